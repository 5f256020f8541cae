/** The working directory as prompts write it: the home directory is `~`. */
export function promptPath(cwd: string): string {
  return cwd.replace(/^\/(?:root|home\/[^/]+)(?=\/|$)/, '~') || '~';
}
