/**
 * Text that was saved as UTF-8 and read as Windows-1252 somewhere on its way: an arrow has become three odd letters. Put right where
 * the letters, taken as bytes, are well-formed UTF-8; hardly any text in earnest looks like that.
 */

/** What Windows-1252 has at 0x80 to 0x9f; holes stand for themselves. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const BYTES: ReadonlyMap<string, number> = new Map(
  [...HIGH]
    .map((c, i) => [c, 0x80 + i] as const)
    .concat(Array.from({ length: 96 }, (_, i) => [String.fromCharCode(0xa0 + i), 0xa0 + i] as const)),
);

/** Text in which every damaged character is whole again, and how many there were. */
export interface Mended {
  readonly text: string;
  readonly characters: number;
}

/** Puts damaged characters right. Text without any comes back as it was. */
export function mendEncoding(text: string): Mended {
  let mended = '';
  let characters = 0;
  for (let i = 0; i < text.length; ) {
    const found = decoded(text, i);
    mended += found === undefined ? text[i] : found.character;
    i += found === undefined ? 1 : found.length;
    if (found !== undefined) characters++;
  }
  return { text: mended, characters };
}

/** Does a text hold what `mendEncoding` would change at this place? Its length then, else 0. */
export function damagedAt(text: string, at: number): number {
  return decoded(text, at)?.length ?? 0;
}

/** The character that begins at a place, when the letters there are the bytes of one beyond ASCII. */
function decoded(text: string, at: number): { readonly character: string; readonly length: number } | undefined {
  const lead = BYTES.get(text[at] ?? '') ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0) return undefined;
  let point = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const byte = BYTES.get(text[at + i] ?? '') ?? 0;
    if (byte < 0x80 || byte > 0xbf) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x1_0000;
  // Too long for what they say, half of a pair, or beyond what there is: no UTF-8.
  if (point < least || point > 0x10_ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  return { character: String.fromCodePoint(point), length };
}
