import { canonicalJson } from '../../base/hash';
import { count, judged, notApplicable, target } from '../measure';
import { harmsOf, judgedAsEvidence } from '../record/breaches';
import { changesOf } from '../record/changes';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Production is not changed in ways that cannot help with this cause. The same useless change twice counts once. */
export const uselessActs: Indicator = {
  id: 'useless-acts',
  acts: ['tool.run'],
  targets: ['zeroActs'],
  role: 'deputy',
  judge: (input, config) => {
    const changes = changesOf(input);
    // What is forbidden is counted as harm.
    const forbidden = new Set([...harmsOf(input).map((b) => b.seq), ...judgedAsEvidence(input)]);
    const seen = new Set<string>();
    const useless = changes.filter((c) => {
      const key = canonicalJson(c.fact);
      if (c.verdict !== 'useless' || forbidden.has(c.seq) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    const good = 'Change what the evidence points to; what cannot help costs time and blurs the picture.';
    if (useless.length === 0) {
      if (!changes.some((c) => c.verdict === 'right' || c.verdict === 'acceptable'))
        return notApplicable('Production was not changed to any effect.');
      return judged(1, 'No change was made that could not help.', good);
    }
    return judged(
      1 - useless.length / Math.max(1, target(config, 'zeroActs')),
      `${count(useless.length, 'change')} that could not help with this cause.`,
      good,
      {
        evidence: useless.map((u) => evidence(u.at, `${u.title} at ${clock(input, u.at)}`, u.seq)),
      },
    );
  },
};
