import { findAny } from '../../base/text-similarity';
import type { Cause } from '../../scenario/schema-truth';
import { judged, notApplicable, unit } from '../measure';
import { trueCause } from '../record/causes';
import type { Indicator } from '../types';
import { share as shareOfWords } from '../writing/features';
import { type Phrase, phrasesIn } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { type Point, shown, summed } from '../writing/shown';

/** Sections in which conditions of the cause are told. */
const WHERE = ['root-cause', 'lessons', 'response', 'detection'];
/** Share of a sentence's words, by what they mean, from which it is said. */
const SAID = 0.5;
const WANTED = 2;

/** A safeguard that is absent: a condition that was there before, and will be there again. */
const ABSENT =
  /\b(?:no|nothing|nobody|no one|none|lack(?:s|ed|ing)?|missing|absent|without|never|not|only)\b[^.;]{0,60}\b(?:tests?|tested|alerts?|alarm|monitor\w*|watch\w*|limits?|check\w*|review\w*|staging|backup|fallback|failover|switch\w*|time-?out|validat\w*|guard\w*|approv\w*|scan\w*|looks?|counts?|compar\w*|reads?|reach\w*|rate limit\w*|constraint|documented|owner)\b/i;
const WHY =
  /\b(?:because|since|so that|so|therefore|thus|hence|which (?:is why|led|meant|caused|made|let|left|allowed)|as a result|led to|leads to|due to|resulted in|caused|causing|allowed|owing to|made it|why|the reason|until|that way)\b/i;

function saysFactor(factor: Cause['factors'][number], text: string): boolean {
  return (factor.any.length > 0 && findAny(text, factor.any) !== undefined) || shareOfWords(factor.text, text) >= SAID;
}

/** The trigger told apart from the cause, two or more conditions that made it possible, one of them latent, and how one led to the other. */
export const contributingFactors: Indicator = {
  id: 'contributing-factors',
  acts: ['postmortem.submit'],
  role: 'ic',
  judge: (input) => {
    const cause = trueCause(input);
    if (cause === undefined) return notApplicable('The scenario names no cause for this variant.');
    const good = [
      ...(cause.trigger === undefined ? [] : [`Trigger: ${cause.trigger}`]),
      ...cause.factors.map((f) => `${f.latent ? 'Latent: ' : ''}${f.text}.`),
    ].join(' ');
    return judgePostmortem(input, good, (pm) => {
      const told = phrasesIn(pm, ['root-cause']);
      const anywhere = phrasesIn(pm, WHERE);
      const { trigger } = cause;
      const right = trigger === undefined ? undefined : told.find((p) => shareOfWords(trigger, p.text) >= SAID);
      const named = pm.field('root-cause', 'trigger');
      const factors = cause.factors.flatMap((factor) => {
        const phrase = anywhere.find((p) => saysFactor(factor, p.text));
        return phrase === undefined ? [] : [{ factor, phrase }];
      });
      const known = new Set(factors.map((f) => f.phrase.text));
      const own = anywhere.filter((p) => !known.has(p.text) && ABSENT.test(p.text)).slice(0, WANTED);
      const wanted = Math.min(WANTED, Math.max(1, cause.factors.length));
      // What the scenario does not know of can be as true: two of the writer's own count as one.
      const count = factors.length + own.length / 2;
      const latent = factors.find((f) => f.factor.latent)?.phrase ?? own[0];
      const chain = told.filter((p) => WHY.test(p.text));
      const points: readonly Point[] = [
        {
          name: 'the trigger, told apart from the cause',
          weight: 0.25,
          share:
            right !== undefined ? (named !== undefined || told.length > 1 ? 1 : 0.6) : named !== undefined ? 0.6 : 0,
          spans: [(right ?? named)?.span(right === undefined ? 'names a trigger' : 'tells what set it off')],
        },
        {
          name: `${WANTED} contributing factors`,
          weight: 0.5,
          share: cause.factors.length === 0 ? 1 : unit(count / wanted),
          spans: [
            ...factors.map((f) => f.phrase.span('is a contributing factor')),
            ...own.map((p) => p.span('is a condition that made it possible')),
          ],
        },
        {
          name: 'one that was latent',
          weight: 0.1,
          share: latent === undefined && cause.factors.some((f) => f.latent) ? 0 : 1,
          spans: [],
        },
        {
          name: 'how one thing led to another',
          weight: 0.15,
          share: unit(chain.length / 2),
          spans: chain.slice(0, 2).map((p: Phrase) => p.span('tells how one thing led to another')),
        },
      ];
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0
          ? 'Trigger and contributing factors are told apart from the cause.'
          : `Missing or incomplete: ${lacking.join(', ')}.`,
        good,
        shown(pm, [
          ...points.flatMap((p) => p.spans),
          ...(lacking.length > 0 && told.length > 0
            ? [
                pm
                  .section('root-cause')
                  ?.span(
                    `lacks ${lacking.join(', ')}`,
                    'Add what set it off, and what had been in place before that let it happen.',
                  ),
              ]
            : []),
        ]),
      );
    });
  },
};
