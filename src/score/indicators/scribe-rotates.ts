import { echo, judged, notApplicable } from '../measure';
import { holdings, nameOf } from '../record/people';
import { evidence } from '../record/say';
import type { Indicator } from '../types';

/** Not the same scribe as in the last drill. */
export const scribeRotates: Indicator = {
  id: 'scribe-rotates',
  acts: ['role.take', 'role.accept'],
  judge: (input) => {
    const before = input.header.previousScribe;
    if (before === undefined) return notApplicable('No earlier drill on this machine says who was scribe.');
    const people = input.header.participants;
    if (people.every((p) => p.id === before)) return notApplicable('There was nobody else to be scribe.');
    const first = holdings(input, 'scribe').toSorted((a, b) => a.from - b.from)[0];
    const good = 'The scribe rotates: somebody else than last time.';
    if (first === undefined) return echo('roles-filled', 'Nobody was scribe.', good);
    if (input.state.roles.some((r) => r.seq === first.seq && r.assigned === true))
      return notApplicable('The facilitator chose the scribe.');
    const same = first.person === before;
    return judged(
      same ? 0 : 1,
      same
        ? `${nameOf(input, before)} was scribe last time too.`
        : `${nameOf(input, first.person)} was scribe; last time it was ${nameOf(input, before)}.`,
      good,
      {
        evidence: [evidence(first.from, `${nameOf(input, first.person)} became scribe`, first.seq)],
      },
    );
  },
};
