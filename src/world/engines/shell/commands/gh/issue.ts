import type { ExecResult } from 'just-bash/browser';
import type { Given } from '../../flags';
import { columns, failed, printed, stamp } from '../../out';
import type { Filed, Harvest } from '../../port';
import { ago, asJson, type Exec, limitOf, slug } from './answer';
import { ISSUE_FIELDS, type Issue, issueJson, issueNumber, issuesNow, issueUrl, ticketNow } from './issues';

/** What one entry of the record takes; see `acts.ts`. */
const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 400;
const MOST_LABELS = 20;

const names = (values: readonly string[]): string[] =>
  values
    .flatMap((v) => v.split(','))
    .map((v) => v.trim().slice(0, LONGEST_LINE))
    .filter((v) => v !== '')
    .slice(0, MOST_LABELS);
const tooMany = (): ExecResult => failed('gh: stopped: too many changes of issues in one line. Run the rest again.');

/** `gh issue create|edit|comment|view|list|close`. `text` is the body that was given in whatever way. */
export async function issue(h: Harvest, given: Given, text: string | undefined, exec: Exec): Promise<ExecResult> {
  const verb = given.path.at(-1)?.name;
  if (verb === 'create') return create(h, given, text);
  if (verb === 'list') return list(h, given, exec);
  const [typed] = given.words;
  if (typed === undefined) return failed('accepts 1 arg(s), received 0');
  const n = issueNumber(typed);
  if (n === undefined) return failed(`invalid issue format: "${typed}"`);
  const found = issuesNow(h).find((i) => i.number === n);
  if (found === undefined)
    return failed(`GraphQL: Could not resolve to an issue or pull request with the number of ${n}. (repository.issue)`);
  if (verb === 'view') return view(h, given, found, exec);
  if (given.has('web')) return failed('this terminal has no browser: leave out --web');
  if (found.kind === 'bug') return failed(`gh: a bug ticket stays as it was filed in this exercise: ${issueUrl(h, n)}`);
  if (verb === 'comment') return comment(h, found, text);
  if (verb === 'edit') return edit(h, given, n, text);
  return failed(`gh: an incident stays open and is labelled instead: gh issue edit ${n} --add-label Resolved`);
}

function create(h: Harvest, given: Given, text: string | undefined): ExecResult {
  if (given.has('web')) return failed('this terminal has no browser: leave out --web');
  const title = (given.one('title')?.trim() ?? '').slice(0, LONGEST_LINE);
  if (title === '' || text === undefined)
    return failed('must provide `--title` and `--body` when not running interactively');
  const labels = names(given.all('label'));
  const body = text.slice(0, LONGEST_TEXT);
  const kind: Filed['kind'] = labels.includes('incident') ? 'ticket' : 'bug';
  const open = kind === 'ticket' ? ticketNow(h) : undefined;
  if (open !== undefined)
    return failed(
      `GraphQL: an incident ticket is open already: ${issueUrl(h, open.number)}. Use gh issue edit or comment.`,
    );
  const wanted = h.want(
    kind === 'ticket' ? { type: 'ticket.open', title, labels, body } : { type: 'bug.open', title, body },
  );
  if (!wanted) return tooMany();
  const number = h.port.nextIssueNumber() + h.filed.length;
  h.filed.push({ kind, number, title, labels: kind === 'ticket' ? labels : ['bug'], body });
  return { ...printed(issueUrl(h, number)), stderr: `\nCreating issue in ${slug(h)}\n\n` };
}

function comment(h: Harvest, { number, comments }: Issue, text: string | undefined): ExecResult {
  if (text === undefined || text.trim() === '')
    return failed('flags required when not running interactively: `--body` or `--body-file`');
  if (!h.want({ type: 'ticket.update', kind: 'comment', text: text.slice(0, LONGEST_TEXT) })) return tooMany();
  return printed(`${issueUrl(h, number)}#issuecomment-${comments.length + 1}`);
}

function edit(h: Harvest, given: Given, n: number, text: string | undefined): ExecResult {
  if (given.has('title')) return failed('gh: the title of the incident ticket stays as it was filed in this exercise');
  const add = names(given.all('add-label'));
  const remove = names(given.all('remove-label'));
  const labels = add.length > 0 || remove.length > 0;
  if (!labels && text === undefined)
    return failed('specify at least one field to edit: `--add-label`, `--remove-label` or `--body`');
  if (text?.trim() === '') return failed('the body cannot be empty');
  if (labels && !h.want({ type: 'ticket.label', add, remove })) return tooMany();
  if (text !== undefined && !h.want({ type: 'ticket.update', kind: 'body', text: text.slice(0, LONGEST_TEXT) }))
    return tooMany();
  return printed(issueUrl(h, n));
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

async function view(h: Harvest, given: Given, found: Issue, exec: Exec): Promise<ExecResult> {
  const json = await asJson(given, issueJson(h, found), ISSUE_FIELDS, exec);
  if (json !== undefined) return json;
  const opened = ago(h.port.now() - found.at);
  const head = [
    `${found.title} ${slug(h)}#${found.number}`,
    `Open • ${found.author} opened ${opened} • ${counted(found.comments.length, 'comment')}`,
    ...(found.labels.length === 0 ? [] : [`Labels: ${found.labels.join(', ')}`]),
    '',
    found.body.trim() === '' ? 'No description provided' : found.body.trimEnd(),
    '',
  ];
  const said = (given.has('comments') ? found.comments : found.comments.slice(-1)).flatMap((c) => [
    `${c.by} • ${stamp(h.port, c.at)}`,
    '',
    c.text.trimEnd(),
    '',
  ]);
  const hidden = given.has('comments') ? 0 : found.comments.length - 1;
  const more = hidden > 0 ? [`———————— Not showing ${counted(hidden, 'comment')} ————————`, ''] : [];
  return printed([...head, ...more, ...said, `View this issue on GitHub: ${issueUrl(h, found.number)}`].join('\n'));
}

async function list(h: Harvest, given: Given, exec: Exec): Promise<ExecResult> {
  const limit = limitOf(given, 30);
  if (typeof limit === 'string') return failed(limit);
  const state = given.one('state') ?? 'open';
  if (!['open', 'closed', 'all'].includes(state))
    return failed(`invalid argument "${state}" for "-s, --state" flag: valid values are {open|closed|all}`);
  const labels = names(given.all('label')).map((l) => l.toLowerCase());
  const text = given.one('search')?.toLowerCase();
  const author = given.one('author')?.replace('@me', h.port.person.id).toLowerCase();
  const rows = issuesNow(h)
    .filter(() => state !== 'closed')
    .filter((i) => labels.every((l) => i.labels.some((own) => own.toLowerCase() === l)))
    .filter((i) => author === undefined || i.author.toLowerCase() === author)
    .filter(() => !given.has('assignee'))
    .filter((i) => text === undefined || `${i.title}\n${i.body}`.toLowerCase().includes(text));
  const shown = rows.slice(0, limit);
  const json = await asJson(
    given,
    shown.map((i) => issueJson(h, i)),
    ISSUE_FIELDS,
    exec,
  );
  if (json !== undefined) return json;
  const filters = labels.length > 0 || text !== undefined || author !== undefined || given.has('assignee');
  if (shown.length === 0)
    return {
      ...printed(''),
      stderr: filters
        ? `no issues match your search in ${slug(h)}\n`
        : `no ${state === 'all' ? '' : `${state} `}issues in ${slug(h)}\n`,
    };
  const what = `${filters ? '' : 'open '}issue${rows.length === 1 ? '' : 's'}`;
  const tail = filters ? ` in ${slug(h)} that match your search` : ` in ${slug(h)}`;
  const table = columns([
    ['ID', 'TITLE', 'LABELS', 'UPDATED'],
    ...shown.map((i) => [
      `#${i.number}`,
      i.title,
      i.labels.join(', '),
      ago(h.port.now() - (i.comments.at(-1)?.at ?? i.at)),
    ]),
  ]);
  return printed(`\nShowing ${shown.length} of ${rows.length} ${what}${tail}\n\n${table}`);
}
