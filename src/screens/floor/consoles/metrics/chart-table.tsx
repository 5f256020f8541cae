import { clockUtc } from '../../../../base/drill-time';
import { DataTable } from '../../../../ui/data-table';
import type { OperationValues } from '../../../../world/model/operations';
import { type ChartRow, rowsOf, seriesKey, valueText } from './chart-data';
import classes from './metrics.module.css';

/** The numbers behind a chart, newest first. */
export function ChartTable({
  data,
  startEpoch,
}: {
  readonly data: OperationValues['metrics.read'];
  readonly startEpoch: number;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <div className={classes.table} role="group" aria-label={`Numbers of ${data.title}`} tabIndex={0}>
      <DataTable<ChartRow>
        caption={`${data.title}, ${data.unit}, newest first`}
        hideCaption
        rows={rowsOf(data.series).toReversed()}
        rowKey={(row) => row.at}
        empty="No data in this range."
        columns={[
          { id: 'at', header: 'Time (UTC)', mono: true, cell: (row) => clockUtc(startEpoch + row.at) },
          ...data.series.map((series) => ({
            id: series.id,
            header: series.title,
            align: 'right' as const,
            mono: true,
            cell: (row: ChartRow) => {
              const value = row[seriesKey(series.id)];
              return value === undefined ? '' : valueText(value);
            },
          })),
        ]}
      />
    </div>
  );
}
