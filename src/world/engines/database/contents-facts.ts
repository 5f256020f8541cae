import type { DrillTime } from '../../../base/drill-time';
import type { Fact } from '../../../scenario/facts';
import type { TableChange } from './contents';

/** Most runs of deleted lines that a fact tells apart. */
const MOST_SPANS = 400;

/** Facts about rows that somebody's statement has changed: of data how many, of logs which. */
export function factsOfRows(
  changes: readonly TableChange[],
  errorLogStream: string | undefined,
  startEpoch: number,
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const change of changes) {
    const { table, inserted, updated, deleted, damaged } = change;
    if (table.kind === 'data' || table.kind === 'state') {
      if (inserted.length + updated + deleted > 0)
        facts.push({ type: 'rows.changed', table: table.name, inserted: inserted.length, updated, deleted });
    } else if (damaged.length > 0) {
      if (table.kind === 'evidence' || errorLogStream === undefined)
        facts.push({ type: 'evidence.deleted', what: table.name, ...whichOnes(change, startEpoch) });
      else facts.push({ type: 'logs.deleted', stream: errorLogStream, ...whichOnes(change, startEpoch) });
    }
  }
  return facts;
}

/** How many lines are gone, and which: nothing is said of which when none is left to tell them apart from. */
function whichOnes(
  { damaged, intact }: TableChange,
  startEpoch: number,
): { readonly rows: number; readonly spans?: [DrillTime, DrillTime][] } {
  if (intact.length === 0) return { rows: damaged.length };
  return { rows: damaged.length, spans: [...spans(damaged, intact, startEpoch)] };
}

/** The runs of deleted lines between lines that are still there, as drill times; the nearest runs are joined when they are too many. */
export function spans(
  damaged: readonly number[],
  intact: readonly number[],
  startEpoch: number,
): readonly [DrillTime, DrillTime][] {
  const marks = [...damaged.map((at) => ({ at, gone: true })), ...intact.map((at) => ({ at, gone: false }))].sort(
    (a, b) => a.at - b.at || Number(a.gone) - Number(b.gone),
  );
  const runs: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const { at, gone } of marks) {
    if (!gone) open = undefined;
    else if (open === undefined) {
      open = { from: at, to: at };
      runs.push(open);
    } else open.to = at;
  }
  if (runs.length > MOST_SPANS) join(runs);
  return runs.map(({ from, to }) => [from - startEpoch, to - startEpoch]);
}

function join(runs: { from: number; to: number }[]): void {
  const gaps = runs.slice(1).map((run, i) => run.from - (runs[i]?.to ?? 0));
  const widest = new Set(
    gaps
      .map((gap, i) => ({ gap, i }))
      .sort((a, b) => b.gap - a.gap || a.i - b.i)
      .slice(0, MOST_SPANS - 1)
      .map(({ i }) => i),
  );
  const joined: { from: number; to: number }[] = [];
  for (const [i, run] of runs.entries()) {
    const last = joined.at(-1);
    if (last === undefined || widest.has(i - 1)) joined.push({ ...run });
    else last.to = run.to;
  }
  runs.splice(0, runs.length, ...joined);
}
