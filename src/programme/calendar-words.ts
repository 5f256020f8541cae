import { cleanLine, cleanText } from './calendar-lines';
import { dayText } from './dates';
import type { Schedule } from './fields';
import type { Programme } from './fold';
import { nameOf } from './people';
import type { Assignment } from './rotation';

/** As many dates are told with their roles. */
const DATES = 4;

const ROLES = { ic: 'commander', deputy: 'deputy', scribe: 'scribe', comms: 'communications' } as const;

/**
 * What an invitation says: that it is an exercise, who does what on the next dates, what to prepare. It never says what the
 * drill is about.
 */
export function invitation(
  programme: Programme,
  schedule: Schedule,
  assignments: readonly Assignment[],
  url: string,
): string {
  const { people, teams } = programme;
  const team = teams.find((t) => t.id === schedule.team)?.name ?? '';
  const of = team === '' ? '' : ` of ${cleanLine(team)}`;
  const next = assignments.slice(0, DATES);
  return [
    `EXERCISE. A tabletop drill${of}, ${schedule.durationMinutes} min. Nothing real is touched.`,
    schedule.facilitator === '' ? '' : `Facilitator: ${cleanLine(nameOf(people, schedule.facilitator))}.`,
    next.length === 0 ? '' : '\nWho does what:',
    ...next.map(
      (a) =>
        `${dayText(a.occurrence.local)}, ${a.occurrence.local.slice(11)} ${schedule.timeZone}: ${seats(a, programme)}`,
    ),
    '\nTo prepare: read what the playbook asks of your role, keep the time free, and have a second screen or a phone for the playbook.',
    schedule.note.trim() === '' ? '' : cleanText(schedule.note).trim(),
    url === '' ? '' : `\nOpen ${url}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function seats({ seats: list, away }: Assignment, { people }: Programme): string {
  const name = (id: string): string => cleanLine(nameOf(people, id));
  const told = list.map((s) => `${ROLES[s.role]} ${s.person === null ? 'not filled' : name(s.person)}`).join(', ');
  return away.length === 0 ? `${told}.` : `${told}. Away: ${away.map(name).join(', ')}.`;
}
