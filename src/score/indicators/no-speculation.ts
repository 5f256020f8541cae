import { minutes } from '../../base/drill-time';
import { echo, judged, notApplicable } from '../measure';
import { factsSaid, nearness, otherCauses, trueCause, wordsOf } from '../record/causes';
import { evidenceSeen, isKey } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { clock, evidence, quote } from '../record/say';
import { type Told, toldOf } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';
import { causeStatements, speculation } from '../writing/wording';

/** Guesses, and causes stated as known before anything was seen that shows them. */
function lapsesIn(input: ScoreInput, told: Told, keySeenAt: number): readonly string[] {
  const truth = trueCause(input);
  const others = otherCauses(input);
  const out = speculation(told.text, [...(truth === undefined ? [] : wordsOf(truth)), ...others.flatMap(wordsOf)]).map(
    (h) => `${quote(h.text)}: ${h.why}`,
  );
  for (const s of causeStatements(told.text)) {
    const suspect = others.find(
      (c) =>
        factsSaid(c, s.text).length > 0 && nearness(c, s.text) > (truth === undefined ? 0 : nearness(truth, s.text)),
    );
    if (suspect !== undefined) out.push(`${quote(s.text)}: a suspect told as known`);
    else if (
      told.at < keySeenAt &&
      Number.isFinite(keySeenAt) &&
      truth !== undefined &&
      factsSaid(truth, s.text).length > 0
    )
      out.push(`${quote(s.text)}: told before anything showed it`);
  }
  return out;
}

/** A suspected cause is not told as known. Each lapse costs half of the points. */
export const noSpeculation: Indicator = {
  id: 'no-speculation',
  acts: ['post', 'statuspage.publish'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const good = 'Tell the cause when evidence shows it; until then “the cause is not known yet”.';
    const told = toldOf(input);
    if (told.length === 0) {
      const due =
        gates.ledFrom !== undefined && gates.ledFrom + minutes(input.bundle.playbook.cadence.minutes) < gates.end;
      return due
        ? echo('minutes-covered', 'Nothing was told.', good)
        : notApplicable('Nothing was told, and nothing was due.');
    }
    const keySeenAt = evidenceSeen(input).find((s) => isKey(input, s.id))?.at ?? Number.POSITIVE_INFINITY;
    const lapses = told.flatMap((t) => lapsesIn(input, t, keySeenAt).map((text) => ({ t, text })));
    return judged(
      1 - 0.5 * lapses.length,
      lapses.length === 0
        ? 'No suspected cause was told as known.'
        : `${lapses.length} guess(es) at the cause were told.`,
      good,
      {
        evidence: lapses.map((l) => evidence(l.t.at, `At ${clock(input, l.t.at)}: ${l.text}`, l.t.seq)),
      },
    );
  },
};
