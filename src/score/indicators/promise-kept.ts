import { minutes } from '../../base/drill-time';
import { echo, judged, mean, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { promisedAt, updatesOf } from '../record/updates';
import type { Indicator } from '../types';

/**
 * Each update names its next one, and the next comes by then. An update that is late by the cadence too is counted there
 * and not again here.
 */
export const promiseKept: Indicator = {
  id: 'promise-kept',
  acts: ['post'],
  role: 'comms',
  judge: (input) => {
    const gates = gatesOf(input);
    const { cadence } = input.bundle.playbook;
    const every = minutes(cadence.minutes);
    const grace = minutes(cadence.graceMinutes);
    const good = `Name the time of the next update in each update, and post the next by then (${cadence.graceMinutes} min grace).`;
    const updates = updatesOf(input).filter((u) => u.at <= gates.end);
    if (updates.length === 0) {
      const due = gates.ledFrom !== undefined && gates.ledFrom + every < gates.end;
      return due
        ? echo('minutes-covered', 'There was no update, so no promise was made.', good)
        : notApplicable('No update was due before the end.');
    }
    const rows = updates.flatMap((u, i) => {
      const promised = promisedAt(input, u);
      if (promised === undefined) return [{ u, share: 0, text: 'names no time for the next' }];
      const next = updates[i + 1]?.at;
      const answered = next ?? gates.end;
      // What ended before the promise was due broke nothing.
      if (next === undefined && gates.end <= promised + grace)
        return [{ u, share: 1, text: 'promise not due before the end' }];
      if (answered <= promised + grace) return [{ u, share: 1, text: 'kept its promise' }];
      const lateByCadence = answered > u.at + every && promised + grace >= u.at + every;
      return lateByCadence
        ? []
        : [{ u, share: 0, text: `promised ${clock(input, promised)}, and nothing came by then` }];
    });
    if (rows.length === 0)
      return echo(
        'minutes-covered',
        'The promised updates were late by the cadence, which is counted there.',
        good,
        updates.map((u) => evidence(u.at, `Update at ${clock(input, u.at)}`, u.seq)),
      );
    const broken = rows.filter((r) => r.share < 1);
    return judged(
      mean(rows.map((r) => r.share)),
      broken.length === 0
        ? 'Every promise of an update was kept.'
        : `${broken.length} of ${rows.length} updates broke the promise or made none.`,
      good,
      {
        evidence: rows.map((r) => evidence(r.u.at, `Update of ${clock(input, r.u.at)} ${r.text}`, r.u.seq)),
      },
    );
  },
};
