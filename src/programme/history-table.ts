import type { HistoryEntry } from './fields';
import { cellText, writeCell, writeDuration } from './history-cells';
import { byTime } from './turns';

/** The columns of the playbook's incident history, in its order. */
export const COLUMNS = ['Date', 'Severity', 'Duration', 'Summary', 'Postmortem'] as const;

/** What a drill is marked with in the column of the severity, so that nobody takes it for an incident. */
export const DRILL_MARK = '(drill)';

/** What of an entry stands in the table. */
export type TableEntry = Pick<
  HistoryEntry,
  'what' | 'date' | 'severity' | 'durationMinutes' | 'summary' | 'postmortem'
>;

/** The history as the playbook's table, the oldest first, drills marked as such. Without entries it says so, as the playbook does. */
export function historyTable(entries: readonly HistoryEntry[]): string {
  const rows = entries.toSorted(byTime).map(tableRow);
  return [
    line(COLUMNS),
    line(COLUMNS.map(() => '---')),
    ...(rows.length === 0 ? [line(['TBD', '-', '-', 'No incidents yet', '-'])] : rows),
  ]
    .map((row) => `${row}\n`)
    .join('');
}

/** One row of the table, without a line end. */
export function tableRow({ what, date, severity, durationMinutes, summary, postmortem }: TableEntry): string {
  const mark = what === 'drill' ? ` ${DRILL_MARK}` : '';
  return line([
    date,
    `${writeCell(cellText(severity).replace(/\n/g, ' '))}${mark}`,
    writeDuration(durationMinutes),
    writeCell(summary),
    writeCell(postmortem),
  ]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
