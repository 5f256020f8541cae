import { judged, notApplicable, target } from '../measure';
import { holdersAt, holdings, nameOf, roleTitle } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Nobody does the work of a role that somebody else holds. Each such act counts, so acting more in one's own role wins nothing. */
export const actsInRole: Indicator = {
  id: 'acts-in-role',
  acts: ['tool.run', 'declare', 'severity.set', 'decide', 'resolve', 'statuspage.publish'],
  targets: ['zeroActs'],
  judge: (input, config) => {
    const { playbook } = input.bundle;
    const people = new Set(input.header.participants.map((p) => p.id));
    const owned = playbook.roles.filter((r) => r.ownActs.length > 0);
    const inRole = input.state.happenings.filter(
      (h) => people.has(h.by) && h.at <= input.endAt && owned.some((r) => r.ownActs.includes(h.act.type)),
    );
    if (inRole.length === 0 || !owned.some((r) => holdings(input, r.id).length > 0))
      return notApplicable('No act belonged to a role that somebody held.');
    const outside = inRole.flatMap((h) => {
      const role = owned.find((r) => r.ownActs.includes(h.act.type));
      if (role === undefined) return [];
      const holders = holdersAt(input, role.id, h.at);
      return holders.length > 0 && !holders.includes(h.by) ? [{ h, role, holder: holders[0] ?? '' }] : [];
    });
    const actors = [...new Set(outside.map((o) => o.h.by))];
    return judged(
      1 - outside.length / Math.max(1, target(config, 'zeroActs')),
      outside.length === 0
        ? 'Everybody kept to their role.'
        : `${outside.length} act(s) in a role that somebody else held.`,
      'Leave a role’s work to who holds it: the commander coordinates, the deputy works hands-on.',
      {
        evidence: outside.map((o) =>
          evidence(
            o.h.at,
            `${nameOf(input, o.h.by)} did “${o.h.act.type}” at ${clock(input, o.h.at)} while ${nameOf(input, o.holder)} was ${roleTitle(input, o.role.id)}`,
            o.h.seq,
          ),
        ),
        clauses:
          outside.length === 0 ? [...owned.map((r) => r.clause)] : [...new Set(outside.map((o) => o.role.clause))],
        ...(actors.length === 1 && actors[0] !== undefined ? { person: actors[0] } : {}),
      },
    );
  },
};
