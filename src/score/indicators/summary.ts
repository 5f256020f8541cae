import { findAny } from '../../base/text-similarity';
import { judged, target } from '../measure';
import { causeSetOf, trueCause } from '../record/causes';
import type { Indicator } from '../types';
import { contrast } from '../writing/contrast';
import { durationsIn } from '../writing/find/durations';
import { timesIn } from '../writing/find/times';
import type { Phrase } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { type Point, shown, summed } from '../writing/shown';
import { namesCause } from '../writing/wording';

/** More or fewer sentences than asked for by so many still count for half. */
const ABOUT = 2;

/** Two or three sentences that say what, impact, duration, cause. */
export const summary: Indicator = {
  id: 'summary',
  acts: ['postmortem.submit'],
  targets: ['minSentences', 'maxSentences'],
  role: 'ic',
  judge: (input, config) => {
    const [min, max] = [target(config, 'minSentences'), target(config, 'maxSentences')];
    const { impact } = input.bundle.scenario.truth;
    const good = `${min} to ${max} sentences that say what happened, whom it hit, how long, and why.`;
    return judgePostmortem(input, good, (pm) => {
      const section = pm.section('summary');
      const phrases = section?.phrases ?? [];
      if (section === undefined || phrases.length === 0) return judged(0, 'There is no summary.', good);
      const find = (test: (text: string) => boolean): Phrase | undefined => phrases.find((p) => test(p.text));
      const point = (name: string, found: Phrase | undefined, why: string): Point => ({
        name,
        share: found === undefined ? 0 : 1,
        spans: [found?.span(why)],
      });
      const truth = trueCause(input);
      const verdict =
        truth === undefined
          ? undefined
          : contrast(
              causeSetOf(input),
              truth,
              phrases.map((p) => p.text),
            );
      const told =
        find(namesCause) ??
        (verdict?.sentence === undefined || verdict.facts.length === 0 ? undefined : phrases[verdict.sentence]);
      const rival = verdict?.outcome === 'other' ? phrases[verdict.rival?.sentence ?? 0] : undefined;
      const n = phrases.length;
      const off = n < min ? min - n : Math.max(0, n - max);
      const points: readonly Point[] = [
        {
          name: `${min} to ${max} sentences (it has ${n})`,
          share: off === 0 ? 1 : off <= ABOUT ? 0.5 : 0,
          spans:
            off === 0
              ? []
              : [section.span(`has ${n} sentences`, `Say it in ${min} to ${max}; the sections below hold the rest.`)],
        },
        point(
          'what',
          find((t) => findAny(t, [impact.function, ...impact.userWords]) !== undefined),
          'says what was broken',
        ),
        point(
          'impact',
          find(
            (t) =>
              findAny(t, impact.userWords) !== undefined ||
              /\d+\s*%|\b\d[\d,.]* (?:people|users|customers|accounts)\b/.test(t),
          ),
          'says whom it hit',
        ),
        point(
          'duration',
          find((t) => durationsIn(t).length > 0 || timesIn(t).filter((x) => x.ofDayMs !== undefined).length > 1),
          'says how long',
        ),
        rival === undefined
          ? point('cause', told, 'says why')
          : {
              name: 'the right cause',
              share: 0,
              spans: [rival.span('names another cause than the one that the evidence shows')],
            },
      ];
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0
          ? 'The summary says what, impact, duration and cause.'
          : `The summary lacks: ${lacking.join(', ')}.`,
        good,
        shown(
          pm,
          points.flatMap((p) => p.spans),
        ),
      );
    });
  },
};
