import { useMemo, useState } from 'react';
import { MINUTE } from '../../../base/drill-time';
import { worldView } from '../../../drill/world-view';
import type { DrillMark, MarkKind } from '../../../report/marks';
import type { Scenario } from '../../../scenario/schema';
import { DataTable } from '../../../ui/data-table';
import { perform } from '../../../world/model/perform';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { place, valueScale } from './axis';
import { Figure } from './figure';
import { Plot, useStretch } from './plot';
import classes from './plot.module.css';

/** The share of failed requests of what people came for, else the first chart there is. */
export function defaultChart(scenario: Scenario): string {
  const { charts } = scenario.telemetry;
  const failed = charts
    .filter((c) =>
      c.series.some(
        (s) =>
          'traffic' in s.from &&
          s.from.traffic === scenario.truth.impact.traffic &&
          s.from.measure === 'failed-percent',
      ),
    )
    .toSorted((a, b) => a.series.length - b.series.length);
  return (failed[0] ?? charts[0])?.id ?? '';
}

/** Marks that have a number in the picture and a line in the list below it. */
const NUMBERED: readonly MarkKind[] = ['declared', 'change', 'handoff', 'mitigated', 'resolved'];
const STEPS = 240;

/** How the production did, with what the team did on it. */
export function MetricsPicture() {
  const { drill, state, axis, marks } = useDebrief();
  const stretch = useStretch();
  const { charts } = drill.bundle.scenario.telemetry;
  const [chart, setChart] = useState(() => defaultChart(drill.bundle.scenario));
  const answer = useMemo(() => {
    const step = Math.max(10_000, Math.ceil((axis.to - axis.from) / STEPS / 10_000) * 10_000);
    return perform(worldView(drill, state), { op: 'metrics.read', chart, from: axis.from, to: axis.to, step });
  }, [drill, state, axis, chart]);
  const numbered = useMemo(() => marks.filter((m) => NUMBERED.includes(m.kind)), [marks]);
  const data = answer.ok ? answer.value : undefined;
  const scale = valueScale(
    Math.max(0, ...(data?.series.flatMap((s) => s.points.map((p) => p.value)) ?? []), data?.normal?.max ?? 0),
  );
  // A little room above, so that a line along the top can be seen whole.
  const y = (value: number) => 3 + (1 - Math.max(0, value) / scale.top) * 97;
  const show = (value: number) => `${Math.round(value * 100) / 100}${data === undefined ? '' : ` ${data.unit}`}`;
  const last = data?.series[0]?.points.at(-1);
  const summary = data === undefined ? 'This chart cannot be read.' : `${data.title}, in ${data.unit}.`;
  return (
    <Figure
      title="The production, and what the team did"
      text={`${summary} Numbers name acts of the team; small marks at the foot are updates.`}
      actions={
        <label className={classes.picker}>
          Chart
          <select value={chart} onChange={(event) => setChart(event.currentTarget.value)}>
            {charts.map((c) => (
              <option key={c.id} value={c.id}>
                {c.title}
              </option>
            ))}
          </select>
        </label>
      }
      legend={(data?.series ?? []).map((s, i) => ({
        id: s.id,
        sign: <span className={classes.seriesSign} data-series={(i % 6) + 1} />,
        label: s.title,
      }))}
      table={() => <MetricTable data={data} />}
    >
      <Plot
        label={`${summary} ${last === undefined ? '' : `It ends at ${show(last.value)}.`} ${numbered.length} acts of the team are marked.`}
        height={220}
        rows={scale.ticks.map((value) => ({ id: `${value}`, label: show(value), at: y(value) / 100 }))}
        grid={scale.ticks.map((value) => y(value) / 100)}
        describe={(at) =>
          (data?.series ?? [])
            .flatMap((s) => {
              const point = s.points.findLast((p) => p.at <= at);
              return point === undefined ? [] : [`${s.title} ${show(point.value)}`];
            })
            .join(', ')
        }
        drawing={(data?.series ?? []).map((s, i) => (
          <polyline
            key={s.id}
            className={classes.series}
            data-series={(i % 6) + 1}
            points={s.points.map((p) => `${(place(axis, p.at) * 1000).toFixed(1)},${y(p.value).toFixed(2)}`).join(' ')}
          />
        ))}
      >
        {data?.normal?.max !== undefined && (
          <span className={classes.normal} style={{ top: `${y(data.normal.max)}%` }}>
            normal up to {show(data.normal.max)}
          </span>
        )}
        {marks
          .filter((m) => m.kind === 'update')
          .map((m) => (
            <span key={m.id} className={classes.updateMark} style={{ left: stretch(m.at, m.at).left }} />
          ))}
        {numbered.map((m, i) => (
          <span key={m.id} className={classes.act} data-kind={m.kind} style={{ left: stretch(m.at, m.at).left }}>
            <span className={classes.actNumber} data-row={i % 2}>
              {i + 1}
            </span>
          </span>
        ))}
      </Plot>
      <MarkList marks={numbered} />
    </Figure>
  );
}

function MarkList({ marks }: { readonly marks: readonly DrillMark[] }) {
  if (marks.length === 0) return null;
  return (
    <ol className={classes.marks}>
      {marks.map((m) => (
        <li key={m.id}>
          <JumpButton at={m.at} seq={m.seq}>
            {m.label}
          </JumpButton>
        </li>
      ))}
    </ol>
  );
}

interface Data {
  readonly unit: string;
  readonly series: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: readonly { readonly at: number; readonly value: number }[];
  }[];
}

/** One row for each five minutes: enough to follow the curve. */
function MetricTable({ data }: { readonly data: Data | undefined }) {
  if (data === undefined) return null;
  const times = [...new Set(data.series.flatMap((s) => s.points.map((p) => p.at)))].sort((a, b) => a - b);
  const rows = times.filter(
    (at, i) => i === 0 || Math.floor(at / (5 * MINUTE)) !== Math.floor((times[i - 1] ?? 0) / (5 * MINUTE)),
  );
  return (
    <DataTable
      caption={`Every five minutes, in ${data.unit}`}
      rows={rows}
      rowKey={(at) => at}
      columns={[
        { id: 'at', header: 'Time', cell: (at) => <JumpButton at={at} /> },
        ...data.series.map((s) => ({
          id: s.id,
          header: s.title,
          align: 'right' as const,
          cell: (at: number) => s.points.find((p) => p.at === at)?.value ?? '',
        })),
      ]}
    />
  );
}
