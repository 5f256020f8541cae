import { SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Tag } from '../../../../ui/tag';
import type { JobRow } from '../../../../world/model/database/types';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { agoText, dayTimeText } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import classes from './database.module.css';

/** What the database's scheduler runs by itself, what came of it last, and a way to switch it off and on. */
export function JobsPage() {
  const { snapshot } = useConsole();
  const list = useReading({ op: 'jobs.list' }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const change = useChange();
  useLook('database', list.ok ? 'jobs' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The jobs could not be read" text={list.error.message} />;

  const turn = ({ name, active }: JobRow) =>
    change.ask({
      operation: { op: 'jobs.set', name, active: !active },
      command: active
        ? `SELECT cron.unschedule('${name}');`
        : `UPDATE cron.job SET active = true WHERE jobname = '${name}';`,
      title: active ? `Switch off ${name}?` : `Switch on ${name}?`,
      text: active
        ? 'It does not run again until somebody switches it on. This is a change of the production database: log it.'
        : 'It runs again by its schedule, with the command that stands here.',
      confirmLabel: active ? 'Switch off' : 'Switch on',
      done: `The job ${name} is ${active ? 'off' : 'on'}.`,
      danger: true,
    });
  return (
    <div className={classes.stack}>
      <div className="hw-row">
        <span className={classes.spacer} />
        <EvidenceActions evidence={list.evidence} about="Database: jobs" compact />
      </div>
      <DataTable
        caption="Jobs of the scheduler (pg_cron). Times are UTC."
        rows={list.value.rows}
        rowKey={(row) => String(row.id)}
        empty="No job is scheduled."
        columns={[
          {
            id: 'name',
            header: 'Job',
            sortValue: (row) => row.name,
            cell: (row) => (
              <>
                {row.name}
                <div className={classes.note}>{row.schedule}</div>
              </>
            ),
          },
          { id: 'command', header: 'Command', mono: true, cell: (row) => row.command },
          {
            id: 'last',
            header: 'Last run',
            sortValue: (row) => row.lastRun?.at ?? Number.NEGATIVE_INFINITY,
            cell: (row) =>
              row.lastRun === null ? (
                'not today'
              ) : (
                <>
                  {row.lastRun.message}
                  <div className={classes.note}>
                    {dayTimeText(snapshot.view, row.lastRun.at, now)}, {agoText(row.lastRun.at, now)}
                  </div>
                </>
              ),
          },
          {
            id: 'state',
            header: 'State',
            sortValue: (row) => (row.active ? 1 : 0),
            cell: (row) => <Tag tone={row.active ? 'good' : 'neutral'}>{row.active ? 'on' : 'off'}</Tag>,
          },
          {
            id: 'turn',
            header: '',
            cell: (row) => (
              <Button busy={change.busy} onClick={() => turn(row)}>
                {row.active ? 'Switch off' : 'Switch on'}
              </Button>
            ),
          },
        ]}
      />
      {change.dialog}
    </div>
  );
}
