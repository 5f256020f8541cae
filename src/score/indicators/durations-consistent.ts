import { durationText } from '../../base/drill-time';
import { judged, mean, minutesTarget } from '../measure';
import { gatesOf } from '../record/gates';
import { quote } from '../record/say';
import { durationsIn } from '../record/times';
import type { Indicator } from '../types';
import { inPostmortem, timelineRows } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** The durations of metadata and impact are right, and agree with the document's own timeline. */
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
    const right = starts.flatMap((s) => ends.map((e) => e - s)).filter((d) => d > 0);
    const affected = input.truth.impact.reduce((n, i) => n + i.to - i.from, 0);
    const good = `Give the duration of the incident and of the impact (people were affected for ${durationText(affected)}), in agreement with the timeline.`;
    const near = (ms: number, list: readonly number[]): boolean =>
      list.some((d) => Math.abs(d - ms) <= Math.max(tolerance, d / 10));
    return judgePostmortem(input, good, (pm) => {
      const rows = timelineRows(input, pm).map((r) => r.at);
      const own = rows.flatMap((a) => rows.filter((b) => b > a).map((b) => b - a));
      const told = [
        { name: 'Metadata', field: pm.field('metadata', 'duration'), list: [...right, affected] },
        { name: 'Impact', field: pm.field('impact', 'duration'), list: [affected, ...right] },
      ].map((t) => ({ ...t, ms: t.field === undefined ? undefined : durationsIn(t.field.text)[0]?.ms }));
      const shares = told.flatMap((t) => {
        if (t.ms === undefined) return [0, 0];
        return [near(t.ms, t.list) ? 1 : 0, own.length === 0 || near(t.ms, own) ? 1 : 0];
      });
      const wrong = told.filter((t) => t.ms === undefined || !near(t.ms, t.list));
      const share = mean(shares);
      return judged(
        share,
        share === 1
          ? 'The durations are right and agree with the timeline.'
          : wrong.length > 0
            ? `Missing or wrong: the duration under ${wrong.map((w) => w.name).join(' and ')}.`
            : 'The durations do not agree with the document’s own timeline.',
        good,
        {
          evidence: told.flatMap((t) =>
            t.field === undefined ? [] : [inPostmortem(pm, `${t.name}: ${quote(t.field.text)}`)],
          ),
        },
      );
    });
  },
};
