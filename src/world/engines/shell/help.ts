import { columns } from './out';

/** Tools of this exercise, each with `--help`. */
const TOOLS: readonly (readonly [string, string])[] = [
  ['supabase functions', 'list, logs, deploy, delete: Edge Functions; deploy ships the working tree'],
  ['supabase secrets', 'list, set, unset'],
  ['supabase db', 'dump: schema and rows of the database, and a backup of the moment'],
  ['supabase backups', 'list, restore: a backup beside the live tables'],
  ['supabase inspect db', 'role-connections, long-running-queries, locks, outliers, index-sizes, table-sizes'],
  ['psql', '$DB_URL -c "SELECT ...", or without -c to stay in it (\\d \\dt \\l \\x \\timing, \\q leaves)'],
  ['gh issue', 'create, edit, comment, view, list: tickets'],
  ['gh api', 'repos/{owner}/{repo}/deployments, commits, issues; with --jq'],
  ['gh', 'run list, run view, pr list, release list, repo view, auth status'],
  ['git', 'log, show, diff, blame, status, checkout, restore, revert, commit, push'],
  ['pnpm', '--filter ./apps/web build, run deploy: ships the feature flags'],
  ['curl', "the project's functions and tables, the error tracker, status pages"],
];

const SHELL: readonly (readonly [string, string])[] = [
  ['Files', 'ls cat less head tail find mkdir cp mv rm tee diff'],
  ['Text', 'grep rg sed awk cut sort uniq wc tr jq xargs'],
  ['Shell', 'cd pwd echo printf export unset env history date sleep; pipes, redirection, heredocs, $(...), loops'],
];

const VARIABLES: readonly (readonly [string, string])[] = [
  ['$DB_URL $PROD_DB_URL', 'the database'],
  ['$PROD_REF $ANON_KEY', 'the project, and the key that the web app uses'],
  ['$SENTRY_AUTH_TOKEN', 'the error tracker'],
  ['$OPENAI_API_KEY_BACKUP ...', 'one for each secret'],
];

const KEYS: readonly (readonly [string, string])[] = [
  ['Tab', 'completes commands, options, names and files'],
  ['Ctrl-C', 'stops what runs'],
  ['Ctrl-R', 'searches the lines typed before'],
];

const group = (title: string, rows: readonly (readonly [string, string])[]): string =>
  `${title}\n${columns(rows.map(([name, text]) => [`  ${name}`, text]))}`;

/** What `help` prints. */
export const HELP = `${[
  group('Tools of this exercise (each, and each part of it, knows --help)', TOOLS),
  group('The usual commands', SHELL),
  group('Variables', VARIABLES),
  group('Keys', KEYS),
  'Files are this terminal’s own. When they are lost for good, reload the page: a new terminal starts with a fresh checkout.',
].join('\n\n')}\n`;

const OWN = new Set(['supabase', 'psql', 'gh', 'git', 'pnpm', 'curl']);

/** What a line that asks for help means: the text above, or a tool's own help; nothing when it is another line. */
export function helpLine(line: string): { readonly print: string } | { readonly run: string } | undefined {
  const [first, ...rest] = line.trim().split(/\s+/);
  if (first !== 'help') return undefined;
  if (rest.length === 0) return { print: HELP };
  const [tool = ''] = rest;
  return OWN.has(tool) && rest.every((w) => /^[\w-]+$/.test(w)) ? { run: `${rest.join(' ')} --help` } : undefined;
}
