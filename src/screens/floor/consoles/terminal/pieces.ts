/** Short enough to be laid out in a few milliseconds. */
const MOST_LINES = 60;
const MOST_CHARACTERS = 6_000;

/** A long text in pieces that are whole lines, as far as lines are not endless; joined they are the text again. */
export function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    for (let lines = 0; lines < MOST_LINES && end < text.length; lines++) {
      const next = text.indexOf('\n', end);
      const stop = next < 0 ? text.length : next + 1;
      if (stop - start > MOST_CHARACTERS && lines > 0) break;
      end = stop;
    }
    // A line that is too long by itself is cut between characters, never within one.
    if (end - start > MOST_CHARACTERS) {
      end = start + MOST_CHARACTERS;
      const last = text.charCodeAt(end - 1);
      if (last >= 0xd800 && last <= 0xdbff) end += 1;
    }
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

/** Lines of a piece, at the least. */
export function linesIn(piece: string): number {
  let lines = piece.endsWith('\n') ? 0 : 1;
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
