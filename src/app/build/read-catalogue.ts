import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE } from '../../base/drill-time';
import { exercisesOf } from '../../coach/exercises';
import type { Diagnostic } from '../../playbook/diagnostics';
import { parsePlaybook } from '../../playbook/parse';
import { parseScenario } from '../../scenario/parse';
import type { Catalogue, CatalogueRow } from './catalogue-types';

/** A scenario's folder below `scenarios/`: `vyberology/edge-outage`. */
export function scenarioFolders(root: string): string[] {
  const folders = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  return folders(root).flatMap((company) =>
    folders(join(root, company))
      .filter((name) => readdirSync(join(root, company, name)).includes('scenario.yaml'))
      .map((name) => `${company}/${name}`),
  );
}

function valueIn<T>(read: { ok: true; value: T } | { ok: false; error: readonly Diagnostic[] }): T {
  if (read.ok) return read.value;
  const lines = read.error.map((d) => `${d.file}:${d.line}:${d.column} ${d.message} ${d.hint}`);
  throw new Error(`A shipped scenario has mistakes:\n${lines.join('\n')}`);
}

/** Reads the headers of all shipped scenarios. Throws with every place when one of them does not parse. */
export function readCatalogue(root: string): Catalogue {
  const scenarios: CatalogueRow[] = [];
  let nextDrill: string | null = null;
  for (const folder of scenarioFolders(root)) {
    const company = folder.slice(0, folder.indexOf('/'));
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const playbook = valueIn(parsePlaybook(read(`${company}/playbook.yaml`), `${company}/playbook.yaml`));
    const file = `${company}/company.yaml`;
    const scenario = valueIn(
      parseScenario(read(`${folder}/scenario.yaml`), `${folder}/scenario.yaml`, { text: read(file), file }),
    );
    nextDrill ??= playbook.nextDrill;
    scenarios.push({
      id: scenario.id,
      title: scenario.title,
      summary: scenario.summary,
      difficulty: scenario.difficulty,
      minutes: Math.round(scenario.longest / MINUTE),
      variantsCount: scenario.variants.length,
      roles: scenario.roles.map((id) => playbook.roles.find((role) => role.id === id)?.title ?? id),
      objectives: scenario.objectives.map((objective) => objective.text),
      exercises: exercisesOf(scenario),
    });
  }
  scenarios.sort((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
  return { scenarios, nextDrill };
}
