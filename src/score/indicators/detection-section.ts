import { durationText } from '../../base/drill-time';
import { contentWords } from '../../base/text-similarity';
import { judged, mean, minutesTarget } from '../measure';
import { gatesOf } from '../record/gates';
import { quote } from '../record/say';
import { durationsIn } from '../record/times';
import type { Indicator, ScoreInput } from '../types';
import { inPostmortem } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

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
      const told = time === undefined ? undefined : durationsIn(time.text)[0]?.ms;
      const rows: readonly { name: string; ok: boolean }[] = [
        { name: 'how it was detected', ok: how !== undefined && from.said.test(how.text) },
        {
          name: 'time to detect',
          ok: told !== undefined && (took === undefined || Math.abs(told - took) <= tolerance),
        },
        { name: 'how it could be faster', ok: faster !== undefined && contentWords(faster.text).length >= 3 },
      ];
      const weak = rows.filter((r) => !r.ok);
      return judged(
        mean(rows.map((r) => (r.ok ? 1 : 0))),
        weak.length === 0
          ? 'The detection is told and right.'
          : `Missing or not right: ${weak.map((r) => r.name).join(', ')}.`,
        good,
        {
          evidence: [how, time, faster].flatMap((f) =>
            f === undefined ? [] : [inPostmortem(pm, `${f.label}: ${quote(f.text)}`)],
          ),
        },
      );
    });
  },
};
