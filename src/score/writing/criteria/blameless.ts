import { blameInSentence } from '../find/blame';
import { enough, facet } from './search';
import type { Criterion } from './types';

/** Words below which there is too little to call blameless. */
const WORDS = 150;

/** Share of the points that a hit costs. A fault laid on somebody ends the learning; hindsight and drama only cloud it. */
const COST = { 'named-blame': 0.5, 'human-error': 0.5, counterfactual: 0.15, animated: 0.15 } as const;

/** Tells what the system allowed and what was known then; not who was wrong, nor what somebody should have done. */
export const blameless: Criterion = {
  id: 'blameless',
  title: 'Blameless',
  of: 4,
  source: 'Blameless postmortems (SRE practice); no counterfactuals (Dekker)',
  hint: 'Tell what the system let happen and what was known at the time, not who was wrong.',
  say: ([only]) => {
    const hits = only?.spans.length ?? 0;
    if (hits > 0)
      return `${hits === 1 ? 'One passage lays' : `${hits} passages lay`} a fault on somebody, or judge${hits === 1 ? 's' : ''} with hindsight.`;
    return (only?.share ?? 0) >= 0.995 ? 'Nobody is blamed.' : 'Nobody is blamed, in a text that says little.';
  },
  facets: (doc) => {
    const { reading } = doc;
    const hits = reading.sentences.flatMap((s) => {
      const roles = reading.parts[s.part]?.roles ?? [];
      return s.quoted
        ? []
        : blameInSentence(s.text, {
            names: doc.roster,
            action: (s.kind === 'item' || s.kind === 'row') && roles.includes('actions'),
          }).map((h) => ({
            span: s.within(h.from, h.to, h.why, h.hint),
            cost: COST[h.kind] * (h.severity === 'mild' ? 0.5 : 1),
          }));
    });
    const cost = hits.reduce((n, h) => n + h.cost, 0);
    return [
      facet(
        'nobody is blamed',
        3,
        (1 - cost) * enough(reading.words, WORDS),
        hits.map((h) => h.span),
      ),
    ];
  },
};
