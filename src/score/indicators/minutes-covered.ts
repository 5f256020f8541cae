import { durationText, minutes } from '../../base/drill-time';
import { coveredShare, judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { isKind } from '../record/kind';
import { clock, evidence } from '../record/say';
import { ticketUpdates, updatesOf } from '../record/updates';
import type { Indicator } from '../types';

/** Share of the minutes, from the first update due to the end, at which an update no older than the cadence existed. */
export const minutesCovered: Indicator = {
  id: 'minutes-covered',
  acts: ['post'],
  role: 'comms',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    const every = minutes(input.bundle.playbook.cadence.minutes);
    const from = gates.ledFrom === undefined ? undefined : gates.ledFrom + every;
    if (from === undefined || from >= gates.end) return notApplicable('No update was due before the end.');
    // A breach is told to few, in the ticket as well as in its channel.
    const told = isKind(input, 'security') ? [...updatesOf(input), ...ticketUpdates(input)] : updatesOf(input);
    const updates = told
      .filter((u) => u.at >= (gates.ledFrom ?? 0) && u.at <= gates.end)
      .toSorted((a, b) => a.at - b.at || a.seq - b.seq);
    const share = coveredShare(
      updates.map((u) => u.at),
      from,
      gates.end,
      every,
    );
    const overdue = Math.round((1 - share) * (gates.end - from));
    return judged(
      share,
      share >= 0.995
        ? 'There was never a minute without a fresh update.'
        : `For ${durationText(overdue)} the newest update was older than ${durationText(every)}${updates.length === 0 ? ': there was none' : ''}.`,
      `Post an update at least every ${durationText(every)} until the resolution, also when there is no news.`,
      {
        evidence: [
          evidence(from, `First update due at ${clock(input, from)}`),
          ...updates.map((u) => evidence(u.at, `Update at ${clock(input, u.at)}`, u.seq)),
        ],
      },
    );
  },
};
