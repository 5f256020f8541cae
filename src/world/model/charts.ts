import { type DrillTime, MINUTE } from '../../base/drill-time';
import type { Chart } from '../../scenario/schema-telemetry';
import { clampRange, requestLatency, visitRequests } from './events';
import { findGauge, gaugeAt } from './gauges';
import type { MetricSeries, OperationValues, WorldView } from './operations';
import { type Prepared, type PreparedTraffic, prepare } from './prepared';

type Measure = 'per-minute' | 'failed-percent' | 'failed-per-minute' | 'p50' | 'p95' | 'p99';
type Points = MetricSeries['points'];

/** Most points of one series; a longer range gets a longer step. */
const MOST_POINTS = 2_000;

/** A chart's series from `from` to `to` (at most now), a point for each `step`. The counts are those of the very log lines. */
export function readChart(
  world: WorldView,
  chart: Chart,
  from: DrillTime,
  to: DrillTime,
  step: number,
): OperationValues['metrics.read'] {
  const [start, end] = clampRange(world, from, to);
  const width = Math.max(1_000, Math.round(step), Math.ceil((end - start) / MOST_POINTS));
  const prepared = prepare(world.scenario, world.seed);
  const counted = new Map<PreparedTraffic, readonly Counted[]>();
  const series = chart.series.map((s): MetricSeries => {
    let points: Points = [];
    if ('gauge' in s.from) {
      const gauge = findGauge(world, s.from.gauge);
      if (gauge !== undefined) {
        points = grid(start, end, width).map((at) => ({ at, value: gaugeAt(world, gauge, at) }));
      }
    } else if ('events' in s.from) {
      points = perMinute(countEvents(world, prepared, s.from.events, start, end, width));
    } else {
      const source = prepared.traffic.get(s.from.traffic);
      if (source !== undefined) {
        const steps = counted.get(source) ?? count(world, source, start, end, width);
        counted.set(source, steps);
        points = measured(steps, s.from.measure);
      }
    }
    return { id: s.id, title: s.title, points };
  });
  const { normal } = chart;
  return {
    chart: chart.id,
    title: chart.title,
    unit: chart.unit,
    series,
    ...(normal === undefined
      ? {}
      : {
          normal: {
            series: normal.series,
            ...(normal.min === undefined ? {} : { min: normal.min }),
            ...(normal.max === undefined ? {} : { max: normal.max }),
          },
        }),
  };
}

/** Beginnings of the whole steps of a range. A range shorter than a step is one step; a rest at the end is left out. */
function grid(from: DrillTime, to: DrillTime, width: number): readonly DrillTime[] {
  if (to <= from) return [];
  const steps = Math.max(1, Math.floor((to - from) / width));
  return Array.from({ length: steps }, (_, i) => from + i * width);
}

/** What happened in one step. */
interface Counted {
  readonly at: DrillTime;
  readonly length: number;
  total: number;
  failed: number;
  readonly latencies: number[];
}

function count(
  world: WorldView,
  source: PreparedTraffic,
  from: DrillTime,
  to: DrillTime,
  width: number,
): readonly Counted[] {
  const steps = grid(from, to, width).map(
    (at): Counted => ({ at, length: Math.min(width, to - at), total: 0, failed: 0, latencies: [] }),
  );
  const end = Math.min(to, from + steps.length * width);
  visitRequests(world, source, from, end, (at, outcome, key) => {
    const step = steps[Math.floor((at - from) / width)];
    if (step === undefined) return;
    step.total++;
    if (source.outcomes[outcome]?.outcome.failed === true) step.failed++;
    step.latencies.push(requestLatency(source, outcome, key));
  });
  return steps;
}

type Events = Extract<Chart['series'][number]['from'], { events: unknown }>['events'];

/** Requests of the named outcomes in each step, of all the sources together. */
function countEvents(
  world: WorldView,
  prepared: Prepared,
  events: Events,
  from: DrillTime,
  to: DrillTime,
  width: number,
): readonly { readonly at: DrillTime; readonly length: number; total: number }[] {
  const steps = grid(from, to, width).map((at) => ({ at, length: Math.min(width, to - at), total: 0 }));
  const end = Math.min(to, from + steps.length * width);
  for (const { traffic, outcomes } of events) {
    const source = prepared.traffic.get(traffic);
    if (source === undefined) continue;
    const wanted = source.outcomes.map((o) => outcomes.includes(o.outcome.id));
    visitRequests(world, source, from, end, (at, outcome) => {
      const step = steps[Math.floor((at - from) / width)];
      if (step !== undefined && wanted[outcome] === true) step.total++;
    });
  }
  return steps;
}

function perMinute(
  steps: readonly { readonly at: DrillTime; readonly length: number; readonly total: number }[],
): Points {
  return steps.map(({ at, length, total }) => ({ at, value: round((total * MINUTE) / length) }));
}

/** Shares and latencies of a step without requests do not exist: such a step has no point. */
function measured(steps: readonly Counted[], measure: Measure): Points {
  const points: { at: DrillTime; value: number }[] = [];
  for (const step of steps) {
    const value = measureOf(step, measure);
    if (value !== undefined) points.push({ at: step.at, value });
  }
  return points;
}

function measureOf(step: Counted, measure: Measure): number | undefined {
  if (measure === 'per-minute') return round((step.total * MINUTE) / step.length);
  if (measure === 'failed-per-minute') return round((step.failed * MINUTE) / step.length);
  if (step.total === 0) return undefined;
  if (measure === 'failed-percent') return round((step.failed * 100) / step.total);
  return percentile(step.latencies, measure === 'p50' ? 50 : measure === 'p95' ? 95 : 99);
}

/** Two decimals. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The nearest-rank percentile of some numbers, which it sorts. */
function percentile(values: number[], percent: number): number | undefined {
  values.sort((a, b) => a - b);
  return values[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)];
}
