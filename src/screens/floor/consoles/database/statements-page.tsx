import { SECOND } from '../../../../base/drill-time';
import { type Column, DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { formatCount } from '../../../../ui/format';
import type { StatementRow } from '../../../../world/model/database/types';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading } from '../parts/use-reading';
import { msText } from './activity';
import classes from './database.module.css';

/** Statements by what they have cost since the statistics were reset. */
export function StatementsPage() {
  const { layout } = useConsole();
  const list = useReading({ op: 'statements.list' }, 30 * SECOND);
  useLook('database', list.ok ? 'statements' : '', list.ok ? list.evidence : [], WATCHING);
  if (!list.ok) return <ErrorNotice title="The statistics could not be read" text={list.error.message} />;
  const narrow = layout === 'phone';
  const slowest: Column<StatementRow> = {
    id: 'max',
    header: 'Max',
    align: 'right',
    mono: true,
    sortValue: (row) => row.maxMs,
    cell: (row) => <span className={classes.short}>{msText(row.maxMs)}</span>,
  };
  const total = list.value.rows.reduce((sum, row) => sum + row.totalMs, 0);
  return (
    <div className={classes.stack}>
      <div className="hw-row">
        <span className={classes.spacer} />
        <EvidenceActions evidence={list.evidence} about="Database: slow queries" compact />
      </div>
      <DataTable
        caption="Since the statistics were last reset"
        rows={list.value.rows}
        rowKey={(row) => row.queryid}
        empty="No statement has been counted yet."
        initialSort={{ column: 'total', descending: true }}
        columns={[
          {
            id: 'query',
            header: 'Statement',
            cell: (row) => (
              <code className={classes.query} title={row.query}>
                {row.query}
              </code>
            ),
          },
          {
            id: 'total',
            header: narrow ? 'Total' : 'Total time',
            align: 'right',
            mono: true,
            sortValue: (row) => row.totalMs,
            cell: (row) => (
              <>
                <span className={classes.short}>{msText(row.totalMs)}</span>
                <div className={classes.note}>{Math.round((row.totalMs * 100) / Math.max(1, total))} %</div>
              </>
            ),
          },
          {
            id: 'mean',
            header: 'Mean',
            align: 'right',
            mono: true,
            sortValue: (row) => row.meanMs,
            cell: (row) => <span className={classes.short}>{msText(row.meanMs)}</span>,
          },
          ...(narrow ? [] : [slowest]),
          {
            id: 'calls',
            header: 'Calls',
            align: 'right',
            mono: true,
            sortValue: (row) => row.calls,
            cell: (row) => formatCount(row.calls),
          },
        ]}
      />
    </div>
  );
}
