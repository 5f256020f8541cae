import { useId } from 'react';
import { dayText } from '../../../programme/dates';
import type { Trend } from '../../../programme/trends';
import { DataTable } from '../../../ui/data-table';
import { Tag } from '../../../ui/tag';
import { type ChartRow, chartRows } from './chart-rows';
import { TrendChart } from './trend-chart';
import classes from './trends.module.css';

const VERDICTS = {
  better: ['good', 'Better'],
  worse: ['bad', 'Worse'],
  level: ['neutral', 'About level'],
  unclear: ['neutral', 'Cannot be told yet'],
  'too-few': ['neutral', 'Too few drills'],
} as const;

/** A chart, what can honestly be said of it, and the numbers behind it. */
export function TrendFigure({
  trend,
  titleOf,
  tall,
}: {
  readonly trend: Trend;
  readonly titleOf: (scenarioId: string) => string;
  readonly tall?: boolean;
}) {
  const id = useId();
  const [tone, verdict] = VERDICTS[trend.verdict];
  const last = trend.points.at(-1);
  const rows = chartRows(trend);
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <figcaption className={classes.caption}>
        <h3 id={id}>{trend.title}</h3>
        <Tag tone={tone}>{verdict}</Tag>
        {last !== undefined && <span className={classes.latest}>{last.percent} % last</span>}
      </figcaption>
      <TrendChart trend={trend} {...(tall === undefined ? {} : { tall })} />
      <p className={classes.words}>{trend.words}</p>
      {trend.caveats.length > 0 && (
        <ul className={classes.caveats}>
          {trend.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      <details className={classes.behind}>
        <summary>Numbers</summary>
        <div className={classes.scroll}>
          <DataTable
            caption={`${trend.title} by drill`}
            hideCaption
            rows={rows}
            rowKey={(row) => row.entry}
            columns={[
              { id: 'date', header: 'Date', cell: (row) => dayText(row.date) },
              { id: 'percent', header: 'Result', align: 'right', cell: (row) => `${row.percent} %` },
              { id: 'line', header: 'Line', align: 'right', cell: lineText },
              {
                id: 'drill',
                header: 'Scenario',
                cell: (row) => `${titleOf(row.scenario)}${row.isGuided ? ' (guided)' : ''}`,
              },
            ]}
          />
        </div>
      </details>
    </figure>
  );
}

function lineText({ mid, band }: ChartRow): string {
  if (mid === null || band === null) return '-';
  return `${Math.round(mid)} % (${Math.round(band[0])} to ${Math.round(band[1])})`;
}
