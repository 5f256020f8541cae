/** A stretch of text: found or not. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** Cuts a text into what matches `needle` (case does not count) and the rest. Joined together it is the text again. */
export function stretches(text: string, needle: string): readonly Stretch[] {
  const wanted = needle.toLowerCase();
  if (wanted === '') return text === '' ? [] : [{ text, found: false }];
  const lower = text.toLowerCase();
  // A few letters change length in lower case; then places no longer agree, and nothing is marked.
  if (lower.length !== text.length) return [{ text, found: false }];
  const parts: Stretch[] = [];
  let at = 0;
  for (let hit = lower.indexOf(wanted); hit >= 0; hit = lower.indexOf(wanted, at)) {
    if (hit > at) parts.push({ text: text.slice(at, hit), found: false });
    parts.push({ text: text.slice(hit, hit + wanted.length), found: true });
    at = hit + wanted.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: false });
  return parts;
}
