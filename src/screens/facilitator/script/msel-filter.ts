import type { DrillTime } from '../../../base/drill-time';
import { MINUTE } from '../../../base/drill-time';
import type { MselRow } from '../../../drill/msel';

/** Which part of the script is shown. */
export type ScriptFilter = 'all' | 'coming' | 'fired' | 'held';

const COMING: readonly MselRow['status'][] = ['waiting', 'scheduled'];

/** Later than anything: what waits for its condition comes after what has a time. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Rows of one part of the script: all by their number, what comes by when it is due, what was fired with the newest first.
 * What was withheld or passed over counts as neither coming nor fired.
 */
export function filterRows(rows: readonly MselRow[], filter: ScriptFilter): readonly MselRow[] {
  switch (filter) {
    case 'all':
      return rows;
    case 'coming':
      return rows
        .filter((r) => COMING.includes(r.status) || r.status === 'held')
        .toSorted((a, b) => (a.dueAt ?? NEVER) - (b.dueAt ?? NEVER));
    case 'fired':
      return rows
        .filter((r) => r.status === 'delivered')
        .toSorted((a, b) => (b.deliveredAt ?? 0) - (a.deliveredAt ?? 0));
    case 'held':
      return rows.filter((r) => r.status === 'held');
  }
}

/** What is due within so many minutes of drill time, soonest first. */
export function dueWithin(rows: readonly MselRow[], now: DrillTime, minutes: number): readonly MselRow[] {
  return rows
    .filter(
      (r) => r.status === 'scheduled' && r.dueAt !== undefined && r.dueAt >= now && r.dueAt <= now + minutes * MINUTE,
    )
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
}

/** What an inject is called: its number in the script, or that it was improvised. */
export function rowName(row: Pick<MselRow, 'number'>): string {
  return row.number === undefined ? 'Improvised' : `Inject ${row.number}`;
}
