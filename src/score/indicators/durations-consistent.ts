import { durationText } from '../../base/drill-time';
import { judged, mean, minutesTarget } from '../measure';
import { gatesOf } from '../record/gates';
import type { Indicator } from '../types';
import { type DurationFound, durationsIn } from '../writing/find/durations';
import type { Phrase } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';
import { timelineRows } from '../writing/timeline-rows';

const AFFECTED =
  /\b(?:for|lasted|lasting|last|duration|affected|outage|down|unavailable|could not|couldn't|over|during|took|resolved|restored|within|after)\b/i;

/** No timeline has more moments; every pair of them is a length. */
const MOST_TIMES = 300;

interface Told {
  readonly name: string;
  readonly phrase: Phrase | undefined;
  readonly found: DurationFound | undefined;
  /** It has to be there; else it only has to be right when it is. */
  readonly asked: boolean;
}

/** Is a length near one of a list, to a tolerance or a tenth? Of a range its ends count too. */
function near(found: DurationFound, list: readonly number[], tolerance: number): boolean {
  const [low, high] = [found.range?.lowMs ?? found.ms, found.range?.highMs ?? found.ms];
  return list.some((d) => {
    const slack = Math.max(tolerance, d / 10);
    return d >= low - slack && d <= high + slack;
  });
}

/** The durations of metadata, impact and summary are right, and agree with the document's own timeline. */
export const durationsConsistent: Indicator = {
  id: 'durations-consistent',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const gates = gatesOf(input);
    const starts = [input.truth.faultAt, gates.reportAt, gates.declaredAt].filter((t) => t !== undefined);
    const ends = [input.truth.mitigatedAt, gates.resolvedAt ?? input.endAt].filter((t) => t !== undefined);
    // From fault, report or declaration to mitigation or resolution: people count differently, and say the same thing.
    const affected = input.truth.impact.reduce((n, i) => n + i.to - i.from, 0);
    const right = [affected, ...starts.flatMap((s) => ends.map((e) => e - s))].filter((d) => d > 0);
    const good = `Give the duration of the incident and of the impact (people were affected for ${durationText(affected)}), in agreement with the timeline.`;
    return judgePostmortem(input, good, (pm) => {
      const rows = [...new Set(timelineRows(input, pm).map((r) => r.at))].slice(0, MOST_TIMES);
      const own = rows.flatMap((a) => rows.filter((b) => b > a).map((b) => b - a));
      const lengths = (text: string): readonly DurationFound[] =>
        durationsIn(text).filter((d) => d.latency !== true && d.setting !== true);
      const asked = (name: string, section: string): Told => {
        const phrase = pm.field(section, 'duration');
        return { name, phrase, found: phrase === undefined ? undefined : lengths(phrase.text)[0], asked: true };
      };
      // A sentence of the summary may speak of other lengths as well; one that is right is enough.
      const summed = (pm.section('summary')?.phrases ?? []).flatMap((phrase): readonly Told[] => {
        const all = AFFECTED.test(phrase.text) ? lengths(phrase.text) : [];
        const found = all.find((d) => near(d, right, tolerance)) ?? all[0];
        return found === undefined ? [] : [{ name: 'Summary', phrase, found, asked: false }];
      });
      const told = [asked('Metadata', 'metadata'), asked('Impact', 'impact'), ...summed.slice(0, 1)];
      const isRight = (t: Told): boolean => t.found !== undefined && near(t.found, right, tolerance);
      const agrees = (t: Told): boolean => t.found !== undefined && (own.length === 0 || near(t.found, own, tolerance));
      const rated = told.map((t) => ({ ...t, right: isRight(t), agrees: agrees(t) }));
      const base = mean(rated.filter((t) => t.asked).flatMap((t) => [t.right ? 1 : 0, t.agrees ? 1 : 0]));
      const contradicts = rated.some((t) => !t.asked && !t.right);
      const share = base * (contradicts ? 0.7 : 1);
      const wrong = rated.filter((t) => !t.right);
      return judged(
        share,
        share === 1
          ? 'The durations are right and agree with the timeline.'
          : wrong.length > 0
            ? `Missing or wrong: the duration under ${wrong.map((w) => w.name).join(' and ')}.`
            : 'The durations do not agree with the document’s own timeline.',
        good,
        shown(
          pm,
          rated.map((t) => {
            if (t.phrase === undefined) return undefined;
            if (t.found === undefined)
              return t.phrase.span('gives no duration', `Say how long: ${durationText(affected)}.`);
            const { from, to } = t.found;
            if (!t.right)
              return t.phrase.within(
                from,
                to,
                `does not agree with the record: people were affected for ${durationText(affected)}`,
                `Put ${durationText(affected)}, and say from when to when.`,
              );
            return t.agrees
              ? t.phrase.within(from, to, 'is right')
              : t.phrase.within(
                  from,
                  to,
                  'does not agree with the document’s own timeline',
                  'Let two rows of the timeline be so far apart: when it began and when it was over.',
                );
          }),
        ),
      );
    });
  },
};
