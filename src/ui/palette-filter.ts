/** What the palette needs to know of an entry to find it. */
export interface PaletteEntry {
  readonly title: string;
  readonly group?: string;
  /** More words it should be found by. */
  readonly words?: string;
}

const separators = /[\s/:_.-]+/;

/** 0 when it does not fit. Higher fits better: whole start, then starts of words, then inside, then letters in order. */
function score(query: string, entry: PaletteEntry): number {
  const title = entry.title.toLowerCase();
  if (title.startsWith(query)) return 1000 - Math.min(title.length, 200);
  const parts = query.split(separators).filter((part) => part !== '');
  const titleWords = title.split(separators);
  if (parts.every((part) => titleWords.some((word) => word.startsWith(part)))) return 700 - Math.min(title.length, 200);
  const all = `${title} ${entry.group ?? ''} ${entry.words ?? ''}`.toLowerCase();
  const allWords = all.split(separators);
  if (parts.every((part) => allWords.some((word) => word.startsWith(part)))) return 400 - Math.min(title.length, 200);
  if (parts.every((part) => all.includes(part))) return 200 - Math.min(title.length, 100);
  return subsequence(parts.join(''), title) ? 50 : 0;
}

/** True when the letters of `query` come in this order in `text`, the first of them at the start of a word. */
function subsequence(query: string, text: string): boolean {
  const first = query[0];
  if (first === undefined) return false;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    if (start > 0 && !separators.test(text[start - 1] ?? '')) continue;
    let at = 0;
    for (let index = start; index < text.length && at < query.length; index += 1)
      if (text[index] === query[at]) at += 1;
    if (at === query.length) return true;
  }
  return false;
}

/** The entries that fit what was typed, best first; all of them, in their own order, for nothing typed. Ties keep their order. */
export function filterPalette<E extends PaletteEntry>(entries: readonly E[], typed: string): readonly E[] {
  const query = typed.trim().toLowerCase();
  if (query === '') return entries;
  return entries
    .map((entry, index) => ({ entry, index, points: score(query, entry) }))
    .filter((found) => found.points > 0)
    .sort((one, other) => other.points - one.points || one.index - other.index)
    .map((found) => found.entry);
}
