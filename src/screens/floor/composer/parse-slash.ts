/** A line that starts with a slash, taken apart. */
export interface SlashCommand {
  /** In lower case, without the slash; may be a part of a command that is still being typed. */
  readonly name: string;
  /** What stands after the command, without the white space around it. */
  readonly args: string;
  /** Has the command been ended by white space, so that what follows belongs to it? */
  readonly isComplete: boolean;
}

const SLASH = /^\/([a-z][a-z-]*)?(?:(\s+)([\s\S]*))?$/i;

/**
 * Reads a slash command. Undefined for plain text: whatever does not start with a slash, a path (`/var/log`), a doubled
 * slash, or a slash with a space after it.
 */
export function parseSlash(text: string): SlashCommand | undefined {
  const match = SLASH.exec(text);
  if (match === null) return undefined;
  const name = (match[1] ?? '').toLowerCase();
  const isComplete = match[2] !== undefined;
  if (name === '' && isComplete) return undefined;
  return { name, args: (match[3] ?? '').trim(), isComplete };
}

/** The first word and the rest, both without the white space around them. */
export function firstWord(args: string): readonly [string, string] {
  const match = /^\s*(\S*)\s*([\s\S]*)$/.exec(args);
  return [match?.[1] ?? '', (match?.[2] ?? '').trim()];
}
