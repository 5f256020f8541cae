import type { Diagnostic } from '../playbook/diagnostics';
import { parseCompany, parsePlaybook } from '../playbook/parse';
import { type AuthoredText, type Linted, type LintRow, lintScenario, rowOf } from './lint';
import { parsePlan } from './plan';

/** Authored files by their path with `/` between folders, as it is shown to whoever gave them. */
export type AuthoredFiles = ReadonlyMap<string, string>;

/** What a scenario stands on when it is not among the files: found by the id that the scenario names, or beside its folder. */
export type FindBase = (kind: 'playbook' | 'company', id: string, folder: string) => AuthoredText | undefined;

/** One scenario among the files. */
export interface CheckedScenario extends Linted {
  /** Path of its file. */
  readonly file: string;
  /** The texts that it was read from; absent when its playbook or company is not to be had. */
  readonly sources?: { readonly scenarioYaml: string; readonly playbookYaml: string; readonly companyYaml: string };
}

/** Everything that was found in a set of files. */
export interface CheckedFiles {
  /** By file, and by line within it. */
  readonly rows: readonly LintRow[];
  readonly scenarios: readonly CheckedScenario[];
}

type Kind = 'scenario' | 'plan' | 'playbook' | 'company';

/** What kind of authored file a text is: it says so, or its name does. */
function kindOf(path: string, text: string): Kind | undefined {
  if (!/\.ya?ml$/.test(path)) return undefined;
  const said = /^format:\s*['"]?hotwash\.(scenario|plan|playbook|company)\b/m.exec(text)?.[1];
  if (said !== undefined) return said as Kind;
  const named = /(?:^|[/.])(scenario|plan|playbook|company)\.ya?ml$/.exec(path)?.[1];
  return named === undefined ? undefined : (named as Kind);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const parentOf = (folder: string): string => folderOf(folder.slice(0, -1));

/**
 * Checks a set of authored files: each scenario with its plans, its par, its company and its playbook, and whatever else is there.
 * `whole` says that folders were given, so that what is missing in them is missing. Never throws.
 */
export function checkFiles(files: AuthoredFiles, find: FindBase, whole: boolean): CheckedFiles {
  const kinds = new Map(
    [...files].flatMap(([path, text]) => (kindOf(path, text) === undefined ? [] : [[path, kindOf(path, text)]])),
  );
  const of = (kind: Kind): string[] => [...kinds].filter(([, k]) => k === kind).map(([path]) => path ?? '');
  const text = (path: string): AuthoredText => ({ file: path, text: files.get(path) ?? '' });
  const read = new Set<string>();

  const scenarios = of('scenario').map((file): CheckedScenario => {
    const folder = folderOf(file);
    const base = (kind: 'playbook' | 'company'): AuthoredText | undefined => {
      const inside = [folder, parentOf(folder)].flatMap((f) => of(kind).filter((path) => folderOf(path) === f))[0];
      if (inside !== undefined) return text(inside);
      const id = new RegExp(`^${kind}:\\s*['"]?([^\\s'"#]+)`, 'm').exec(files.get(file) ?? '')?.[1] ?? '';
      return find(kind, id, folder);
    };
    const [playbook, company] = [base('playbook'), base('company')];
    const plans = of('plan').filter((path) => path.startsWith(folder));
    for (const path of [file, ...plans, playbook?.file, company?.file]) if (path !== undefined) read.add(path);
    if (playbook === undefined || company === undefined) {
      return { file, rows: [noBase(file, playbook === undefined ? 'playbook' : 'company')], plans: [] };
    }
    const par = files.has(`${folder}par.json`) ? text(`${folder}par.json`) : undefined;
    const linted = lintScenario({
      scenario: text(file),
      playbook,
      company,
      ...(whole
        ? {
            folder: {
              plans: plans.map(text),
              ...(par === undefined ? {} : { par }),
              readme: files.has(`${folder}README.md`),
            },
          }
        : {}),
    });
    const sources = { scenarioYaml: text(file).text, playbookYaml: playbook.text, companyYaml: company.text };
    return { ...linted, rows: linted.rows, file, sources };
  });

  const rest = [...kinds].flatMap(([path = '', kind]) => {
    if (read.has(path)) return [];
    return mistakesIn(kind, text(path)).map(rowOf);
  });
  const rows = [...scenarios.flatMap((s) => s.rows), ...rest];
  return { rows: inOrder(once(rows)), scenarios };
}

function mistakesIn(kind: Kind | undefined, { text, file }: AuthoredText): readonly Diagnostic[] {
  const result =
    kind === 'plan' ? parsePlan(text, file) : kind === 'company' ? parseCompany(text, file) : parsePlaybook(text, file);
  return result.ok ? [] : result.error;
}

/** Scenarios share a playbook and a company: a mistake in those is told once. */
function once(rows: readonly LintRow[]): readonly LintRow[] {
  const seen = new Map(
    rows.map((row) => [JSON.stringify([row.code, row.file, row.line, row.column, row.message]), row]),
  );
  return [...seen.values()];
}

function inOrder(rows: readonly LintRow[]): readonly LintRow[] {
  return rows.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
}

function noBase(file: string, kind: 'playbook' | 'company'): LintRow {
  return {
    code: `scenario.no-${kind}`,
    severity: 'error',
    message: `The ${kind} that the scenario names is not to be found.`,
    file,
    line: 1,
    column: 1,
    path: kind,
    why: 'A drill is played at a company and scored by a playbook.',
    mend: `Put \`${kind}.yaml\` beside the scenario’s folder, or name one that ships, such as \`${kind}: vyberology\`.`,
  };
}
