import type { Bash } from 'just-bash/browser';
import type { ShellPort } from './port';
import { completeSql, sqlInShellLine } from './psql/complete-sql';

/** What Tab offers: replace the text from `from` to the cursor by one of the options. */
export interface Completion {
  readonly from: number;
  readonly options: readonly string[];
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  supabase: ['functions', 'secrets', 'projects', 'inspect', 'postgres-config'],
  'supabase functions': ['list', 'logs', 'deploy', 'delete'],
  'supabase secrets': ['list', 'set', 'unset'],
  gh: ['issue', 'api', 'run'],
  'gh issue': ['create', 'edit', 'comment', 'view', 'list'],
  git: ['log', 'show', 'diff', 'revert', 'push', 'status', 'checkout', 'branch'],
  pnpm: ['--filter'],
};
const COMMANDS = [
  'supabase',
  'gh',
  'git',
  'curl',
  'pnpm',
  'psql',
  'jq',
  'grep',
  'cat',
  'ls',
  'sed',
  'head',
  'tail',
  'wc',
  'sort',
  'uniq',
  'cd',
  'date',
  'help',
  'echo',
  'history',
];

/** Completes commands, their verbs, function names, secrets, variables, commits and files; SQL in psql and behind its `-c`. */
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
  const from =
    Math.max(before.lastIndexOf(' '), before.lastIndexOf('|'), before.lastIndexOf('='), before.lastIndexOf('(')) + 1;
  const word = before.slice(from);
  const segment =
    before
      .slice(0, from)
      .split(/[|;&(]/)
      .at(-1)
      ?.trim() ?? '';
  const offered = await candidates(port, bash, cwd, segment, word);
  return {
    from,
    options: [...new Set(offered)]
      .filter((o) => o.startsWith(word) && o !== word)
      .sort()
      .slice(0, 60),
  };
}

async function candidates(
  port: ShellPort,
  bash: Bash,
  cwd: string,
  segment: string,
  word: string,
): Promise<readonly string[]> {
  const { exhibits } = port.scenario;
  if (word.startsWith('$'))
    return ['$DB_URL', '$PROD_DB_URL', '$PROD_REF', '$ANON_KEY', ...exhibits.secrets.map((s) => `$${s.name}`)];
  if (segment === '') return COMMANDS;
  if (Object.hasOwn(WORDS, segment)) return WORDS[segment] ?? [];
  if (/^supabase functions (logs|deploy|delete)$/.test(segment)) return exhibits.functions.map((f) => f.name);
  if (/^supabase secrets (set|unset)$/.test(segment)) return exhibits.secrets.map((s) => s.name);
  if (/^git (show|revert|checkout)$/.test(segment)) {
    const commits = port.perform({ op: 'commits.list' });
    return commits.ok ? commits.value.rows.map((c) => c.sha.slice(0, 7)) : [];
  }
  if (word.startsWith('--'))
    return ['--project-ref', '--title', '--label', '--body', '--jq', '--oneline', '--no-edit', '--filter'];
  const slash = word.lastIndexOf('/');
  const folder =
    slash < 0 ? cwd : word.startsWith('/') ? word.slice(0, slash) || '/' : `${cwd}/${word.slice(0, slash)}`;
  const names = await bash.fs.readdir(folder).catch(() => []);
  return names.map((n) => (slash < 0 ? n : word.slice(0, slash + 1) + n));
}
