import type { DrillTime } from '../../base/drill-time';
import { keyPrefix } from '../../base/keyed';
import { holds } from '../../scenario/guard';
import type { Gauge } from '../../scenario/schema-telemetry';
import type { WorldView } from './operations';
import { BUCKET, dailyPermille, noisePermille } from './shape';
import { lastAtOrBefore, stepsOf, type Timeline, timelineOf } from './states-at';

interface Leg {
  readonly at: number;
  readonly over: number;
  /** Value at the beginning; the leg goes from here to `to`, or back to the baseline when `to` is absent. */
  readonly from: number;
  readonly to: number | undefined;
}

const legKeys = new WeakMap<Gauge, object>();

/** The course of a gauge without noise: one leg for each change of the move that applies. */
function legsOf(world: WorldView, timeline: Timeline, gauge: Gauge): { at: readonly number[]; legs: readonly Leg[] } {
  let key = legKeys.get(gauge);
  if (key === undefined) {
    key = {};
    legKeys.set(gauge, key);
  }
  const known = timeline.memo.get(key);
  if (known !== undefined) return known as { at: readonly number[]; legs: readonly Leg[] };
  const steps = stepsOf(timeline, gauge, (context) => gauge.moves.findIndex((move) => holds(move.when, context)));
  const legs: Leg[] = [];
  for (let i = 0; i < steps.at.length; i++) {
    const at = steps.at[i] ?? 0;
    const move = gauge.moves[steps.value[i] ?? -1];
    const before = legs[legs.length - 1];
    const over = before === undefined ? 0 : Math.max(0, move === undefined ? gauge.settles : move.over);
    const from = before === undefined ? 0 : courseAt(world, gauge, before, at);
    legs.push({ at, over, from, to: move?.to });
  }
  const course = { at: legs.map((l) => l.at), legs };
  timeline.memo.set(key, course);
  return course;
}

function courseAt(world: WorldView, gauge: Gauge, leg: Leg, t: number): number {
  const target = leg.to ?? (gauge.baseline * dailyPermille(world.startEpoch + t, gauge.dailyPercent)) / 1_000;
  if (leg.over === 0 || t >= leg.at + leg.over) return target;
  return leg.from + ((target - leg.from) * (t - leg.at)) / leg.over;
}

const TENS = [1, 10, 100, 1_000] as const;

/** The value of a gauge at `t`, with its noise (one draw each ten seconds), within its limits, rounded to its decimals. */
export function gaugeAt(world: WorldView, gauge: Gauge, t: DrillTime): number {
  const timeline = timelineOf(world);
  const { at, legs } = legsOf(world, timeline, gauge);
  const leg = legs[lastAtOrBefore(at, t)];
  const course = leg === undefined ? gauge.baseline : courseAt(world, gauge, leg, t);
  const prefix = keyPrefix(keyPrefix(keyPrefix(0, world.seed), 'gauge'), gauge.id);
  const noisy = (course * noisePermille(prefix, Math.floor(t / BUCKET), gauge.noisePercent)) / 1_000;
  const ten = TENS[gauge.decimals] ?? 1;
  const rounded = Math.round(noisy * ten) / ten;
  return Math.max(gauge.min, gauge.max === undefined ? rounded : Math.min(gauge.max, rounded));
}

/** The gauge of that id, as authored. */
export function findGauge(world: WorldView, id: string): Gauge | undefined {
  return world.scenario.telemetry.gauges.find((g) => g.id === id);
}
