import type { Bash } from 'just-bash/browser';
import { variableNames } from './completion/names';
import { offerOf } from './completion/tools';
import { HOME } from './files';
import type { ShellPort } from './port';
import { completeSql, sqlInShellLine } from './psql/complete-sql';

/** What Tab offers: replace the text from `from` to the cursor by one of the options. */
export interface Completion {
  readonly from: number;
  readonly options: readonly string[];
}

/** Most that Tab offers. */
const MOST = 60;
/** Commands worth a Tab: ours, and those of the shell that responders use. */
const COMMANDS = [
  ...[
    'supabase',
    'gh',
    'git',
    'curl',
    'pnpm',
    'psql',
    'jq',
    'grep',
    'rg',
    'cat',
    'ls',
    'sed',
    'awk',
    'head',
    'tail',
    'wc',
  ],
  ...[
    'sort',
    'uniq',
    'cut',
    'tr',
    'find',
    'xargs',
    'tee',
    'diff',
    'cd',
    'pwd',
    'date',
    'help',
    'echo',
    'printf',
    'history',
  ],
  ...['export', 'unset', 'env', 'mkdir', 'rm', 'mv', 'cp', 'less', 'sleep', 'base64', 'sha256sum'],
];

/** Completes commands, their verbs, options, names of the world, variables and files; SQL in psql and behind its `-c`. */
export async function complete(
  port: ShellPort,
  bash: Bash,
  cwd: string,
  line: string,
  cursor: number,
  insidePsql: boolean,
): Promise<Completion> {
  const before = line.slice(0, cursor);
  const quoted = insidePsql ? { sql: before, start: 0 } : sqlInShellLine(before);
  if (quoted !== undefined) {
    const { start } = quoted;
    const found = completeSql(await port.database.names(), line.slice(start), cursor - start);
    return { from: start + found.from, options: found.options };
  }
  const from = wordStart(before);
  const word = before.slice(from);
  const offered = await candidates(port, bash, cwd, wordsBefore(before.slice(0, from)), word);
  const fitting = [...new Set(offered)].filter((o) => o.startsWith(word) && o !== word);
  return { from, options: fitting.sort().slice(0, MOST) };
}

/** Where the word at the end of a text begins: behind a blank, an operator, an opening quote or bracket, or `--name=`. */
function wordStart(text: string): number {
  const value = /(?:^|\s)(?:--?[\w-]+|\w+)=(["']?[^\s|;&"'=]*)$/.exec(text)?.[1];
  const word = value ?? /[^\s|;&("'`<>]*$/.exec(text)?.[0] ?? '';
  return text.length - word.replace(/^["']/, '').length;
}

/** The words of the command that the cursor is in, without what is set before it (`NAME=x command`). */
function wordsBefore(text: string): readonly string[] {
  const command = text.split(/\|\||&&|[|;&(`\n]/).at(-1) ?? '';
  const words = command
    .trim()
    .split(/\s+/)
    .filter((w) => w !== '');
  const first = words.findIndex((w) => !/^\w+=/.test(w));
  // What is being set or quoted just now is no command yet.
  if (first < 0) return /=["']?$/.test(text) ? ['='] : [];
  return words
    .slice(first)
    .map((w) => w.replace(/^["']|["']$/g, ''))
    .filter((w, i) => w !== '' || i === 0);
}

async function candidates(
  port: ShellPort,
  bash: Bash,
  cwd: string,
  words: readonly string[],
  word: string,
): Promise<readonly string[]> {
  if (word.startsWith('$') && !word.includes('/')) return variableNames(port);
  if (words.length === 0 && !word.includes('/')) return COMMANDS;
  const offer = offerOf(port, words, word);
  if (offer !== undefined && !offer.files) return offer.options;
  return [...(offer?.options ?? []), ...(await fileNames(bash, cwd, word))];
}

/** Files and folders (with a slash behind them) that a path may go on with. Hidden ones only when a dot is typed. */
async function fileNames(bash: Bash, cwd: string, word: string): Promise<readonly string[]> {
  const slash = word.lastIndexOf('/');
  const typed = word.slice(0, slash + 1);
  const home = typed.startsWith('~/') ? `${HOME}/${typed.slice(2)}` : typed;
  const folder = bash.fs.resolvePath(cwd, home === '' ? '.' : home);
  const start = word.slice(slash + 1);
  const names = await bash.fs.readdir(folder).catch(() => []);
  const fitting = names.filter((n) => n.startsWith(start) && (start.startsWith('.') || !n.startsWith('.'))).sort();
  return Promise.all(
    fitting.slice(0, MOST).map(async (name) => {
      const stat = await bash.fs.stat(`${folder}/${name}`).catch(() => undefined);
      return `${typed}${name}${stat?.isDirectory === true ? '/' : ''}`;
    }),
  );
}
