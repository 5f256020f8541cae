/** Control characters, and marks that turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text from players as Markdown text: nothing of it can become markup, a link, a list, a table cell's border or HTML. */
export function plain(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_{}[\]()#+!|<>~&@=$^-]/g, (c) => `\\${c}`)
      // Bare addresses would turn into links, and `1.` at the beginning into a list.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
      .replace(/^(\d+)\./, '$1\\.')
  );
}

/** A Markdown table. Cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((r) => line(r.map(plain)))].join('\n');
}
