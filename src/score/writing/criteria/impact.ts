import { partsFor, sentencesFor } from '../read/read-document';
import { ROUGHLY } from './account';
import { AFFECTED, FAILURE, PEOPLE } from './cues';
import { enough, facet, having, placeOf, search } from './search';
import type { Criterion } from './types';

const STAKES =
  /\b(?:no (?:customer |user |personal |persistent |permanent )?(?:data|funds|records|messages|transactions|orders|revenue) (?:was|were|is|has|have|loss|lost)?|data (?:loss|was|were|integrity|corruption|breach|exposure)|los[st]\w* (?:of )?(?:data|orders|revenue|messages|events|transactions|money)|not (?:lost|compromised|exposed)|revenue|refund(?:s|ed)?|service credits?|credited|cost (?:us|of|to)|slas?\b|error budget|compensat\w+|personal (?:data|information)|pii|credentials? (?:were|was|may)|passwords? (?:were|was|may)|funds (?:were|was|are|at)|financial (?:impact|loss\w*))\b|[$€£]\s?\d/i;
const LIMITS =
  /\b(?:only|except|other(?: services| than)?|remain(?:ed|s)? (?:available|up|unaffected|operational|online)|not (?:affected|impacted)|unaffected|was(?:n't| not) (?:affected|impacted)|were(?:n't| not) (?:affected|impacted)|limited to|intermittent\w*|partial\w*|peak(?:ed|ing)?|region|us-\w+|eu-\w+|worst|between \d|specific\w*|subset|some (?:of|users|customers)|those (?:who|that|with|using)|who (?:were|had|used|tried)|both|all (?:users|customers|traffic|services)|entire|complete(?:ly)?|total)\b/i;
const CANNOT =
  /\b(?:unable to|could(?:n't| not)|cannot|can't|not be able|were not able|failed to|saw|experienc\w+|received|got|were (?:shown|served|logged|denied|redirected|charged|blocked|left|locked|affected|impacted)|had (?:to|their|no)|lost|waiting|errors?|slow\w*|tim(?:ed|e) ?outs?)\b/i;

/** Who was hit, how many, how badly and for how long; and what was not hit. */
export const impact: Criterion = {
  id: 'impact',
  title: 'Impact',
  of: 11,
  source: 'postmortem.template (Users affected, Duration, Revenue impact, Data loss)',
  hint: 'Say who could not do what, how many (a number or a share), from when to when, and whether data, money or security was touched; "none" and "unknown" are answers.',
  facets: (doc) => {
    const own = sentencesFor(doc.reading, 'impact');
    const near = [...own, ...sentencesFor(doc.reading, 'summary', 'metadata')];
    const all = doc.reading.sentences.filter((s) => {
      const roles = doc.reading.parts[s.part]?.roles ?? [];
      return !roles.includes('actions') && !roles.includes('lessons') && !roles.includes('background');
    });
    const where = near.length > 0 ? near : all;
    const scale = (found: number, elsewhere: number): number => Math.max(found, elsewhere * 0.75);
    const who = having(where, PEOPLE, FAILURE).filter((s) => CANNOT.test(s.text));
    const whoElse = having(all, PEOPLE, FAILURE).filter((s) => CANNOT.test(s.text));
    const what = having(where, AFFECTED, FAILURE);
    const inside = (list: typeof where) =>
      doc.account.quantities.filter((q) =>
        list.some((s) => s.start <= q.start && q.end <= s.end && (own.includes(s) || FAILURE.test(s.text))),
      );
    const counted = inside(where);
    const countedElse = inside(all);
    // How many people, or what share: the number that counts. So many servers or requests say less.
    const many = (list: typeof counted): number => {
      const exact = list.filter((q) => !ROUGHLY.test(q.text));
      const people = exact.filter((q) => PEOPLE.test(q.text) || /accounts?\b|%|per ?cent/i.test(q.text)).length;
      return people + (exact.length - people) * 0.4 + Math.min(0.5, (list.length - exact.length) * 0.3);
    };
    const lasted = doc.account.durations.filter(
      (d) =>
        where.includes(d.sentence) &&
        (own.includes(d.sentence) ||
          FAILURE.test(d.sentence.text) ||
          /duration|lasted|total|from|between/i.test(d.sentence.text)),
    );
    const lastedElse = doc.account.durations.filter((d) => all.includes(d.sentence) && FAILURE.test(d.sentence.text));
    const stakes = search(where, STAKES);
    const stakesElse = search(all, STAKES);
    const limits = having(where, LIMITS).filter((s) => AFFECTED.test(s.text) || FAILURE.test(s.text));
    const named = partsFor(doc.reading, 'impact').flatMap((p) =>
      p.blocks.filter((b) => b.kind === 'item' || b.kind === 'row'),
    );
    return [
      facet(
        'who could not do what',
        3,
        scale(
          who.length > 0 ? 0.7 + 0.3 * enough(who.length - 1, 1) : what.length > 0 ? 0.5 : 0,
          enough(whoElse.length, 2),
        ),
        (who.length > 0 ? who : whoElse).slice(0, 2).map((s) => placeOf(s)),
      ),
      facet(
        'how many',
        4,
        Math.max(scale(enough(many(counted), 2), enough(many(countedElse), 3)), 0.5 * enough(named.length, 3)),
        counted.length > 0 ? counted : countedElse,
      ),
      facet(
        'for how long',
        2,
        scale(enough(lasted.length, 1), enough(lastedElse.length, 1)),
        (lasted.length > 0 ? lasted : lastedElse).map((d) => d.span),
      ),
      facet(
        'data, money or security',
        1.5,
        scale(enough(stakes.length, 1), enough(stakesElse.length, 1)),
        (stakes.length > 0 ? stakes : stakesElse).map((f) => f.span),
      ),
      facet(
        'what was hit and what was not',
        1.5,
        enough(limits.length, 2),
        limits.slice(0, 2).map((s) => placeOf(s)),
      ),
    ];
  },
};
