import type { Act } from '../../drill/acts';
import { type Duty, later, type Situation } from '../intent';
import { isNoIncident } from '../knowledge';
import { declaredAt, heldSince, holds } from '../situation';

/** Who speaks for the alerts in channels, and the words by which a notice is about something that no customer uses. */
const MONITORING = 'monitoring';
const ELSEWHERE = /\bstaging\b/i;

/** A title that fits on one line of a list of tickets: the first sentence, without what only belongs to the message. */
export function bugTitle(text: string): string {
  const [first = ''] = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?]) |(?= \()/);
  return first
    .replace(/^notice\s+/i, '')
    .replace(/[.!?\s]+$/, '')
    .slice(0, 120);
}

/** Notices of monitoring about staging for which nobody has opened a bug ticket: each ticket answers one notice before it. */
function unfiled({ view }: Situation): Situation['view']['messages'] {
  const unused = [...view.bugs];
  return view.messages
    .filter((m) => m.from === MONITORING && ELSEWHERE.test(m.text))
    .filter((m) => {
      const index = unused.findIndex((b) => b.at >= m.at);
      if (index >= 0) unused.splice(index, 1);
      return index < 0;
    });
}

/** Opens a bug ticket for what monitoring says of staging, unless somebody else has in the meantime: it is no incident. */
export const fileBugs: Duty = (now) => {
  const since = heldSince(now, 'ic');
  if (!holds(now, 'ic') || since === undefined || (declaredAt(now) === undefined && !isNoIncident(now))) return [];
  return unfiled(now).map((m) => ({
    key: `bug/${m.id}`,
    // The incident comes first, and others may be quicker.
    at: later(now, Math.max(m.at, since), 180, 360, 'bug', m.id),
    acts: (then): readonly Act[] =>
      unfiled(then).some((open) => open.id === m.id)
        ? [{ type: 'bug.open', title: bugTitle(m.text), body: `${m.text}\nNo incident; for working hours.` }]
        : [],
  }));
};
