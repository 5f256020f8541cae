import { type DrillTime, HOUR, MINUTE, SECOND } from '../../../../base/drill-time';
import type { MetricSeries } from '../../../../world/model/operations';

/** A row of a chart: a time and the value of each series by its id. */
export interface ChartRow {
  readonly at: DrillTime;
  readonly [series: string]: number;
}

/** Time between two points: about 120 points, on round times. */
export function stepFor(length: DrillTime): DrillTime {
  if (length <= 20 * MINUTE) return 10 * SECOND;
  if (length <= 2 * HOUR) return 30 * SECOND;
  if (length <= 8 * HOUR) return 3 * MINUTE;
  return 10 * MINUTE;
}

/** A multiple of the step at or before a time, so that points stay where they are while time goes on. */
export function alignDown(at: DrillTime, step: DrillTime): DrillTime {
  return Math.floor(at / step) * step;
}

/** Series side by side: a row for each time that any of them has a point at, oldest first. */
export function rowsOf(series: readonly MetricSeries[]): readonly ChartRow[] {
  const rows = new Map<DrillTime, Record<string, number> & { at: DrillTime }>();
  for (const { id, points } of series) {
    for (const { at, value } of points) {
      const row = rows.get(at) ?? { at };
      row[seriesKey(id)] = value;
      rows.set(at, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.at - b.at);
}

/** Under which name a series stands in a row: an id that is `at` must not take the time's place. */
export function seriesKey(id: string): string {
  return `s:${id}`;
}

/** Points known so far, with what has come since: the end of the old is replaced by the new. */
export function extendSeries(
  known: readonly MetricSeries[],
  fresh: readonly MetricSeries[],
  from: DrillTime,
  start: DrillTime,
): readonly MetricSeries[] {
  return fresh.map((series) => {
    const before = known.find((k) => k.id === series.id)?.points ?? [];
    return { ...series, points: [...before.filter((p) => p.at >= start && p.at < from), ...series.points] };
  });
}

/** A few round times inside a range, for the axis. */
export function ticksFor(start: DrillTime, end: DrillTime, startEpoch: number, most: number): readonly DrillTime[] {
  const steps = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
  const step = steps.find((s) => (end - start) / s <= most) ?? 6 * HOUR;
  const ticks: DrillTime[] = [];
  for (let at = Math.ceil((start + startEpoch) / step) * step - startEpoch; at <= end; at += step) ticks.push(at);
  return ticks;
}

/** `12.4`, `1,980`, `0`: three figures are enough for a chart. */
export function valueText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1_000) return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  if (size >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}
