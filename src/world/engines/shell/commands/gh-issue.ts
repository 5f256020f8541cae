import type { ExecResult } from 'just-bash/browser';
import { columns, failed, printed, stamp } from '../out';
import type { Filed, Harvest } from '../port';

type Value = string | string[] | undefined;
/** The options of `gh issue` that are read. */
export type IssueArgs = Readonly<Partial<Record<'title' | 'body' | 'label' | 'add-label' | 'remove-label', Value>>>;

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 400;
const MOST_LABELS = 20;

const all = (value: Value): string[] =>
  (value === undefined ? [] : Array.isArray(value) ? value : [value])
    .flatMap((v) => v.split(','))
    .map((v) => v.trim().slice(0, LONGEST_LINE))
    .filter((v) => v !== '')
    .slice(0, MOST_LABELS);
const one = (value: Value): string | undefined => (Array.isArray(value) ? value.at(-1) : value);
const tooMany = (): ExecResult => failed('gh: stopped: too many changes of issues in one line. Run the rest again.');

function url(h: Harvest, n: number): string {
  const { owner, name } = h.port.scenario.exhibits.repository;
  return `https://github.com/${owner}/${name}/issues/${n}`;
}

/** The incident ticket as it stands, or as this very line has filed it. */
function ticketNow(h: Harvest) {
  const ticket = h.port.ticket();
  if (ticket !== undefined) return ticket;
  const filed = h.filed.find((f) => f.kind === 'ticket');
  return filed === undefined ? undefined : { ...filed, comments: [] };
}

/** `gh issue create|edit|comment|view|list`. `text` is the body that was given in whatever way. */
export function issue(
  h: Harvest,
  verb: string | undefined,
  rest: string[],
  args: IssueArgs,
  text: string | undefined,
): ExecResult {
  if (verb === 'create') return create(h, args, text ?? '');
  if (verb === 'list') return list(h);
  const n = Number((rest[0] ?? '').replace(/^#|.*\/issues\//, ''));
  const ticket = ticketNow(h);
  if (ticket === undefined || n !== ticket.number) {
    const bug = [...h.port.bugs(), ...h.filed].find((b) => b.number === n);
    if (bug !== undefined && verb === 'view') return printed(`${bug.title} #${bug.number}\nOpen · bug\n\n${bug.body}`);
    return failed(`GraphQL: Could not resolve to an issue with the number of ${rest[0] ?? '(none)'}.`);
  }
  if (verb === 'view') {
    const comments = ticket.comments.map((c) => `--\n${c.by} · ${stamp(h.port, c.at)}\n${c.text}`);
    const head = [`${ticket.title} #${ticket.number}`, `Open · ${ticket.labels.join(', ')}`, '', ticket.body];
    return printed([...head, ...comments].join('\n'));
  }
  if (verb === 'comment') {
    if (text === undefined || text.trim() === '') return failed('flag needs an argument: --body');
    if (!h.want({ type: 'ticket.update', kind: 'comment', text: text.slice(0, LONGEST_TEXT) })) return tooMany();
    return printed(`${url(h, n)}#issuecomment-${ticket.comments.length + 1}`);
  }
  if (verb === 'edit') return edit(h, n, args, text);
  if (verb === 'close')
    return failed(`gh: an incident stays open and is labelled instead: gh issue edit ${n} --add-label Resolved`);
  return failed(`unknown command "${verb ?? ''}" for "gh issue": create, edit, comment, view, list`);
}

function create(h: Harvest, args: IssueArgs, text: string): ExecResult {
  const title = (one(args.title)?.trim() ?? '').slice(0, LONGEST_LINE);
  if (title === '') return failed('must provide `--title` and `--body` when not running interactively');
  const labels = all(args.label);
  const body = text.slice(0, LONGEST_TEXT);
  const kind: Filed['kind'] = labels.includes('incident') ? 'ticket' : 'bug';
  const open = kind === 'ticket' ? ticketNow(h) : undefined;
  if (open !== undefined)
    return failed(`GraphQL: an incident ticket is open already: ${url(h, open.number)}. Use gh issue edit or comment.`);
  const wanted = h.want(
    kind === 'ticket' ? { type: 'ticket.open', title, labels, body } : { type: 'bug.open', title, body },
  );
  if (!wanted) return tooMany();
  const number = h.port.nextIssueNumber() + h.filed.length;
  h.filed.push({ kind, number, title, labels, body });
  return printed(url(h, number));
}

function edit(h: Harvest, n: number, args: IssueArgs, text: string | undefined): ExecResult {
  const add = all(args['add-label']);
  const remove = all(args['remove-label']);
  const labels = add.length > 0 || remove.length > 0;
  if (!labels && text === undefined)
    return failed('specify `--add-label`, `--remove-label` or `--body` when not running interactively');
  if (labels && !h.want({ type: 'ticket.label', add, remove })) return tooMany();
  if (text?.trim() === '') return failed('the body cannot be empty');
  if (text !== undefined && !h.want({ type: 'ticket.update', kind: 'body', text: text.slice(0, LONGEST_TEXT) }))
    return tooMany();
  return printed(url(h, n));
}

function list(h: Harvest): ExecResult {
  const ticket = ticketNow(h);
  const bugs = [...h.port.bugs(), ...h.filed.filter((f) => f.kind === 'bug')];
  const rows = [
    ...(ticket === undefined ? [] : [{ number: ticket.number, title: ticket.title, labels: ticket.labels.join(', ') }]),
    ...bugs.map((b) => ({ number: b.number, title: b.title, labels: 'bug' })),
  ];
  return rows.length === 0
    ? printed('no open issues')
    : printed(columns(rows.map((r) => [`#${r.number}`, r.title, r.labels])));
}
