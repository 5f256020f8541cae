import type { TrackerRow } from '../../../../world/model/operations';

/** Issues in which every word of the filter occurs, most events first. */
export function filterIssues(rows: readonly TrackerRow[], filter: string): readonly TrackerRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows
    .filter((row) => {
      const text = `${row.id} ${row.title} ${row.culprit} ${row.service} ${row.release} ${row.level}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => b.events - a.events || b.lastSeen - a.lastSeen || (a.id < b.id ? -1 : 1));
}
