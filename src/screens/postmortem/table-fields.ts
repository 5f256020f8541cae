/** What a column of a table is for, by its heading: it decides which field the form gives for it. */
export type CellKind = 'time' | 'person' | 'date' | 'priority' | 'text';

const KINDS: readonly (readonly [RegExp, CellKind])[] = [
  [/^(?:time|when|at|utc|timestamp|clock)\b|\(utc\)/i, 'time'],
  [/\b(?:owner|assignee|who|by|responsible|actor|person)\b/i, 'person'],
  [/\b(?:due|date|deadline|by when|target)\b/i, 'date'],
  [/\b(?:priority|prio|p)\b/i, 'priority'],
];

/** The kind of each column; `Due by` is a date and no person. */
export function cellKinds(header: readonly string[]): readonly CellKind[] {
  return header.map((title) => {
    if (/\bdue\b|\bby when\b/i.test(title)) return 'date';
    return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? 'text';
  });
}

/** `2026-03-11`, as a date field wants it; nothing for words such as `next Friday`, which stay words. */
export function isoDate(cell: string): string | undefined {
  const found = /^\d{4}-\d\d-\d\d$/.exec(cell.trim())?.[0];
  return found;
}
