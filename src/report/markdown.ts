/** Control characters, and marks that turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text from players as Markdown text: nothing of it can become markup, a list, a table cell's border or HTML. Readers
 * that turn bare addresses into links still do so; such a link leads where it says.
 */
export function plain(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]<|~&]/g, (c) => `\\${c}`)
      // What begins a list, a heading, a quotation or an underline, and what ends a heading.
      .replace(/^[-+#>=]|#+$/g, (c) => c.replace(/./g, '\\$&'))
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

/** A Markdown table. Cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((r) => line(r.map(plain)))].join('\n');
}
