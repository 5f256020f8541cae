import { stamp } from '../../out';
import type { Harvest } from '../../port';
import { type Json, slug } from './answer';

/** An issue as the tool sees it: the incident ticket or a bug ticket, with what this very line has filed. */
export interface Issue {
  readonly kind: 'ticket' | 'bug';
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly author: string;
  readonly at: number;
  readonly comments: readonly { readonly by: string; readonly at: number; readonly text: string }[];
}

/** The incident ticket as it stands, or as this very line has filed it. */
export function ticketNow(h: Harvest): Issue | undefined {
  const ticket = h.port.ticket();
  if (ticket !== undefined) {
    const { number, title, body, labels, comments } = ticket;
    return { kind: 'ticket', number, title, body, labels, author: ticket.openedBy, at: ticket.openedAt, comments };
  }
  return filedNow(h).find((f) => f.kind === 'ticket');
}

function filedNow(h: Harvest): readonly Issue[] {
  const now = h.port.now();
  return h.filed.map((f) => ({ ...f, author: h.port.person.id, at: now, comments: [] }));
}

/** Every issue that there is, newest first. All are open: this company labels what is resolved. */
export function issuesNow(h: Harvest): readonly Issue[] {
  const ticket = ticketNow(h);
  const bugs: readonly Issue[] = h.port.bugs().map(({ number, title, body, by, at }) => ({
    kind: 'bug',
    number,
    title,
    body,
    labels: ['bug'],
    author: by,
    at,
    comments: [],
  }));
  const filed = filedNow(h).filter((f) => f.kind === 'bug');
  return [...(ticket === undefined ? [] : [ticket]), ...bugs, ...filed].sort((a, b) => b.number - a.number);
}

/** The number in `312`, `#312` or an address of an issue. */
export function issueNumber(text: string | undefined): number | undefined {
  const digits = /^(?:#|https?:\/\/\S*\/issues\/)?(\d{1,9})(?:#\S*)?$/.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export function issueUrl(h: Harvest, n: number): string {
  return `https://github.com/${slug(h)}/issues/${n}`;
}

const updatedAt = (issue: Issue): number => issue.comments.at(-1)?.at ?? issue.at;

/** Fields that `--json` knows. */
export const ISSUE_FIELDS = [
  ...[
    'assignees',
    'author',
    'body',
    'closed',
    'closedAt',
    'comments',
    'createdAt',
    'id',
    'labels',
    'milestone',
    'number',
  ],
  ...['state', 'title', 'updatedAt', 'url'],
];

/** An issue as `gh issue view --json` has it. */
export function issueJson(h: Harvest, issue: Issue): Json {
  const url = issueUrl(h, issue.number);
  return {
    assignees: [],
    author: { login: issue.author },
    body: issue.body,
    closed: false,
    closedAt: null,
    comments: issue.comments.map((c, i) => ({
      author: { login: c.by },
      body: c.text,
      createdAt: stamp(h.port, c.at),
      url: `${url}#issuecomment-${i + 1}`,
    })),
    createdAt: stamp(h.port, issue.at),
    id: `I_${issue.number}`,
    labels: issue.labels.map((name) => ({ name })),
    milestone: null,
    number: issue.number,
    state: 'OPEN',
    title: issue.title,
    updatedAt: stamp(h.port, updatedAt(issue)),
    url,
  };
}

/** An issue as the REST API has it. */
export function issueRest(h: Harvest, issue: Issue): Json {
  return {
    number: issue.number,
    title: issue.title,
    state: 'open',
    user: { login: issue.author },
    labels: issue.labels.map((name) => ({ name })),
    body: issue.body,
    comments: issue.comments.length,
    created_at: stamp(h.port, issue.at),
    updated_at: stamp(h.port, updatedAt(issue)),
    html_url: issueUrl(h, issue.number),
  };
}
