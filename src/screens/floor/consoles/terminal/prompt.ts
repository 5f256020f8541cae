/** The working directory as prompts write it: the home directory is `~`. */
export function promptPath(cwd: string): string {
  return cwd.replace(/^\/(?:root|home\/[^/]+)(?=\/|$)/, '~') || '~';
}

/** psql's prompt for a row: `postgres=> ` with the sign of what the row is inside of (`-`, `'`, `(` ...). */
export function psqlPrompt(prompt: string, mark: string): string {
  return prompt.replace('=', mark);
}

/** The command line's name for those who hear it: which psql it is, and how its transaction stands. */
export function lineLabel(prompt: string | undefined): string {
  if (prompt === undefined) return 'Command line';
  const [, database = '', state = ''] = /^(\w*).([*!]?)> $/.exec(prompt) ?? [];
  const transaction = state === '*' ? ', transaction open' : state === '!' ? ', transaction failed' : '';
  return `Command line, psql on ${database}${transaction}`;
}
