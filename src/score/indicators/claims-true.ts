import { minutes } from '../../base/drill-time';
import { echo, judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { toldOf } from '../record/updates';
import type { Indicator } from '../types';
import { falseClaims } from '../writing/updates/one/claims';

/** What is told is true at that moment. Each false claim costs half of the points, however much true was told besides. */
export const claimsTrue: Indicator = {
  id: 'claims-true',
  acts: ['post', 'statuspage.publish'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const good = 'Claim only what can be seen at that moment; “fixed” only when the signals say so.';
    // A resolution that came too early is counted as such.
    const told = toldOf(input).filter(
      (t) =>
        t.kind !== 'resolution' &&
        !(t.kind === 'status-page' && t.at >= (gates.resolvedAt ?? Number.POSITIVE_INFINITY)),
    );
    if (told.length === 0) {
      const due =
        gates.ledFrom !== undefined && gates.ledFrom + minutes(input.bundle.playbook.cadence.minutes) < gates.end;
      return due
        ? echo('minutes-covered', 'Nothing was told that could be true.', good)
        : notApplicable('Nothing was told, and nothing was due.');
    }
    const wrong = told.flatMap((t) => falseClaims(input, t).map(({ text }) => ({ t, text })));
    return judged(
      1 - 0.5 * wrong.length,
      wrong.length === 0
        ? 'Everything that was told was true at that moment.'
        : `${wrong.length} claim(s) that were not true at that moment.`,
      good,
      {
        evidence: wrong.map((w) => evidence(w.t.at, `At ${clock(input, w.t.at)}: ${w.text}`, w.t.seq)),
      },
    );
  },
};
