/** A text as a string constant of SQL. */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return text.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}

/** A text as a quoted name of SQL. */
export function quoteIdentifier(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
