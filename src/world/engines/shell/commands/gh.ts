import { type Command, defineCommand, type ExecResult } from 'just-bash/browser';
import mri from 'mri';
import { columns, failed, printed, stamp } from '../out';
import type { Harvest } from '../port';

const usage = `Work with GitHub from the command line (exercise).

USAGE
  gh issue create --title <text> --body <text> [--label a,b]
  gh issue edit <number> [--add-label a,b] [--remove-label a,b] [--body <text>]
  gh issue comment <number> --body <text>
  gh issue view <number> | gh issue list
  gh api repos/{owner}/{repo}/deployments [--jq <filter>]
  gh run list`;

type Args = mri.Argv<
  Partial<Record<'title' | 'body' | 'label' | 'add-label' | 'remove-label' | 'jq', string | string[]>> & {
    help?: boolean;
  }
>;
type Exec = (command: string, stdin: string) => Promise<ExecResult>;

const all = (value: string | string[] | undefined): string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : [value])
    .flatMap((v) => v.split(','))
    .map((v) => v.trim())
    .filter((v) => v !== '');
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.at(-1) : value);

/** The `gh` command on the simulated repository. Tickets go into the record as acts of who types. */
export function ghCommand(harvest: () => Harvest): Command {
  return defineCommand('gh', async (argv, ctx) => {
    const h = harvest();
    const args: Args = mri(argv, {
      string: ['title', 'body', 'label', 'add-label', 'remove-label', 'jq'],
      boolean: ['help'],
      alias: { t: 'title', b: 'body', l: 'label', q: 'jq', h: 'help' },
    });
    const exec: Exec = async (command, stdin) =>
      ctx.exec === undefined ? failed('gh: cannot run jq here') : ctx.exec(command, { cwd: ctx.cwd, stdin });
    const [group, verb, ...rest] = args._;
    if (args.help || group === undefined) return printed(usage);
    if (group === 'issue') return issue(h, verb, rest, args);
    if (group === 'api') return api(h, verb ?? '', args, exec);
    if (group === 'run' && verb === 'list') return runs(h);
    return failed(`unknown command "${group}" for "gh"\n\n${usage}`);
  });
}

function url(h: Harvest, n: number): string {
  const { owner, name } = h.port.scenario.exhibits.repository;
  return `https://github.com/${owner}/${name}/issues/${n}`;
}

function issue(h: Harvest, verb: string | undefined, rest: string[], args: Args): ExecResult {
  const ticket = h.port.ticket();
  if (verb === 'create') {
    const title = one(args.title)?.trim() ?? '';
    if (title === '') return failed('must provide `--title` and `--body` when not running interactively');
    const labels = all(args.label);
    const body = one(args.body) ?? '';
    if (labels.includes('incident')) {
      if (ticket !== undefined)
        return failed(
          `GraphQL: an incident ticket is open already: ${url(h, ticket.number)}. Use gh issue edit or comment.`,
        );
      h.acts.push({
        type: 'ticket.open',
        title: title.slice(0, 400),
        labels: labels.slice(0, 20),
        body: body.slice(0, 20_000),
      });
    } else {
      h.acts.push({ type: 'bug.open', title: title.slice(0, 400), body: body.slice(0, 20_000) });
    }
    return printed(url(h, h.port.nextIssueNumber()));
  }
  if (verb === 'list') {
    const rows = [
      ...(ticket === undefined
        ? []
        : [{ number: ticket.number, title: ticket.title, labels: ticket.labels.join(', ') }]),
      ...h.port.bugs().map((b) => ({ number: b.number, title: b.title, labels: 'bug' })),
    ];
    return rows.length === 0
      ? printed('no open issues')
      : printed(columns(rows.map((r) => [`#${r.number}`, r.title, r.labels])));
  }
  const n = Number((rest[0] ?? '').replace(/^#|.*\/issues\//, ''));
  if (ticket === undefined || n !== ticket.number)
    return failed(`GraphQL: Could not resolve to an issue with the number of ${rest[0] ?? '(none)'}.`);
  if (verb === 'view') {
    const comments = ticket.comments.map((c) => `--\n${c.by} · ${stamp(h.port, c.at)}\n${c.text}`);
    return printed(
      [`${ticket.title} #${ticket.number}`, `Open · ${ticket.labels.join(', ')}`, '', ticket.body, ...comments].join(
        '\n',
      ),
    );
  }
  const body = one(args.body);
  if (verb === 'comment') {
    if (body === undefined || body.trim() === '') return failed('flag needs an argument: --body');
    h.acts.push({ type: 'ticket.update', kind: 'comment', text: body.slice(0, 20_000) });
    return printed(`${url(h, n)}#issuecomment-${ticket.comments.length + 1}`);
  }
  if (verb === 'edit') {
    const add = all(args['add-label']);
    const remove = all(args['remove-label']);
    if (add.length > 0 || remove.length > 0)
      h.acts.push({ type: 'ticket.label', add: add.slice(0, 20), remove: remove.slice(0, 20) });
    if (body !== undefined) h.acts.push({ type: 'ticket.update', kind: 'body', text: body.slice(0, 20_000) });
    return printed(url(h, n));
  }
  return failed(usage);
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
  return exec(`jq -c ${quoted(filter)}`, json);
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
