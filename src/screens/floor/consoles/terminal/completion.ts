/** The longest beginning that all options share. */
export function commonStart(options: readonly string[]): string {
  let common = options[0] ?? '';
  for (const option of options) {
    while (!option.startsWith(common)) common = common.slice(0, -1);
  }
  return common;
}

/** What Tab makes of a line: the text and the cursor behind what was put in, and the options left to show. */
export function applyCompletion(
  line: string,
  cursor: number,
  from: number,
  options: readonly string[],
): { readonly line: string; readonly cursor: number; readonly show: readonly string[] } {
  const only = options.length === 1 ? options[0] : undefined;
  const put = only === undefined ? commonStart(options) : /[/=(.]$/.test(only) ? only : `${only} `;
  const typed = line.slice(from, cursor);
  if (options.length === 0 || put.length < typed.length) return { line, cursor, show: options };
  return {
    line: line.slice(0, from) + put + line.slice(cursor),
    cursor: from + put.length,
    show: only === undefined && put.length === typed.length ? options : [],
  };
}
