import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconChevronLeft,
  IconChevronRight,
  IconTable,
} from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { Chart } from '../../../../scenario/schema-telemetry';
import { IconButton } from '../../../../ui/button';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Tag } from '../../../../ui/tag';
import type { DeploymentRow } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import type { RangeId } from '../parts/time-ranges';
import { annotationsOf } from './annotations';
import { valueText } from './chart-data';
import { ChartTable } from './chart-table';
import classes from './metrics.module.css';
import { Plot, SERIES_COLOURS } from './plot';
import { useChart } from './use-chart';

/** One chart with its present values and the table behind it. */
export function ChartCard(props: {
  readonly chart: Chart;
  readonly range: RangeId;
  readonly deployments: readonly DeploymentRow[];
  readonly deploymentEvidence: readonly string[];
  readonly onSeen: (chart: string, evidence: readonly string[]) => void;
  readonly focused: boolean;
  /** Absent where the chart cannot be shown alone. */
  readonly onFocus: (() => void) | undefined;
  readonly onStep: ((by: number) => void) | undefined;
}) {
  const { chart, range, deployments, deploymentEvidence, onSeen, focused, onFocus, onStep } = props;
  const { snapshot, visible } = useConsole();
  const { view } = snapshot;
  const id = useId();
  const [table, setTable] = useState(false);
  const { chart: data, error, evidence, from, to } = useChart(chart.id, range);
  const notes = annotationsOf(deployments, view, from, to);
  const marked = notes.some((note) => note.kind === 'deployment');
  const shown = [...evidence, ...(marked ? deploymentEvidence : [])].join('\n');

  useEffect(() => {
    if (visible) onSeen(chart.id, shown === '' ? [] : shown.split('\n'));
  }, [visible, onSeen, chart.id, shown]);

  const normal = data?.normal;
  const judged = data?.series.find((s) => s.id === normal?.series)?.points.at(-1)?.value;
  const high = judged !== undefined && normal?.max !== undefined && judged > normal.max;
  const low = judged !== undefined && normal?.min !== undefined && judged < normal.min;
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id} className={classes.title}>
          {chart.title} <span className={classes.unit}>{chart.unit}</span>
        </h3>
        {(high || low) && <Tag tone="bad">{high ? 'above normal' : 'below normal'}</Tag>}
        <div className={classes.tools}>
          {onStep !== undefined && (
            <>
              <IconButton label="Previous chart" onClick={() => onStep(-1)}>
                <IconChevronLeft size={16} aria-hidden />
              </IconButton>
              <IconButton label="Next chart" onClick={() => onStep(1)}>
                <IconChevronRight size={16} aria-hidden />
              </IconButton>
            </>
          )}
          <IconButton label={`Table of ${chart.title}`} active={table} onClick={() => setTable(!table)}>
            <IconTable size={16} aria-hidden />
          </IconButton>
          {onFocus !== undefined && (
            <IconButton
              label={focused ? 'Back to the dashboard' : `Only ${chart.title}`}
              active={focused}
              onClick={onFocus}
            >
              {focused ? <IconArrowsMinimize size={16} aria-hidden /> : <IconArrowsMaximize size={16} aria-hidden />}
            </IconButton>
          )}
        </div>
      </div>
      {error !== null && <ErrorNotice title="This chart could not be read" text={error} />}
      {data !== null && (
        <>
          <ul className={classes.legend}>
            {data.series.map((series, i) => (
              <li key={series.id}>
                <span className={classes.swatch} style={{ background: SERIES_COLOURS[i % SERIES_COLOURS.length] }} />
                {series.title}
                <span className={classes.value}>
                  {series.points.length === 0 ? 'no data' : valueText(series.points.at(-1)?.value ?? 0)}
                </span>
              </li>
            ))}
          </ul>
          <Plot data={data} notes={notes} from={from} to={to} startEpoch={view.startEpoch} tall={focused} />
          {table && <ChartTable data={data} startEpoch={view.startEpoch} />}
        </>
      )}
    </section>
  );
}
