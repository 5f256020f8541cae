import { durationText } from '../../base/drill-time';
import { contentWords } from '../../base/text-similarity';
import { judged, minutesTarget } from '../measure';
import { gatesOf } from '../record/gates';
import type { Indicator, ScoreInput } from '../types';
import { durationsIn } from '../writing/find/durations';
import { judgePostmortem } from '../writing/postmortem-gate';
import { type Point, shown, summed } from '../writing/shown';

/** How it was really noticed: by a page or alert, by people who wrote in, or by the team's own look. */
function source(input: ScoreInput): { readonly name: string; readonly said: RegExp } {
  const at = gatesOf(input).reportAt;
  const page = input.state.pages.find((p) => p.at === at);
  const inject = input.state.injects.find((i) => i.at === at);
  const script = input.bundle.scenario.injects.find((i) => i.id === (page?.injectId ?? inject?.injectId));
  if (page !== undefined || script?.purpose === 'alert')
    return { name: 'an alert', said: /\b(?:alert|alarm|page|paged|monitor|monitoring|sentry|pager)/i };
  if (script !== undefined)
    return { name: 'a report', said: /\b(?:report|reported|customer|user|support|complain|wrote)/i };
  return { name: 'the team', said: /\b(?:team|engineer|noticed|observ|saw|dashboard)/i };
}

/** How it was detected, how fast, and how it could be faster. */
export const detectionSection: Indicator = {
  id: 'detection-section',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const gates = gatesOf(input);
    const took =
      input.truth.faultAt === undefined || gates.reportAt === undefined
        ? undefined
        : gates.reportAt - input.truth.faultAt;
    const from = source(input);
    const good = `Detected by ${from.name}${took === undefined ? '' : `, ${durationText(took)} after the fault`}; and what would have shown it sooner.`;
    return judgePostmortem(input, good, (pm) => {
      const how = pm.field('detection', 'how');
      const time = pm.field('detection', 'time-to-detect');
      const faster = pm.field('detection', 'faster');
      const told = time === undefined ? undefined : durationsIn(time.text)[0];
      const howRight = how !== undefined && from.said.test(how.text);
      const timeRight = told !== undefined && (took === undefined || Math.abs(told.ms - took) <= tolerance);
      const fasterSaid = faster !== undefined && contentWords(faster.text).length >= 3;
      const points: readonly Point[] = [
        {
          name: 'how it was detected',
          share: howRight ? 1 : 0,
          spans: [
            howRight
              ? how.span('is how it was noticed')
              : how?.span(
                  `is not how it was noticed: by ${from.name}`,
                  `Say that ${from.name} came first, and keep the rest.`,
                ),
          ],
        },
        {
          name: 'time to detect',
          share: timeRight ? 1 : 0,
          spans: [
            time === undefined
              ? undefined
              : told === undefined
                ? time.span('gives no duration', took === undefined ? undefined : `Put ${durationText(took)}.`)
                : timeRight
                  ? time.within(told.from, told.to, 'is right')
                  : time.within(
                      told.from,
                      told.to,
                      `was ${durationText(took ?? 0)} by the record`,
                      `Put ${durationText(took ?? 0)}, from the fault to the first report.`,
                    ),
          ],
        },
        {
          name: 'how it could be faster',
          share: fasterSaid ? 1 : 0,
          spans: [
            fasterSaid
              ? faster.span('says what would have shown it sooner')
              : faster?.span('is too little', 'Say which signal would have shown it, and how much sooner.'),
          ],
        },
      ];
      const { share, lacking } = summed(points);
      return judged(
        share,
        lacking.length === 0 ? 'The detection is told and right.' : `Missing or not right: ${lacking.join(', ')}.`,
        good,
        shown(pm, [
          ...points.flatMap((p) => p.spans),
          lacking.length > 0 && points.every((p) => p.spans.every((s) => s === undefined))
            ? pm.section('detection')?.span(`lacks ${lacking.join(', ')}`)
            : undefined,
        ]),
      );
    });
  },
};
