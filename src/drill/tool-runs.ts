import { appended, changedAt } from '../base/list';
import type { ToolRun } from './state';

/**
 * Where a run stands in the list, by its id. A memory beside the lists, handed on from each list to the next: it may know
 * runs of another fork of the drill, so what it says is checked; what it does not know, no list that it serves has.
 */
const places = new WeakMap<readonly ToolRun[], Map<string, number>>();

function placesOf(runs: readonly ToolRun[]): Map<string, number> {
  let known = places.get(runs);
  if (known === undefined) {
    known = new Map(runs.map((r, i) => [r.runId, i]));
    places.set(runs, known);
  }
  return known;
}

/** Index of the run with this id; `-1` when there is none. */
export function runIndex(runs: readonly ToolRun[], runId: string): number {
  const place = placesOf(runs).get(runId);
  if (place === undefined) return -1;
  return runs[place]?.runId === runId ? place : runs.findIndex((r) => r.runId === runId);
}

/** The list with one more run. */
export function withRun(runs: readonly ToolRun[], run: ToolRun): readonly ToolRun[] {
  const known = placesOf(runs);
  const next = appended(runs, run);
  known.set(run.runId, runs.length);
  places.set(next, known);
  return next;
}

/** The list with the run at `index` changed. */
export function withRunChanged(
  runs: readonly ToolRun[],
  index: number,
  change: Omit<Partial<ToolRun>, 'runId'>,
): readonly ToolRun[] {
  const known = placesOf(runs);
  const next = changedAt(runs, index, (run) => ({ ...run, ...change }));
  places.set(next, known);
  return next;
}
