import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlanFile, parsePlan } from '../authoring/plan';
import { err, ok, type Result } from '../base/result';
import type { Bundle, BundleSources } from '../drill/bundle';
import type { Diagnostic } from '../playbook/diagnostics';
import { parseCompany, parsePlaybook } from '../playbook/parse';
import { type Par, parSchema } from '../scenario/par';
import { parseScenario } from '../scenario/parse';

/** Where the shipped scenarios stand. */
export const scenariosFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** A scenario that ships, with everything that stands beside it. */
export interface Shipped {
  readonly company: string;
  readonly id: string;
  /** Folder of the scenario. */
  readonly folder: string;
  readonly bundle: Bundle;
  /** The texts that it was read from, as a record carries them. */
  readonly sources: BundleSources;
  readonly plans: readonly PlanFile[];
  readonly par?: Par;
}

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();

/** Companies and scenarios in the folder, by name. */
export function listScenarios(root = scenariosFolder): readonly { readonly company: string; readonly id: string }[] {
  return folders(root).flatMap((company) =>
    folders(join(root, company))
      .filter((id) => existsSync(join(root, company, id, 'scenario.yaml')))
      .map((id) => ({ company, id })),
  );
}

/** Reads one scenario with its playbook, company, plans and par; every mistake in any of the files is a diagnostic. */
export function loadScenario(company: string, id: string, root = scenariosFolder): Result<Shipped, Diagnostic[]> {
  const home = join(root, company);
  const folder = join(home, id);
  const text = (path: string): string => readFileSync(path, 'utf8');
  const sources: BundleSources = {
    scenarioYaml: text(join(folder, 'scenario.yaml')),
    playbookYaml: text(join(home, 'playbook.yaml')),
    companyYaml: text(join(home, 'company.yaml')),
  };
  const playbook = parsePlaybook(sources.playbookYaml, 'playbook.yaml');
  const facts = parseCompany(sources.companyYaml, 'company.yaml');
  const scenario = parseScenario(sources.scenarioYaml, 'scenario.yaml', { text: sources.companyYaml });
  const plans = loadPlans(folder);
  const problems = [playbook, facts, scenario, plans].flatMap((r) => (r.ok ? [] : r.error));
  if (!playbook.ok || !facts.ok || !scenario.ok || !plans.ok) return err(problems);
  const par = loadPar(folder);
  return ok({
    company,
    id,
    folder,
    bundle: { scenario: scenario.value, playbook: playbook.value, company: facts.value },
    sources,
    plans: plans.value,
    ...(par === undefined ? {} : { par }),
  });
}

function loadPlans(folder: string): Result<readonly PlanFile[], Diagnostic[]> {
  const path = join(folder, 'plans');
  if (!existsSync(path)) return ok([]);
  const read = readdirSync(path)
    .filter((name) => name.endsWith('.plan.yaml'))
    .sort()
    .map((name) => parsePlan(readFileSync(join(path, name), 'utf8'), `plans/${name}`));
  const problems = read.flatMap((r) => (r.ok ? [] : r.error));
  return problems.length > 0 ? err(problems) : ok(read.flatMap((r) => (r.ok ? [r.value] : [])));
}

/** Par as it stands beside the scenario; nothing when it is missing or no par at all. Whether it fits is for the caller. */
function loadPar(folder: string): Par | undefined {
  const path = join(folder, 'par.json');
  if (!existsSync(path)) return undefined;
  const parsed = parSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

/** A shipped scenario by its id. */
export function findShipped(scenarioId: string): Result<Shipped, string> {
  for (const { company, id } of listScenarios()) {
    if (id !== scenarioId) continue;
    const loaded = loadScenario(company, id);
    if (loaded.ok) return loaded;
    return err(`${id} does not load: ${loaded.error[0]?.message ?? 'unknown reason'}`);
  }
  return err(`there is no scenario “${scenarioId}”`);
}
