import { containment, findAny } from '../../base/text-similarity';
import { judged, notApplicable, unit } from '../measure';
import { affirmed, factsSaid, nearness, otherCauses, trueCause } from '../record/causes';
import { quote } from '../record/say';
import type { Indicator } from '../types';
import { inPostmortem, ownText } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/**
 * The root cause by its key facts and by contrast: it has to be nearer to the truth than to any decoy or cause of another
 * variant, since those share its words. What is denied ("the web deployment was not it") is not claimed.
 */
export const rootCauseFacts: Indicator = {
  id: 'root-cause-facts',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const cause = trueCause(input);
    if (cause === undefined) return notApplicable('The scenario names no cause for this variant.');
    const good = cause.sentence;
    return judgePostmortem(input, good, (pm) => {
      const text = ownText(pm.section('root-cause'));
      if (text === '') return judged(0, 'No root cause is stated.', good);
      const claimed = affirmed(text);
      const facts = factsSaid(cause, claimed);
      const own = nearness(cause, claimed);
      const rival = otherCauses(input)
        .map((c) => ({ c, near: nearness(c, claimed) }))
        .toSorted((a, b) => b.near - a.near)[0];
      const whole = `${text}\n${ownText(pm.section('lessons'))}\n${ownText(pm.section('response'))}`;
      const factors = cause.factors.filter((f) =>
        f.any.length > 0 ? findAny(whole, f.any) !== undefined : containment(f.text, whole) >= 0.5,
      );
      const trigger = cause.trigger === undefined ? undefined : containment(cause.trigger, text) >= 0.4;
      const depth: number[] = [];
      if (cause.factors.length > 0)
        depth.push(
          unit(factors.length / Math.min(2, cause.factors.length)) * 0.7 +
            (cause.factors.some((f) => f.latent) && !factors.some((f) => f.latent) ? 0 : 0.3),
        );
      if (trigger !== undefined) depth.push(trigger ? 1 : 0);
      const factShare = facts.length / cause.keyFacts.length;
      const deep = depth.length === 0 ? factShare : factShare * (depth.reduce((a, b) => a + b, 0) / depth.length);
      const beaten = rival !== undefined && rival.near >= own;
      const share = beaten ? Math.min(0.15, factShare * 0.3) : 0.75 * factShare + 0.25 * deep;
      const missing = cause.keyFacts.length - facts.length;
      return judged(
        share,
        beaten
          ? `What is stated is nearer to another cause: ${quote(rival.c.sentence)}`
          : missing === 0
            ? `The root cause is stated by its key facts${deep < 0.9 ? '; trigger or contributing factors are missing' : ''}.`
            : `${missing} of ${cause.keyFacts.length} key facts of the cause are missing.`,
        good,
        {
          evidence:
            facts.length > 0 ? facts.map((f) => inPostmortem(pm, quote(f.text))) : [inPostmortem(pm, quote(text))],
        },
      );
    });
  },
};
