import { type DrillTime, durationText } from '../../base/drill-time';
import { judged, minutesTarget, unit } from '../measure';
import { gatesOf } from '../record/gates';
import { clock } from '../record/say';
import type { Indicator, ScoreInput } from '../types';
import { inPostmortem, timelineRows } from '../writing/postmortem';
import { judgePostmortem } from '../writing/postmortem-gate';

/** The moments that a timeline has to have. */
function keyMoments(input: ScoreInput): readonly { readonly name: string; readonly at: DrillTime }[] {
  const gates = gatesOf(input);
  const rows: readonly [string, DrillTime | undefined][] = [
    ['detected', gates.reportAt],
    ['declared', gates.declaredAt],
    ...input.state.severities.slice(1).map((s): [string, DrillTime] => [`re-classified as ${s.severity}`, s.at]),
    ['mitigated', input.truth.mitigatedAt],
    ['resolved', gates.resolvedAt],
  ];
  return rows.flatMap(([name, at]) => (at === undefined ? [] : [{ name, at }]));
}

/** Everything that happened, so that a row of the timeline can be about it. */
function happenings(input: ScoreInput): readonly DrillTime[] {
  return [
    ...input.state.happenings.map((h) => h.at),
    ...input.state.injects.filter((i) => i.outcome === 'delivered').map((i) => i.at),
    ...input.state.world.history.map((h) => h.at),
  ];
}

/** The timeline has the key moments, invents none, is in order, and says its time zone. */
export const timelineMatches: Indicator = {
  id: 'timeline-matches',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const good = `A row for each key moment, right to ${durationText(tolerance)}, in order, with the time zone.`;
    return judgePostmortem(input, good, (pm) => {
      const rows = timelineRows(input, pm);
      if (rows.length === 0) return judged(0, 'The timeline has no row with a time.', good);
      const moments = keyMoments(input);
      const missed = moments.filter((m) => !rows.some((r) => Math.abs(r.at - m.at) <= tolerance));
      const real = happenings(input);
      const invented = rows.filter((r) => !real.some((t) => Math.abs(t - r.at) <= tolerance));
      const recall = moments.length === 0 ? 1 : 1 - missed.length / moments.length;
      const precision = 1 - invented.length / rows.length;
      const ordered = rows.every((r, i) => i === 0 || (rows[i - 1]?.at ?? r.at) <= r.at);
      const section = pm.section('timeline');
      const zone = /\bUTC\b/i.test(
        [section?.title, section?.text, ...(section?.tables.flatMap((t) => t.header) ?? [])].join(' '),
      );
      const notes = [
        ...(missed.length > 0
          ? [`not in it: ${missed.map((m) => `${m.name} (${clock(input, m.at)})`).join(', ')}`]
          : []),
        ...(invented.length > 0 ? [`${invented.length} row(s) at times at which nothing happened`] : []),
        ...(ordered ? [] : ['rows out of order']),
        ...(zone ? [] : ['no time zone']),
      ];
      return judged(
        unit(recall * 0.55 + recall * precision * 0.25 + (ordered ? 0.1 * recall : 0) + (zone ? 0.1 * recall : 0)),
        notes.length === 0 ? 'The timeline matches the record.' : `The timeline: ${notes.join('; ')}.`,
        good,
        {
          evidence: invented.slice(0, 5).map((r) => inPostmortem(pm, r.written)),
        },
      );
    });
  },
};
