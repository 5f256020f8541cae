import type { Bundle } from '../drill/bundle';
import { allFixtures } from './fixtures/all-fixtures';
import { goodRun, type RunOptions } from './fixtures/good-run';
import type { Script } from './fixtures/script';
import type { Example, Runs } from './fixtures/types';
import { indicators } from './registry';
import { judgeWith, restsOnSomething, scoreInput } from './scorecard';

export interface ClauseState {
  readonly id: string;
  readonly state: 'working' | 'missing';
  /** In words, what is missing; empty for a clause that works. */
  readonly missing: readonly string[];
}

/** Good runs of a bundle, made once for each set of options. */
export function runsOf(bundle: Bundle): Runs {
  const made = new Map<string, Script>();
  return (options: RunOptions = {}) => {
    const key = JSON.stringify(options);
    const known = made.get(key);
    if (known !== undefined) return known;
    const run = goodRun(bundle, options);
    made.set(key, run);
    return run;
  };
}

/** The share of an indicator's points that a run wins; undefined when there is nothing to judge. */
export function shareFor(run: Script, indicatorId: string): number | undefined {
  const indicator = indicators.find((i) => i.id === indicatorId);
  const config = run.bundle.playbook.scoring.indicators.find((i) => i.id === indicatorId);
  if (indicator === undefined || config === undefined) return undefined;
  const result = judgeWith(scoreInput(run.run()), indicator, config);
  return result.applicable && result.echoOf === undefined ? result.share : undefined;
}

/** Does keeping the rule really win more than breaking it? Both runs are folded and judged. */
export function exampleHolds(example: Example, runs: Runs, indicatorId: string): boolean {
  const kept = shareFor(example.kept(runs), indicatorId);
  const broken = shareFor(example.broken(runs), indicatorId);
  return kept !== undefined && broken !== undefined && kept > broken;
}

interface Lack {
  /** Its example speaks against it: this is wrong, and not only absent. */
  readonly wrong: boolean;
  readonly text: string;
}

/** What keeps one indicator from scoring a clause; nothing when it does. */
function lackOf(
  bundle: Bundle,
  clause: string,
  indicatorId: string,
  offered: ReadonlySet<string>,
  runs: Runs,
): Lack | undefined {
  const absent = (text: string): Lack => ({ wrong: false, text });
  const indicator = indicators.find((i) => i.id === indicatorId);
  if (indicator === undefined) return absent(`there is no indicator “${indicatorId}”`);
  const config = bundle.playbook.scoring.indicators.find((i) => i.id === indicatorId);
  if (config === undefined || !restsOnSomething(bundle.playbook, config))
    return absent(`“${indicatorId}” is switched off`);
  const unoffered = indicator.acts.filter((act) => !offered.has(act));
  if (unoffered.length > 0) return absent(`the screens do not offer ${unoffered.join(', ')} (for “${indicatorId}”)`);
  const example = allFixtures.find((f) => f.indicator === indicatorId)?.examples[clause];
  if (example === undefined)
    return absent(`“${indicatorId}” has no example of keeping and breaking it in this scenario`);
  if (exampleHolds(example, runs, indicatorId)) return undefined;
  return { wrong: true, text: `“${indicatorId}” does not score keeping it above breaking it` };
}

/**
 * Which clauses of the playbook really work: stated in the playbook, cited by an indicator, within reach of the acts that
 * the screens offer, and scored higher when kept than when broken, in drills that are really folded. Derived, never listed.
 * `only`: the clauses that are asked about; all when absent.
 */
export function clauseReport(
  bundle: Bundle,
  offeredActs: readonly string[],
  only?: ReadonlySet<string>,
): readonly ClauseState[] {
  const { playbook } = bundle;
  const offered = new Set(offeredActs);
  const runs = runsOf(bundle);
  const asked = playbook.clauses.filter((clause) => only?.has(clause.id) ?? true);
  return asked.map((clause): ClauseState => {
    const lacks = (missing: readonly string[]): ClauseState => ({ id: clause.id, state: 'missing', missing });
    if (clause.rule.trim() === '') return lacks(['the playbook does not state the rule']);
    const citing = playbook.scoring.indicators.filter((i) => i.clauses.includes(clause.id)).map((i) => i.id);
    if (citing.length === 0) return lacks(['no indicator cites it']);
    const rows = citing.map((id) => lackOf(bundle, clause.id, id, offered, runs));
    const wrong = rows.filter((r) => r?.wrong === true);
    if (wrong.length > 0) return lacks(wrong.flatMap((r) => r?.text ?? []));
    if (rows.some((r) => r === undefined)) return { id: clause.id, state: 'working', missing: [] };
    return lacks(rows.flatMap((r) => r?.text ?? []));
  });
}
