import type { Company } from '../playbook/company';
import type { Diagnostic } from '../playbook/diagnostics';
import { parseCompany, parsePlaybook } from '../playbook/parse';
import type { Playbook } from '../playbook/schema';
import { type Par, parSchema } from '../scenario/par';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/schema';
import { type PlanFile, parsePlan } from './plan';
import { possibleIn } from './possible';
import { whyOf } from './reader-codes';
import { rules } from './rules/registry';
import type { Finding, Folder, LintInput, LintSeverity, Rule } from './rules/rule';

/** A mistake, or something that a good scenario has and this one lacks. Lines and columns count from 1. */
export interface LintRow {
  readonly code: string;
  readonly severity: LintSeverity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the data: `injects[3].to`; empty for the whole file. */
  readonly path: string;
  readonly why: string;
  readonly mend: string;
}

/** An authored text and what it is called where its author sees it. */
export interface AuthoredText {
  readonly file: string;
  readonly text: string;
}

/** A scenario as it is given to the linter. */
export interface AuthoredScenario {
  readonly scenario: AuthoredText;
  readonly playbook: AuthoredText;
  readonly company: AuthoredText;
  /** What stands beside it; left out when there is no folder, so that nothing in it can be missed. */
  readonly folder?: {
    readonly plans: readonly AuthoredText[];
    readonly par?: AuthoredText;
    readonly readme: boolean;
  };
}

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

/** A mistake that was found while a file was read, as a row. */
export function rowOf(d: Diagnostic): LintRow {
  const { code, message, file, line, column, path, hint } = d;
  const rule = byCode.get(code);
  return {
    code,
    severity: rule?.severity ?? 'error',
    message,
    file,
    line,
    column,
    path,
    why: rule?.why ?? whyOf(code),
    mend: hint,
  };
}

/** What the files say, as far as they can be read. */
export interface Linted {
  readonly rows: readonly LintRow[];
  /** There when the three files can be read: with warnings, or with errors that only rules have found. */
  readonly read?: { readonly scenario: Scenario; readonly playbook: Playbook; readonly company: Company };
  readonly plans: readonly PlanFile[];
  readonly par?: Par;
}

/** Reads a scenario with everything that it stands among, and applies every rule to it. Never throws. */
export function lintScenario(given: AuthoredScenario): Linted {
  const playbook = parsePlaybook(given.playbook.text, given.playbook.file);
  const company = parseCompany(given.company.text, given.company.file);
  const plans = (given.folder?.plans ?? []).map((p) => ({ file: p.file, read: parsePlan(p.text, p.file) }));
  const par = given.folder?.par === undefined ? undefined : readPar(given.folder.par.text);
  const folder: Folder | undefined =
    given.folder === undefined
      ? undefined
      : {
          plans: plans.flatMap(({ file, read }) => (read.ok ? [{ file, plan: read.value }] : [])),
          ...(par === undefined ? {} : { par }),
          readme: given.folder.readme,
        };

  let scenario: Scenario | undefined;
  const aside: LintRow[] = [];
  const read = parseScenario(
    given.scenario.text,
    given.scenario.file,
    { text: given.company.text, file: given.company.file },
    (value, report) => {
      scenario = value;
      if (!playbook.ok || !company.ok) return;
      const input: LintInput = {
        scenario: value,
        playbook: playbook.value,
        company: company.value,
        ...(folder === undefined ? {} : { folder }),
        possible: value.variants.map((v) => possibleIn(value, v.id)),
      };
      for (const rule of rules) {
        rule.check?.(input, (finding) => {
          const mend = finding.mend ?? rule.mend;
          if (finding.file === undefined) report(rule.code, finding.path ?? [], finding.message, mend);
          else aside.push(besideRow(rule, finding, finding.file));
        });
      }
    },
  );
  const mistakes = [read, playbook, company, ...plans.map((p) => p.read)].flatMap((r) => (r.ok ? [] : r.error));
  return {
    rows: [...mistakes.map(rowOf), ...aside],
    plans: folder?.plans.map((p) => p.plan) ?? [],
    ...(par === undefined ? {} : { par }),
    ...(scenario !== undefined && playbook.ok && company.ok
      ? { read: { scenario, playbook: playbook.value, company: company.value } }
      : {}),
  };
}

/** A finding about a file beside the scenario. */
function besideRow({ code, severity, why, mend }: Rule, finding: Finding, file: string): LintRow {
  return {
    code,
    severity,
    message: finding.message,
    file,
    line: 1,
    column: 1,
    path: '',
    why,
    mend: finding.mend ?? mend,
  };
}

function readPar(text: string): Par | undefined {
  try {
    const parsed = parSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Is any of it an error, so that the scenario should not be played? */
export function hasError(rows: readonly LintRow[]): boolean {
  return rows.some((row) => row.severity === 'error');
}
