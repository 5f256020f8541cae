/** What the control keys of a shell make of a line: beginning, end, and cutting away (Ctrl-D cuts the character at the cursor). Absent for other keys. */
export function editLine(
  line: string,
  cursor: number,
  key: string,
): { readonly line: string; readonly cursor: number } | undefined {
  const start = line.lastIndexOf('\n', cursor - 1) + 1;
  const stop = line.indexOf('\n', cursor);
  const end = stop < 0 ? line.length : stop;
  if (key === 'a') return { line, cursor: start };
  if (key === 'e') return { line, cursor: end };
  if (key === 'u') return { line: line.slice(0, start) + line.slice(cursor), cursor: start };
  if (key === 'k') return { line: line.slice(0, cursor) + line.slice(end), cursor };
  if (key === 'd' && cursor < line.length) return { line: line.slice(0, cursor) + line.slice(cursor + 1), cursor };
  return undefined;
}
