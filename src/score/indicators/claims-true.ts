import { minutes } from '../../base/drill-time';
import { echo, judged, notApplicable, within } from '../measure';
import { declaredAtMoment, gatesOf, severityLevel } from '../record/gates';
import { clock, evidence, quote } from '../record/say';
import { fieldOf, type Told, toldOf } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';
import { restoredClaims } from '../writing/wording';

/** What is not true in something told, each with the words that it rests on. */
function falseClaims(input: ScoreInput, told: Told): readonly string[] {
  const out: string[] = [];
  const affected = within(input.truth.impact, told.at) && !within(input.truth.mitigated, told.at);
  if (affected) {
    const status = fieldOf(input, told, 'status') ?? '';
    if (/^(?:monitoring|resolved)/i.test(status)) out.push(`status ${quote(status)} while people were affected`);
    for (const hit of restoredClaims(told.text)) out.push(`${quote(hit.text)} while people were affected`);
  }
  const declared = declaredAtMoment(input, told.at);
  const named = [...told.text.matchAll(/\bSEV-?(\d)\b/gi)].map((m) => `SEV${m[1]}`);
  if (
    declared !== undefined &&
    named.length > 0 &&
    !named.some((n) => severityLevel(input, n) === severityLevel(input, declared))
  ) {
    out.push(`${quote(named[0] ?? '')} while ${declared} was declared`);
  }
  return out;
}

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
    const wrong = told.flatMap((t) => falseClaims(input, t).map((text) => ({ t, text })));
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
