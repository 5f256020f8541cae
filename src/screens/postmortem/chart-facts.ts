import { clockMinuteUtc, type DrillTime, MINUTE } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import type { DrillState } from '../../drill/state';
import type { DrillSession } from '../../session/types';
import type { Fact } from './facts';
import { newTable } from './table-edit';

/** Rows of a chart that is written down: enough to see it rise and fall, few enough to be read. */
const ROWS = 9;
/** Before the first page a chart is of interest for this long. */
const BEFORE = 20 * MINUTE;

/** Three significant digits, as one would copy them from a chart. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '';
  const size = Math.abs(value);
  return size >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(size >= 10 ? 1 : 2)));
}

/** Charts that somebody of the team has looked at, each as a small table of what it showed from the first sign to the end. */
export function chartFacts(drill: Drill, state: DrillState, read: DrillSession['read']): readonly Fact[] {
  const seen = state.looks.filter((l) => l.console === 'metrics').flatMap((l) => l.query.split(' '));
  const end = state.endedAt ?? state.t;
  const page = state.pages.find((p) => p.injectId !== undefined)?.at ?? 0;
  const from = Math.max(-60 * MINUTE, Math.min(page, end) - BEFORE);
  const step = Math.max(MINUTE, Math.ceil((end - from) / (ROWS - 1) / MINUTE) * MINUTE);
  const clock = (at: DrillTime) => clockMinuteUtc(drill.startEpoch + at);
  return drill.bundle.scenario.telemetry.charts
    .filter((chart) => seen.includes(chart.id))
    .flatMap((chart): Fact[] => {
      const answer = read({ op: 'metrics.read', chart: chart.id, from, to: end, step });
      if (!answer.ok) return [];
      const { title, unit, series } = answer.value;
      const times = [...new Set(series.flatMap((s) => s.points.map((p) => p.at)))].toSorted((a, b) => a - b);
      const rows = times.map((at) => [
        clock(at),
        ...series.map((s) => {
          const value = s.points.find((p) => p.at === at)?.value;
          return value === undefined ? '' : figure(value);
        }),
      ]);
      if (rows.length === 0) return [];
      const label = `${title}, ${unit}`;
      return [
        {
          id: `chart-${chart.id}`,
          group: 'charts',
          label,
          text: label,
          block: `**${label}** (from the charts, every ${step / MINUTE} min)\n\n${newTable(['Time (UTC)', ...series.map((s) => s.title)], rows)}`,
        },
      ];
    });
}
