import { judged, mean, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Everything that was compromised is revoked by the end of the response. How long it took is the time to mitigate. */
export const credentialsRevoked: Indicator = {
  id: 'credentials-revoked',
  acts: ['tool.run'],
  role: 'deputy',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    const { credentials, contained } = input.truth;
    if (credentials.length === 0 || !gates.incident) return notApplicable('Nothing was compromised.');
    const rows = credentials.map((c) => ({
      ...c,
      last: c.revoked.findLast((i) => i.from <= gates.end && i.to >= gates.end),
    }));
    const open = rows.filter((r) => r.last === undefined);
    if (open.length > 0 && !gates.over && gates.resolvedAt === undefined)
      return notApplicable('The response is still under way.');
    const closed = contained?.some((i) => i.from <= gates.end && i.to >= gates.end) ?? true;
    const leaks = open.length === 0 && !closed;
    return judged(
      mean([...rows.map((r) => (r.last === undefined ? 0 : 1)), ...(contained === undefined ? [] : [closed ? 1 : 0])]),
      open.length > 0
        ? `Still good at the end: ${open.map((r) => r.title).join('; ')}.`
        : leaks
          ? 'Everything was revoked, but the way in was left open.'
          : 'Everything that was compromised was revoked.',
      'Revoke every credential that was compromised, not only the one that was noticed.',
      {
        evidence: rows.flatMap((r) =>
          r.last === undefined ? [] : [evidence(r.last.from, `${r.title} revoked at ${clock(input, r.last.from)}`)],
        ),
      },
    );
  },
};
