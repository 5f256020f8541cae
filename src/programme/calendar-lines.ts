/** What calendar files ask for and the library that writes them leaves to us: escapes, the order of lines, their length in bytes. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/** Half of a character that was cut in two somewhere else: no bytes stand for it. */
const LONE_HALF = /\p{Surrogate}/gu;

/** A text as a calendar may hold it: lines end with `\n`, nothing invisible ends one. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(CONTROL, '').replace(LONE_HALF, '');
}

/** A text in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** A text as a value, where the library writes what it is given. */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** A name as a parameter: quoted, so that commas and colons stay in it. A quotation mark has no place there. */
export function quoteName(name: string): string {
  return `"${cleanLine(name).replace(/"/g, "'")}"`;
}

function utf8Length(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}

/** Longest line, in bytes, without the line end. */
const MAX_BYTES = 75;

/** One line as lines of 75 bytes at most; a character is never cut in two. */
export function foldLine(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const more = utf8Length(character);
    if (bytes + more > MAX_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += more;
  }
  return folded;
}

interface Component {
  readonly name: string;
  readonly lines: string[];
  readonly inside: Component[];
}

/**
 * A calendar as the standard wants it: in each component its own lines before the components inside it, and lines folded by bytes.
 * `head` are further lines of the calendar itself.
 */
export function tidyCalendar(text: string, head: readonly string[]): string {
  const root: Component = { name: '', lines: [], inside: [] };
  const open: Component[] = [root];
  // The library folds by characters, and may cut one in two; unfolded, it is whole again.
  for (const line of text.replace(/\r\n[ \t]/g, '').split('\r\n')) {
    const within = open.at(-1) ?? root;
    if (line.startsWith('BEGIN:')) {
      const component: Component = { name: line.slice('BEGIN:'.length), lines: [], inside: [] };
      within.inside.push(component);
      open.push(component);
    } else if (line.startsWith('END:')) open.pop();
    else if (line !== '') within.lines.push(line);
  }
  const written = (c: Component): string[] => [
    `BEGIN:${c.name}`,
    ...c.lines,
    ...c.inside.flatMap(written),
    `END:${c.name}`,
  ];
  for (const calendar of root.inside) calendar.lines.push(...head);
  return root.inside
    .flatMap(written)
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');
}
