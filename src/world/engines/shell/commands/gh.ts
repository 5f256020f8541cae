import { type Command, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser';
import mri from 'mri';
import { type Options, readOptions } from '../options';
import { columns, failed, printed, stamp } from '../out';
import type { Harvest } from '../port';
import { issue } from './gh-issue';

const usage = `Work with GitHub from the command line (exercise).

USAGE
  gh issue create --title <text> --body <text> [--label a,b]
  gh issue edit <number> [--add-label a,b] [--remove-label a,b] [--body <text>]
  gh issue comment <number> --body <text>
  gh issue view <number> | gh issue list
  gh api repos/{owner}/{repo}/deployments [--jq <filter>]
  gh run list`;

const OPTIONS: Options = {
  string: [
    ...['title', 'body', 'body-file', 'label', 'add-label', 'remove-label', 'jq', 'repo', 'assignee', 'state', 'limit'],
    ...['milestone', 'method', 'header', 'search'],
  ],
  boolean: ['help', 'version', 'comments', 'paginate', 'include'],
  alias: {
    ...{ t: 'title', b: 'body', F: 'body-file', l: 'label', q: 'jq', h: 'help', R: 'repo', a: 'assignee', s: 'state' },
    ...{ L: 'limit', m: 'milestone', X: 'method', H: 'header', S: 'search', c: 'comments', i: 'include' },
  },
};

type Named = 'title' | 'body' | 'body-file' | 'label' | 'add-label' | 'remove-label' | 'jq';
type Args = mri.Argv<Partial<Record<Named, string | string[]>> & { help?: boolean; version?: boolean }>;
type Exec = (command: string, stdin: string) => Promise<ExecResult>;

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.at(-1) : value);

/** The `gh` command on the simulated repository. Tickets go into the record as acts of who types. */
export function ghCommand(harvest: () => Harvest): Command {
  return defineCommand('gh', async (argv, ctx) => {
    const h = harvest();
    const read = readOptions(argv, OPTIONS);
    if (!read.ok) return failed(`unknown flag: ${read.unknown}\n\n${usage}`);
    const args: Args = mri(read.argv, {
      string: [...OPTIONS.string],
      boolean: [...OPTIONS.boolean],
      // mri writes into it.
      alias: { ...OPTIONS.alias },
    });
    const exec: Exec = async (command, stdin) =>
      ctx.exec === undefined ? failed('gh: cannot run jq here') : ctx.exec(command, { cwd: ctx.cwd, stdin });
    const [group, verb, ...rest] = args._.map(String);
    if (args.version)
      return group === undefined ? printed('gh version 2.83.0 (exercise)') : failed('unknown flag: --version');
    if (args.help || group === undefined) return printed(usage);
    if (group === 'issue') {
      const file = one(args['body-file']);
      const text = file === undefined ? one(args.body) : await bodyFrom(ctx, file);
      if (text === null) return failed(`open ${file}: no such file or directory`);
      return issue(h, verb, rest, args, text);
    }
    if (group === 'api') return api(h, verb ?? '', args, exec);
    if (group === 'run' && verb === 'list') return runs(h);
    if (group === 'auth' && verb === 'status')
      return printed(`github.com\n  Logged in as ${h.port.person.id} (exercise)`);
    return failed(`unknown command "${group}" for "gh"\n\n${usage}`);
  });
}

/** The text of a file, or of standard input (`-`); `null` when it cannot be read. */
async function bodyFrom(ctx: CommandContext, file: string): Promise<string | null> {
  if (file !== '-') return ctx.fs.readFile(ctx.fs.resolvePath(ctx.cwd, file)).catch(() => null);
  // Pipes carry bytes, one to a character.
  const bytes = ctx.stdin as unknown as string;
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

async function api(h: Harvest, path: string, args: Args, exec: Exec): Promise<ExecResult> {
  const { owner, name } = h.port.scenario.exhibits.repository;
  const clean = path.replace('{owner}', owner).replace('{repo}', name).replace(/^\//, '').split('?')[0];
  if (clean !== `repos/${owner}/${name}/deployments`)
    return failed(`gh: Not Found (HTTP 404)\n{"message":"Not Found: ${clean}"}`);
  const list = h.ask({ op: 'deployments.list' });
  if (!list.ok) return failed(`gh: ${list.error.message}`);
  const rows = list.value.rows.map((d) => ({
    id: d.id,
    sha: d.sha,
    ref: d.ref,
    environment: d.environment,
    description: d.title,
    creator: { login: d.by },
    created_at: stamp(h.port, d.at),
    state: d.state,
  }));
  const json = JSON.stringify(rows, null, 2);
  const filter = one(args.jq);
  if (filter === undefined) return printed(json);
  return exec(`jq -cr ${quoted(filter)}`, json);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function runs(h: Harvest): ExecResult {
  const list = h.ask({ op: 'deployments.list' });
  if (!list.ok) return failed(list.error.message);
  const rows = list.value.rows.map((d) => [
    d.state === 'success' ? 'completed' : d.state,
    d.title,
    `deploy ${d.environment}`,
    d.ref,
    String(d.id),
    stamp(h.port, d.at),
  ]);
  return printed(columns([['STATUS', 'TITLE', 'WORKFLOW', 'BRANCH', 'ID', 'AT'], ...rows]));
}
