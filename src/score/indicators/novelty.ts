import { judged, notApplicable, target } from '../measure';
import { clock, evidence } from '../record/say';
import { allUpdates } from '../record/updates';
import type { Indicator } from '../types';
import { isStale } from '../writing/updates/one/wording';

/** Each update says something that the one before did not. Each that does not costs half of the points. */
export const novelty: Indicator = {
  id: 'novelty',
  acts: ['post'],
  targets: ['maxSimilarityPercent'],
  role: 'comms',
  judge: (input, config) => {
    const updates = allUpdates(input);
    if (updates.length < 2) return notApplicable('There were not two updates to compare.');
    const limit = target(config, 'maxSimilarityPercent') / 100;
    const stale = updates.slice(1).flatMap((u, i) => {
      return isStale(input, updates[i], u, limit) ? [u] : [];
    });
    return judged(
      1 - 0.5 * stale.length,
      stale.length === 0
        ? 'Each update said something new.'
        : `${stale.length} update(s) said what the one before had said.`,
      'Say in each update what has changed, what was ruled out, what comes next.',
      {
        evidence: stale.map((u) =>
          evidence(u.at, `Update of ${clock(input, u.at)} says the same as the one before`, u.seq),
        ),
      },
    );
  },
};
