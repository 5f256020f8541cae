import { BOTS, CHARACTERS, FLAWED, teamOf } from '../bots/named';
import type { Bundle } from '../drill/bundle';
import { explorer } from './explorer';
import type { Team } from './simulate';

/** Tries out a scenario instead of playing it well or badly. */
const EXPLORER = 'explorer';

/** Bots that are simulated when nobody says which: those of known quality, the best first, and the explorer. */
export const SIMULATED: readonly string[] = [...CHARACTERS, EXPLORER];

/** Every bot that can be simulated: also the careful ones with a single planted flaw. */
export const ALL_SIMULATED: readonly string[] = [...SIMULATED, ...FLAWED];

/** The team of a bot; nothing when there is no such bot. */
export function teamFor(bundle: Bundle, bot: string, seed: string): Team | undefined {
  const spec = Object.hasOwn(BOTS, bot) ? BOTS[bot] : undefined;
  const policy = bot === EXPLORER ? explorer(bundle.scenario) : spec?.policy();
  if (policy === undefined) return undefined;
  return { name: bot, participants: teamOf(bundle, bot, seed), policyOf: () => policy };
}
