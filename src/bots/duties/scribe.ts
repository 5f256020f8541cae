import type { DrillTime } from '../../base/drill-time';
import { type Duty, later, type Situation } from '../intent';
import { clock, heldSince, holds, nameOf } from '../situation';

interface Note {
  readonly id: string;
  readonly at: DrillTime;
  readonly text: string;
}

/** What belongs into the timeline, from what everybody on the bridge saw. */
export function noteworthy(now: Situation): readonly Note[] {
  const { view } = now;
  const name = (person: string): string => nameOf(now, person);
  const title = (role: string): string => now.playbook.roles.find((r) => r.id === role)?.title ?? role;
  const notes: Note[] = [
    ...view.pages
      .filter((p) => p.injectId !== undefined)
      .map((p) => ({ id: `page-${p.id}`, at: p.at, text: `Page: ${p.text.split('\n')[0] ?? ''}` })),
    ...view.severities.map((s, i) => ({
      id: `sev-${s.seq}`,
      at: s.at,
      text:
        i === 0
          ? `${name(s.by)} declared ${s.severity}: ${s.reason}`
          : `${name(s.by)} changed the severity to ${s.severity}: ${s.reason}`,
    })),
    ...view.handoffs.flatMap((h) =>
      h.acceptedAt === undefined
        ? []
        : [
            {
              id: `handoff-${h.id}`,
              at: h.acceptedAt,
              text: `${title(h.role)} handed over from ${name(h.from)} to ${name(h.to)}`,
            },
          ],
    ),
    ...view.findings
      .filter((f) => f.shared)
      .map((f) => ({ id: `finding-${f.seq}`, at: f.at, text: `${name(f.by)}: ${f.text}` })),
    ...view.decisions.map((d) => ({
      id: `decision-${d.seq}`,
      at: d.at,
      text: `Decision (${name(d.by)}): ${d.text}. Reason: ${d.reason}`,
    })),
    ...view.changes.map((c, i) => ({
      id: `change-${c.seq}-${i}`,
      at: c.at,
      text: `Production changed by ${name(c.by)}: ${factWords(c.fact)}`,
    })),
    ...view.resolutions.map((r) => ({
      id: `resolution-${r.seq}`,
      at: r.at,
      text: `${name(r.by)} declared the incident resolved: ${r.summary}`,
    })),
  ];
  return notes.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** A fact of the record in words: its kind and what it was about. */
export function factWords(fact: object): string {
  const { type, ...rest } = fact as { type: string } & Record<string, unknown>;
  return `${type.replace('.', ' ')} ${Object.values(rest).map(String).join(' ')}`.trim();
}

type Comments = readonly { readonly text: string }[];

const written = new WeakMap<Comments, { readonly all: string; readonly lines: Map<string, boolean> }>();

/** Does the ticket say this already? Asked for every line at every moment, and the ticket seldom changes. */
function isWritten(comments: Comments, line: string): boolean {
  let known = written.get(comments);
  if (known === undefined) {
    known = { all: comments.map((c) => c.text).join('\n'), lines: new Map() };
    written.set(comments, known);
  }
  let found = known.lines.get(line);
  if (found === undefined) {
    found = known.all.includes(line);
    known.lines.set(line, found);
  }
  return found;
}

/** Keeps the timeline in the ticket: each thing once, soon after it happened. */
export const keepTimeline: Duty = (now) => {
  const { ticket } = now.view;
  const since = heldSince(now, 'scribe');
  if (!holds(now, 'scribe') || ticket === undefined || since === undefined) return [];
  const lineOf = (note: Note): string => `[${clock(now, note.at)}] ${note.text}`;
  const open = noteworthy(now).filter((n) => !isWritten(ticket.comments, lineOf(n)));
  const first = open[0];
  if (first === undefined) return [];
  return [
    {
      key: `timeline/${first.id}`,
      at: later(now, Math.max(first.at, ticket.openedAt, since), 20, 60, 'timeline', first.id),
      acts: (then) => {
        const comments = then.view.ticket?.comments ?? [];
        const lines = noteworthy(then)
          .map(lineOf)
          .filter((line) => !isWritten(comments, line));
        return lines.length === 0
          ? []
          : [{ type: 'ticket.update', kind: 'comment', text: lines.slice(0, 12).join('\n') }];
      },
    },
  ];
};

/** Attaches to the ticket what the scribe's own team found, once, when the cause is being mended. */
export const attachEvidence: Duty = (now) => {
  const { ticket, decisions } = now.view;
  const decision = decisions[0];
  if (!holds(now, 'scribe') || ticket === undefined || decision === undefined) return [];
  const evidence = [...new Set(now.view.findings.flatMap((f) => f.evidence))].slice(0, 60);
  if (evidence.length === 0 || ticket.evidence.some((e) => e.by === now.me)) return [];
  return [
    {
      key: 'evidence',
      at: later(now, decision.at, 60, 120, 'evidence'),
      acts: () => [{ type: 'evidence.attach', evidence, note: 'What the decision rests on, as shared on the bridge' }],
    },
  ];
};
