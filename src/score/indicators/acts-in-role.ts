import { type DrillTime, MINUTE } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import { judged, notApplicable, target } from '../measure';
import { holdersAt, holdings, nameOf, roleTitle } from '../record/people';
import { presentOf } from '../record/presence';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** Who lost a role by the facilitator's word has so long (ms) to read it. */
const TO_READ = MINUTE;

/** Was this role taken from them by the facilitator only just now? */
function justRelieved(input: ScoreInput, role: string, person: PersonId, at: DrillTime): boolean {
  return input.state.roles.some(
    (r) =>
      r.role === role &&
      r.person === person &&
      r.to !== undefined &&
      r.to <= at &&
      at - r.to < TO_READ &&
      input.state.roles.some((next) => next.role === role && next.assigned === true && next.from === r.to),
  );
}

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
      // Who stands in for somebody who has dropped out does right.
      const holders = presentOf(input, holdersAt(input, role.id, h.at), h.at);
      if (justRelieved(input, role.id, h.by, h.at)) return [];
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
