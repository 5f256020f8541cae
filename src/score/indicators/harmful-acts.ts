import { count, judged, notApplicable, target } from '../measure';
import { harmsOf, judgedAsEvidence } from '../record/breaches';
import { changesOf } from '../record/changes';
import { nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** No act that makes matters worse. What may never be done raises a hard flag besides. */
export const harmfulActs: Indicator = {
  id: 'harmful-acts',
  acts: ['tool.run'],
  targets: ['zeroActs'],
  role: 'deputy',
  judge: (input, config) => {
    const never = harmsOf(input);
    const changes = changesOf(input);
    const elsewhere = judgedAsEvidence(input);
    const harmful = changes.filter(
      (c) => c.verdict === 'harmful' && !elsewhere.has(c.seq) && !never.some((n) => n.seq === c.seq),
    );
    const good = 'Change only what can help, delete no evidence, and think what else a change breaks.';
    if (never.length + harmful.length === 0) {
      // Doing nothing is no proof of care.
      if (!changes.some((c) => c.verdict === 'right' || c.verdict === 'acceptable'))
        return notApplicable('Production was not changed to any effect.');
      return judged(1, 'Nothing was done that made matters worse.', good);
    }
    const clauses = [...new Set(never.map((n) => n.clause))];
    const people = [...new Set([...never, ...harmful].map((x) => x.by))];
    return judged(
      never.length > 0 ? 0 : 1 - harmful.length / Math.max(1, target(config, 'zeroActs')),
      never[0]?.text ?? `${count(harmful.length, 'change')} that made matters worse.`,
      good,
      {
        evidence: [
          ...never.map((n) => evidence(n.at, `${n.text} – ${nameOf(input, n.by)} at ${clock(input, n.at)}`, n.seq)),
          ...harmful.map((h) => evidence(h.at, `${h.title} – ${nameOf(input, h.by)} at ${clock(input, h.at)}`, h.seq)),
        ],
        ...(never[0] === undefined ? {} : { hardFlag: never[0].text, clauses }),
        ...(people.length === 1 && people[0] !== undefined ? { person: people[0] } : {}),
      },
    );
  },
};
