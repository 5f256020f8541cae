import { minutes } from '../../base/drill-time';
import { echo, judged, mean, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { updatesOf } from '../record/updates';
import type { Indicator } from '../types';
import { promiseOfOne } from '../writing/updates/one/fields';

const SAID = {
  none: 'names no time for the next',
  open: 'promise not due before the end',
  kept: 'kept its promise',
} as const;

/**
 * Each update names its next one, and the next comes by then. An update that is late by the cadence too is counted there
 * and not again here.
 */
export const promiseKept: Indicator = {
  id: 'promise-kept',
  acts: ['post'],
  role: 'comms',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    const { cadence } = input.bundle.playbook;
    const every = minutes(cadence.minutes);
    const good = `Name the time of the next update in each update, and post the next by then (${cadence.graceMinutes} min grace).`;
    const updates = updatesOf(input).filter((u) => u.at <= gates.end);
    if (updates.length === 0) {
      const due = gates.ledFrom !== undefined && gates.ledFrom + every < gates.end;
      return due
        ? echo('minutes-covered', 'There was no update, so no promise was made.', good)
        : notApplicable('No update was due before the end.');
    }
    const rows = updates.flatMap((u, i) => {
      const { outcome, promised = u.at } = promiseOfOne(input, u, updates[i + 1]?.at);
      if (outcome === 'cadence') return [];
      const text =
        outcome === 'broken' ? `promised ${clock(input, promised)}, and nothing came by then` : SAID[outcome];
      return [{ u, share: outcome === 'kept' || outcome === 'open' ? 1 : 0, text }];
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
