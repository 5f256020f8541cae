/** How each command is used, as `git <command> -h` prints it; the options are those of this exercise. */
const USAGE: Readonly<Record<string, string>> = {
  add: 'usage: git add [-A | -u] [--] [<pathspec>...]',
  blame: 'usage: git blame [-s] [-e] [-L <start>,<end>] [<rev>] [--] <file>',
  branch: 'usage: git branch [-a | -r] [-v | -vv] [--show-current]',
  checkout: `usage: git checkout [-f] <branch> | <commit>
   or: git checkout [<commit>] -- <pathspec>...`,
  clean: 'usage: git clean [-n] [-f] [-d]',
  commit: 'usage: git commit [-a] [-m <msg>]... [--allow-empty] [--amend] [--no-edit]',
  config: 'usage: git config [--get] <name>',
  diff: `usage: git diff [--staged] [--stat | --name-only] [<commit>] [--] [<path>...]
   or: git diff <commit> <commit> [--] [<path>...]`,
  fetch: 'usage: git fetch [<repository>]',
  log: `usage: git log [--oneline] [-p | --stat] [-<n>] [--author=<text>] [--grep=<text>] [--since=<date>]
               [-S <text>] [--format=<format>] [<revision range>] [[--] <path>...]`,
  'ls-files': 'usage: git ls-files [-m | -o] [<path>...]',
  pull: 'usage: git pull [--rebase] [<repository> [<refspec>]]',
  push: 'usage: git push [<repository> [<refspec>]]',
  remote: 'usage: git remote [-v]',
  reset: `usage: git reset [--soft | --mixed | --hard] [<commit>]
   or: git reset [--] <pathspec>...`,
  restore: 'usage: git restore [--source=<commit>] [--staged] [--worktree] <file>...',
  revert: 'usage: git revert [--no-edit] [-n] <commit>...',
  'rev-parse': 'usage: git rev-parse [--short[=<n>]] [--abbrev-ref] [--show-toplevel] <revision>...',
  rm: 'usage: git rm [--cached] [-r] <file>...',
  shortlog: 'usage: git shortlog [-s] [-n] [-e] [<revision range>]',
  show: `usage: git show [--stat] [<commit>...]
   or: git show <commit>:<path>`,
  stash: 'usage: git stash [push [-m <message>] | list | show [-p] | pop | apply | drop | clear]',
  status: 'usage: git status [-s] [-b] [--porcelain]',
  switch: 'usage: git switch <branch>\n   or: git switch --detach <commit>',
};

const SUMMARY: readonly (readonly [string, string])[] = [
  ['log', 'Show commit logs'],
  ['show', 'Show a commit, or a file as it was in one'],
  ['diff', 'Show changes between commits, or between a commit and the files'],
  ['blame', 'Show who changed each line of a file last'],
  ['status', 'Show what is changed here'],
  ['add', 'Stage files for a commit'],
  ['restore', 'Take files back to what they were'],
  ['commit', 'Record what is staged'],
  ['revert', 'Undo a commit with a new one'],
  ['push', 'Send commits to origin; main is deployed on push'],
  ['pull', 'Take in what others have pushed'],
  ['checkout', 'Go to another commit, or take files from one'],
  ['reset', 'Move main to another commit'],
  ['stash', 'Put changes aside'],
];

export const usageOf = (command: string): string => (Object.hasOwn(USAGE, command) ? (USAGE[command] ?? '') : '');

/** Every command that this git has. */
export const COMMANDS: readonly string[] = Object.keys(USAGE);

export const HELP = `usage: git [-C <path>] [--no-pager] <command> [<args>]

These commands are part of this exercise:
${SUMMARY.map(([name, text]) => `   ${name.padEnd(10)} ${text}`).join('\n')}

Also: ${COMMANDS.filter((c) => !SUMMARY.some(([name]) => name === c))
  .sort()
  .join(', ')}.
'git <command> -h' shows how one is used.`;
