import { SECOND } from '../../../../base/drill-time';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Tag } from '../../../../ui/tag';
import { useConsole } from '../parts/console-context';
import { useKept } from '../parts/kept';
import { agoText, dayTimeText, nameOf } from '../parts/names';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { FunctionVersions } from './function-versions';
import classes from './platform.module.css';

/** The project's functions and the version that runs of each. */
export function FunctionsPage() {
  const { snapshot } = useConsole();
  const [name, setName] = useKept<string | null>('platform.function', null);
  const list = useReading({ op: 'functions.list' }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  useLook('platform', name === null && list.ok ? 'functions' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The functions could not be read" text={list.error.message} />;
  const picked = list.value.rows.find((row) => row.name === name);
  if (picked !== undefined) return <FunctionVersions fn={picked} onBack={() => setName(null)} />;
  return (
    <DataTable
      caption="Functions"
      hideCaption
      rows={list.value.rows}
      rowKey={(row) => row.name}
      empty="This project has no functions."
      columns={[
        {
          id: 'name',
          header: 'Function',
          sortValue: (row) => row.name,
          cell: (row) => (
            <>
              <button type="button" className={classes.link} onClick={() => setName(row.name)}>
                {row.name}
              </button>
              <div className={classes.note}>{row.title}</div>
            </>
          ),
        },
        {
          id: 'status',
          header: 'Status',
          cell: (row) => <Tag tone={row.status === 'ACTIVE' ? 'good' : 'bad'}>{row.status}</Tag>,
        },
        { id: 'version', header: 'Version', mono: true, cell: (row) => row.version },
        {
          id: 'updated',
          header: 'Updated',
          sortValue: (row) => row.updatedAt,
          cell: (row) => (
            <span title={dayTimeText(snapshot.view, row.updatedAt, now)}>
              {agoText(row.updatedAt, now)}
              <div className={classes.note}>{nameOf(snapshot.view, row.by)}</div>
            </span>
          ),
        },
      ]}
      initialSort={{ column: 'updated', descending: true }}
    />
  );
}
