import { memo, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { clockMinuteUtc, clockUtc, type DrillTime } from '../../../../base/drill-time';
import type { OperationValues } from '../../../../world/model/operations';
import type { Annotation } from './annotations';
import { rowsOf, seriesKey, ticksFor, valueText } from './chart-data';
import classes from './metrics.module.css';

/** Colours of the series, in their order. */
export const SERIES_COLOURS = [1, 2, 3, 4, 5, 6].map((n) => `var(--hw-chart-${n})`);

interface PlotProps {
  readonly data: OperationValues['metrics.read'];
  readonly notes: readonly Annotation[];
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly startEpoch: number;
  readonly tall: boolean;
}

/** The lines. Arrow keys walk along the points once the plot has the focus. */
export const Plot = memo(function Plot({ data, notes, from, to, startEpoch, tall }: PlotProps) {
  const rows = useMemo(() => rowsOf(data.series), [data.series]);
  const { normal } = data;
  const time = (at: unknown) => (typeof at === 'number' ? `${clockUtc(startEpoch + at)} UTC` : '');
  return (
    <div className={classes.plot} data-tall={tall || undefined}>
      <ResponsiveContainer width="100%" height="100%" debounce={60}>
        <LineChart data={rows} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} title={`${data.title}, ${data.unit}`}>
          <CartesianGrid stroke="var(--hw-chart-grid)" vertical={false} />
          {normal !== undefined && (normal.min !== undefined || normal.max !== undefined) && (
            <ReferenceArea
              {...(normal.min === undefined ? { y1: 0 } : { y1: normal.min })}
              {...(normal.max === undefined ? {} : { y2: normal.max })}
              fill="var(--hw-good)"
              fillOpacity={0.1}
              ifOverflow="hidden"
            />
          )}
          <XAxis
            dataKey="at"
            type="number"
            domain={[from, to]}
            ticks={[...ticksFor(from, to, startEpoch, 6)]}
            tickFormatter={(at: number) => clockMinuteUtc(startEpoch + at)}
            tick={{ fontSize: 12, fill: 'var(--hw-muted)' }}
            stroke="var(--hw-line-strong)"
            tickLine={false}
          />
          <YAxis
            width={48}
            domain={[0, 'auto']}
            tickFormatter={valueText}
            tick={{ fontSize: 12, fill: 'var(--hw-muted)' }}
            stroke="none"
            // Per cent ends at 100: in quarters. Anything else in thirds of what is round.
            tickCount={data.unit === '%' ? 5 : 4}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={time}
            formatter={(value) => (typeof value === 'number' ? valueText(value) : '')}
            contentStyle={{
              background: 'var(--hw-raised)',
              border: '1px solid var(--hw-line)',
              borderRadius: 5,
              color: 'var(--hw-text)',
              fontSize: 12,
              padding: '6px 8px',
            }}
            itemStyle={{ padding: 0 }}
          />
          {notes.map((note) => (
            <ReferenceLine
              key={note.id}
              x={note.at}
              stroke={note.kind === 'deployment' ? 'var(--hw-line-strong)' : 'var(--hw-accent)'}
              strokeDasharray={note.kind === 'change' ? '' : note.kind === 'step' ? '1 4' : '3 3'}
              strokeWidth={note.kind === 'change' ? 2 : 1}
            />
          ))}
          {data.series.map((series, i) => (
            <Line
              key={series.id}
              dataKey={seriesKey(series.id)}
              name={series.title}
              type="linear"
              stroke={SERIES_COLOURS[i % SERIES_COLOURS.length] ?? 'var(--hw-chart-1)'}
              strokeWidth={1.75}
              dot={false}
              isAnimationActive={false}
              connectNulls
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
});
