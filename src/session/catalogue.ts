import type { AuthoredText } from '../authoring/lint';
import type { FindBase } from '../authoring/lint-files';
import { err, ok, type Result } from '../base/result';
import type { Bundle, BundleSources } from '../drill/bundle';
import { parseBundle } from '../exchange/parse-bundle';
import { type Par, parSchema } from '../scenario/par';

/** What went wrong, for a notice on the screen. */
export interface Trouble {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A scenario that ships, with everything a drill needs: parsed, and as the texts that a record carries. */
export interface LoadedBundle {
  readonly bundle: Bundle;
  readonly sources: BundleSources;
  readonly par?: Par;
}

type Load = () => Promise<string>;

const scenarios = import.meta.glob<string>('/scenarios/*/*/scenario.yaml', { query: '?raw', import: 'default' });
const pars = import.meta.glob<string>('/scenarios/*/*/par.json', { query: '?raw', import: 'default' });
const playbooks = import.meta.glob<string>('/scenarios/*/playbook.yaml', { query: '?raw', import: 'default' });
const companies = import.meta.glob<string>('/scenarios/*/company.yaml', { query: '?raw', import: 'default' });

/** Loads a shipped scenario by its id, which is the name of its folder. */
export async function loadBundle(scenarioId: string): Promise<Result<LoadedBundle, Trouble>> {
  const path = Object.keys(scenarios).find((file) => file.endsWith(`/${scenarioId}/scenario.yaml`));
  const home = path?.split('/').slice(0, 3).join('/');
  const [scenario, playbook, company]: (Load | undefined)[] = [
    scenarios[path ?? ''],
    playbooks[`${home}/playbook.yaml`],
    companies[`${home}/company.yaml`],
  ];
  if (scenario === undefined || playbook === undefined || company === undefined)
    return err({ title: 'This scenario is not here', lines: [`No scenario is called “${scenarioId}”.`] });
  try {
    const [scenarioYaml, playbookYaml, companyYaml] = await Promise.all([scenario(), playbook(), company()]);
    const sources = { scenarioYaml, playbookYaml, companyYaml };
    const parsed = parseBundle(sources);
    if (!parsed.ok) return err({ title: 'This scenario has mistakes', lines: parsed.error.map(diagnosticLine) });
    const par = await loadPar(scenarioId);
    return ok({ bundle: parsed.value, sources, ...(par === undefined ? {} : { par }) });
  } catch {
    return err({
      title: 'This scenario could not be loaded',
      lines: ['Check the connection and load the page again.'],
    });
  }
}

/** Finds the playbooks and companies that ship by the id that they have. */
export async function shippedBases(): Promise<FindBase> {
  const read = async (files: Readonly<Record<string, Load>>): Promise<readonly AuthoredText[]> =>
    Promise.all(Object.entries(files).map(async ([file, load]) => ({ file: file.slice(1), text: await load() })));
  const bases = { playbook: await read(playbooks), company: await read(companies) };
  return (kind, id) => bases[kind].find(({ text }) => /^id:\s*['"]?([^\s'"#]+)/m.exec(text)?.[1] === id);
}

/** The par times of a shipped scenario; undefined where there are none, or none that can be read. */
export async function loadPar(scenarioId: string): Promise<Par | undefined> {
  const load = Object.entries(pars).find(([file]) => file.endsWith(`/${scenarioId}/par.json`))?.[1];
  if (load === undefined) return undefined;
  try {
    const read = parSchema.safeParse(JSON.parse(await load()));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** `scenario.yaml:12:3 message hint`. */
export function diagnosticLine(d: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}): string {
  return `${d.file}:${d.line}:${d.column} ${d.message} ${d.hint}`;
}
