import type { DrillTime } from '../../base/drill-time';
import type { ScoreInput } from '../types';
import { perInput } from './per-input';

export interface Seen {
  readonly id: string;
  readonly at: DrillTime;
  readonly by: string;
  readonly seq?: number;
  /** Where it was seen: console and query. */
  readonly where: string;
}

/** The first time that each piece of evidence was seen by anybody, in order. Evidence that the scenario does not know is left out. */
export const evidenceSeen = perInput((input): readonly Seen[] => {
  const known = new Set(input.bundle.scenario.truth.evidence.map((e) => e.id));
  const first = new Map<string, Seen>();
  for (const look of input.state.looks) {
    if (look.at > input.endAt) continue;
    for (const id of look.evidence) {
      if (!known.has(id) || first.has(id)) continue;
      const where = `${look.console} ${look.query}`.trim();
      first.set(id, { id, at: look.at, by: look.by, where, ...(look.seq === undefined ? {} : { seq: look.seq }) });
    }
  }
  return [...first.values()];
});

/** Does a piece of evidence point to the cause of the drawn variant? */
export function isKey(input: ScoreInput, id: string): boolean {
  const row = input.bundle.scenario.truth.evidence.find((e) => e.id === id);
  return row !== undefined && (row.keyFor.includes('*') || row.keyFor.includes(input.truth.variant));
}

/** Its title, for people. */
export function evidenceTitle(input: ScoreInput, id: string): string {
  return input.bundle.scenario.truth.evidence.find((e) => e.id === id)?.title ?? id;
}
