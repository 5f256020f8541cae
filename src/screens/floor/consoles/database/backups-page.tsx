import { IconDatabaseExport } from '@tabler/icons-react';
import { SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Tag } from '../../../../ui/tag';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { agoText, dayTimeText } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { backupName } from './activity';
import classes from './database.module.css';

/** The backups that can be restored, and one more on demand. */
export function BackupsPage() {
  const { snapshot } = useConsole();
  const list = useReading({ op: 'backups.list' }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const change = useChange();
  useLook('database', list.ok ? 'backups' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The backups could not be read" text={list.error.message} />;
  const { rows } = list.value;

  const take = () => {
    const backup = backupName(snapshot.view.startEpoch + snapshot.now, new Set(rows.map((row) => row.id)));
    change.ask({
      operation: { op: 'backups.take', backup },
      command: `supabase db dump > ${backup}.sql`,
      title: 'Take a backup now?',
      text: `The database is dumped as it stands and kept as ${backup}. It goes on serving meanwhile.`,
      confirmLabel: 'Take the backup',
      done: `The backup ${backup} is taken.`,
    });
  };
  return (
    <div className={classes.stack}>
      <div className="hw-row">
        <Button busy={change.busy} icon={<IconDatabaseExport size={15} aria-hidden />} onClick={take}>
          Take a backup now
        </Button>
        <span className={classes.spacer} />
        <EvidenceActions evidence={list.evidence} about="Database: backups" compact />
      </div>
      <DataTable
        caption="Backups, newest first. Nightly ones are kept for 30 days, weekly ones for 12 weeks."
        rows={rows}
        rowKey={(row) => row.id}
        empty="There is no backup."
        columns={[
          { id: 'id', header: 'Backup', mono: true, cell: (row) => row.id },
          {
            id: 'kind',
            header: 'Kind',
            sortValue: (row) => row.kind,
            cell: (row) => <Tag tone={row.kind === 'emergency' ? 'accent' : 'neutral'}>{row.kind}</Tag>,
          },
          {
            id: 'at',
            header: 'Complete',
            sortValue: (row) => row.at,
            cell: (row) => (
              <>
                {dayTimeText(snapshot.view, row.at, now)}
                <div className={classes.note}>{agoText(row.at, now)}</div>
              </>
            ),
          },
          {
            id: 'into',
            header: 'Restored as',
            mono: true,
            cell: (row) => row.into.join(', '),
          },
          {
            id: 'size',
            header: 'Size',
            align: 'right',
            mono: true,
            sortValue: (row) => row.sizeMb,
            cell: (row) => <span className={classes.short}>{row.sizeMb} MB</span>,
          },
        ]}
      />
      {change.dialog}
    </div>
  );
}
