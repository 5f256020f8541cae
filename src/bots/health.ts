import { MINUTE } from '../base/drill-time';
import type { Act } from '../drill/acts';
import type { Situation } from './intent';

/** How the charts stand now: which are outside their normal range, and whether those that count failures are. */
export interface Health {
  /** The highest share of failing calls, in percent. */
  readonly worstFailing: number;
  readonly outside: readonly string[];
  /** Charts of how long calls take, or of the database's load, that are above their normal range, with how many times their limit. */
  readonly slow: readonly { readonly chart: string; readonly times: number }[];
  /** Charts that count failures are normal again, whatever else is unusual. */
  readonly sound: boolean;
  /** The charts that were read. */
  readonly charts: string;
  readonly evidence: readonly string[];
  readonly text: string;
}

/** Share of failing calls in percent that an ordinary minute stays below. */
const ORDINARY = 10;
const FAILURES = /fail|error/i;
const SLOWNESS = /latency|duration|slow|wait|response time|load time/i;

/** The mean of a chart's last whole minutes: one odd minute is noise. */
function recent(points: readonly { readonly value: number }[]): number | undefined {
  const last = points.slice(-3);
  return last.length === 0 ? undefined : last.reduce((sum, p) => sum + p.value, 0) / last.length;
}

/** The charts as they stand, or as they stood `ago` milliseconds before. */
export function readHealth(now: Situation, ago = 0): Health {
  let worstFailing = 0;
  let sound = true;
  const outside: string[] = [];
  const slow: { chart: string; times: number }[] = [];
  const evidence = new Set<string>();
  for (const chart of now.menu.charts) {
    const to = now.view.t - ago;
    const result = now.read({ op: 'metrics.read', chart: chart.id, from: to - 4 * MINUTE, to, step: MINUTE });
    if (!result.ok) continue;
    for (const id of result.evidence) evidence.add(id);
    const { series, normal, unit } = result.value;
    for (const s of series) {
      const value = recent(s.points);
      if (value === undefined) continue;
      const counts = FAILURES.test(`${s.title} ${chart.title}`);
      if (counts && unit === '%') worstFailing = Math.max(worstFailing, value);
      if (normal?.series !== s.id) continue;
      if (value <= (normal.max ?? Number.POSITIVE_INFINITY) && value >= (normal.min ?? Number.NEGATIVE_INFINITY))
        continue;
      outside.push(`${chart.title} ${Math.round(value * 10) / 10} ${unit}`);
      if (counts && unit === '%') sound = false;
      const { max } = normal;
      if (!counts && max !== undefined && value > max && (SLOWNESS.test(chart.title) || /^m?s$/.test(unit)))
        slow.push({ chart: chart.title, times: value / Math.max(max, 1) });
    }
  }
  sound = sound && worstFailing < ORDINARY;
  const text =
    outside.length === 0
      ? 'all charts are inside their normal range'
      : `outside the normal range: ${outside.slice(0, 4).join(', ')}`;
  return {
    worstFailing,
    outside,
    slow,
    sound,
    charts: now.menu.charts.map((c) => c.id).join(' '),
    evidence: [...evidence],
    text,
  };
}

/** How long ago is looked at to tell whether something lasts. */
const LASTING = 3 * MINUTE;

/**
 * Is all well, for somebody who has seen it well before? One odd minute among functions that few people call is noise; what was
 * out of the ordinary some minutes ago as well is not.
 */
export function holdsSteady(now: Situation): boolean {
  const fine = (health: Health): boolean => health.sound && health.slow.length === 0;
  return fine(readHealth(now)) || fine(readHealth(now, LASTING));
}

/** The look that a glance at the charts is. */
export function lookAtHealth(health: Health): Act {
  return {
    type: 'look',
    console: 'metrics',
    query: health.charts.slice(0, 2_000),
    evidence: health.evidence.slice(0, 60),
  };
}
