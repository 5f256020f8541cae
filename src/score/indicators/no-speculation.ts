import { minutes } from '../../base/drill-time';
import { echo, judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { toldOf } from '../record/updates';
import type { Indicator } from '../types';
import { guessesOfOne, keySeenAt } from '../writing/updates/one/claims';

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
    const seenAt = keySeenAt(input);
    const lapses = told.flatMap((t) => guessesOfOne(input, t, seenAt).map(({ text }) => ({ t, text })));
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
