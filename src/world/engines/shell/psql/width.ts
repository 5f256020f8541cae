/** Characters of East Asian scripts and pictures take two columns; these ranges hold the common ones. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
/** Marks that stand on the character before them, and joiners. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\u200b-\u200f\u2060]$/u;
const SIMPLE = /^[\u0020-\u007e\u00a0-\u02ff]*$/;

/** Columns that a text takes in a terminal, the text being one line without control characters. */
export function displayWidth(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (NO_WIDTH.test(c)) continue;
    width += WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
  }
  return width;
}

/** Fills a text up with blanks. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The lines of a cell as psql prints them: tabs as blanks up to the next column of eight, control characters spelt out. */
export function cellLines(text: string): readonly string[] {
  if (SIMPLE.test(text)) return [text];
  return text.split('\n').map((line) => {
    if (SIMPLE.test(line)) return line;
    let out = '';
    for (const c of line) {
      const code = c.codePointAt(0) ?? 0;
      if (c === '\t') out += ' '.repeat(8 - (displayWidth(out) % 8));
      else if (c === '\r') out += '\\r';
      else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
      else if (code >= 0x80 && code < 0xa0) out += `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
      else out += c;
    }
    return out;
  });
}
