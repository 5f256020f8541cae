import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ActType, actTypes } from '../drill/acts';
import { offeredActs } from '../screens/floor/actions/registry';

const source = fileURLToPath(new URL('..', import.meta.url));

/** The floor offers its acts through a registry; the other screens propose theirs in the code of their controls, or in the route that wires them. */
const OTHERS = ['screens/briefing', 'screens/postmortem', 'screens/debrief', 'app'];

/** Every act that some screen lets a player do, read off the screens themselves. */
export function actsOnScreens(): readonly ActType[] {
  const found = new Set<ActType>(offeredActs);
  for (const folder of OTHERS) {
    for (const name of readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name)) continue;
      const text = readFileSync(join(source, folder, name), 'utf8');
      for (const [, type] of text.matchAll(/propose\(\s*\{\s*type:\s*'([a-z.-]+)'/g)) {
        const known = actTypes.find((t) => t === type);
        if (known !== undefined) found.add(known);
      }
    }
  }
  return [...found];
}
