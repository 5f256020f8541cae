import { useRef } from 'react';
import { type DrillTime, SECOND } from '../../../../base/drill-time';
import type { OperationValues } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { type RangeId, rangeStart } from '../parts/time-ranges';
import { useTick } from '../parts/use-reading';
import { alignDown, extendSeries, stepFor } from './chart-data';

type Chart = OperationValues['metrics.read'];

export interface ChartReading {
  readonly chart: Chart | null;
  readonly error: string | null;
  readonly evidence: readonly string[];
  readonly from: DrillTime;
  readonly to: DrillTime;
}

interface Cache extends ChartReading {
  readonly key: string;
  readonly stamp: string;
}

/** How often charts are drawn anew. */
const REFRESH = 10 * SECOND;

/** A chart over a range. As time goes on only what has been added is read; the points before stay where they are. */
export function useChart(id: string, range: RangeId): ChartReading {
  const { session, snapshot } = useConsole();
  const now = useTick(REFRESH);
  const cache = useRef<Cache | null>(null);
  const start = Math.min(rangeStart(range, snapshot.view, now), now);
  // `since` grows, so its step is that of the length rounded up to the quarter of an hour.
  const step = stepFor(range === 'since' ? Math.ceil((now - start) / (900 * SECOND)) * 900 * SECOND : now - start);
  const key = `${session.drillId} ${id} ${range} ${step}`;
  const stamp = `${now} ${snapshot.view.changes.length}`;
  if (cache.current?.key === key && cache.current.stamp === stamp) return cache.current;

  const from = alignDown(start, step);
  const known = cache.current?.key === key && now >= cache.current.to ? cache.current : null;
  const readFrom = known === null ? from : Math.max(from, alignDown(known.to, step) - step);
  const result = session.read({ op: 'metrics.read', chart: id, from: readFrom, to: now, step });
  if (!result.ok) {
    cache.current = { key, stamp, chart: null, error: result.error.message, evidence: [], from, to: now };
    return cache.current;
  }
  const before = known?.chart?.series ?? [];
  cache.current = {
    key,
    stamp,
    chart: { ...result.value, series: extendSeries(before, result.value.series, readFrom, from) },
    error: null,
    evidence: [...new Set([...(known?.evidence ?? []), ...result.evidence])],
    from,
    to: now,
  };
  return cache.current;
}
