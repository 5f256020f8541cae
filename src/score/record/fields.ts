/** Labelled values in written text: `**Status:** Investigating`, `Status: Investigating`, `- Status: ...`. */

/** Escapes a text for use inside a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * The value that follows a label at the start of a line, on that line. Undefined when the label is not there; an
 * empty text when nothing follows it.
 */
export function labelled(text: string, label: string): string | undefined {
  const bare = escaped(label.replace(/[?:]+$/, ''));
  const row = new RegExp(`^[ \\t>*_#-]*${bare}\\??[*_]*[ \\t]*:[*_]*[ \\t]*(.*)$`, 'im').exec(text);
  return row?.[1]?.replace(/[*_]+$/, '').trim();
}

/** Is there something in a value besides what a template leaves there? */
export function filled(value: string | undefined): boolean {
  if (value === undefined) return false;
  const bare = value.replace(/[\s*_`#|-]+/g, ' ').trim();
  if (bare === '' || residue(value).length > 0) return false;
  return /[\p{L}\p{N}]/u.test(bare);
}

const RESIDUE: readonly RegExp[] = [
  /\[[^\][\n]{2,80}\](?!\()/g,
  /\{[A-Za-z]+\}/g,
  /<[a-z][a-z -]*>/g,
  /\$\(date[^)]*\)/g,
  /\bYYYY-MM-DD\b|\bHH:MM\b/g,
  /\bSEV-?X\b/g,
  /\bX (?:hours?|minutes?|users?)\b|\bY (?:minutes?|%)|\bY%|\$X\b/g,
];

/** What a template left behind, as it stands in the text. A ticked or open box of a task list is none. */
export function residue(text: string): readonly string[] {
  return RESIDUE.flatMap((pattern) => text.match(pattern) ?? []).filter((hit) => !/^\[[ xX]?\]$/.test(hit));
}
