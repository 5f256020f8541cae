import { memo, useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { dayText } from '../../../programme/dates';
import type { Trend } from '../../../programme/trends';
import { type ChartRow, chartRows } from './chart-rows';
import classes from './trends.module.css';

/** The results drill by drill, with the line through them and the band in which it may run. The band is also there without colour: its line is dashed. */
export const TrendChart = memo(function TrendChart({
  trend,
  tall,
}: {
  readonly trend: Trend;
  readonly tall?: boolean;
}) {
  const rows = useMemo(() => chartRows(trend), [trend]);
  return (
    <div className={classes.plot} data-tall={tall || undefined}>
      <ResponsiveContainer width="100%" height="100%" debounce={60}>
        <ComposedChart
          data={[...rows]}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          title={`${trend.title}, percent by drill. ${trend.words}`}
        >
          <CartesianGrid stroke="var(--hw-chart-grid)" vertical={false} />
          <XAxis
            dataKey="n"
            type="number"
            domain={rows.length === 1 ? [0, 2] : [1, rows.length]}
            ticks={[...new Set([1, rows.length])]}
            tickFormatter={(n: number) => dayText(rows[n - 1]?.date ?? '')}
            tick={{ fontSize: 12, fill: 'var(--hw-muted)' }}
            interval={0}
            padding={{ left: 28, right: 28 }}
            stroke="var(--hw-line-strong)"
            tickLine={false}
          />
          <YAxis
            width={54}
            domain={[0, 100]}
            ticks={[0, 50, 100]}
            tickFormatter={(percent: number) => `${percent} %`}
            tick={{ fontSize: 12, fill: 'var(--hw-muted)' }}
            stroke="none"
          />
          <Tooltip
            content={({ payload }) => <Note row={payload?.[0]?.payload as ChartRow | undefined} />}
            isAnimationActive={false}
          />
          <Area
            dataKey="band"
            stroke="none"
            fill="var(--hw-chart-1)"
            fillOpacity={0.14}
            isAnimationActive={false}
            activeDot={false}
            connectNulls
          />
          <Line
            dataKey="mid"
            stroke="var(--hw-muted)"
            strokeDasharray="5 4"
            strokeWidth={1.5}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Line dataKey="percent" stroke="var(--hw-chart-1)" strokeWidth={1.5} dot={Dot} isAnimationActive={false} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
});

/** A guided drill is hollow: it shows less than one without help. */
function Dot({ cx, cy, index, payload }: { cx?: number; cy?: number; index?: number; payload?: ChartRow }) {
  return (
    <circle
      key={index}
      cx={cx}
      cy={cy}
      r={4}
      stroke="var(--hw-chart-1)"
      strokeWidth={1.5}
      fill={payload?.isGuided === true ? 'var(--hw-surface)' : 'var(--hw-chart-1)'}
    />
  );
}

function Note({ row }: { readonly row: ChartRow | undefined }) {
  if (row === undefined) return null;
  return (
    <div className={classes.note}>
      <strong>{row.percent} %</strong> on {dayText(row.date)}
      {row.scenario !== '' && <div>{row.scenario}</div>}
      {row.isGuided && <div>guided</div>}
    </div>
  );
}
