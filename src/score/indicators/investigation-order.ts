import { judged, notApplicable } from '../measure';
import { evidenceSeen, evidenceTitle } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { evidence } from '../record/say';
import type { Indicator } from '../types';

/** First what is broken, then since when, then why: share of pairs of evidence that were found in the scenario's order. */
export const investigationOrder: Indicator = {
  id: 'investigation-order',
  acts: ['look', 'tool.run'],
  role: 'deputy',
  judge: (input) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was no incident to investigate.');
    const orders = new Map(input.bundle.scenario.truth.evidence.map((e) => [e.id, e.order]));
    const found = evidenceSeen(input).filter((s) => s.seq !== undefined);
    const good = 'Find out first what is broken, then since when, then why.';
    if (found.length === 0)
      return gates.over ? judged(0, 'Nothing was looked at.', good) : notApplicable('Nothing has been looked at yet.');
    let pairs = 0;
    let right = 0;
    for (const [i, a] of found.entries()) {
      for (const b of found.slice(i + 1)) {
        const x = orders.get(a.id) ?? 0;
        const y = orders.get(b.id) ?? 0;
        if (x === y || a.at === b.at) continue;
        pairs++;
        if (x < y) right++;
      }
    }
    if (pairs === 0) return notApplicable('Too little was found to have an order.');
    return judged(
      right / pairs,
      right === pairs
        ? 'What was found was found in a sensible order.'
        : `${pairs - right} of ${pairs} steps of the search went the wrong way round.`,
      good,
      {
        evidence: found.map((s) => evidence(s.at, evidenceTitle(input, s.id), s.seq)),
      },
    );
  },
};
