import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Segmented } from '../../../../ui/segmented';
import { Tag } from '../../../../ui/tag';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { useKept } from '../parts/kept';
import { agoText, dayTimeText, nameOf } from '../parts/names';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import classes from './github.module.css';

const STATE_TONES = { success: 'good', failure: 'bad', in_progress: 'warn' } as const;

/** What was deployed where and when, newest first. */
export function DeploymentsPage({ onCommit }: { readonly onCommit: (sha: string) => void }) {
  const { snapshot } = useConsole();
  const [environment, setEnvironment] = useKept('github.environment', 'all');
  const list = useReading({ op: 'deployments.list' });
  const now = useTick(10_000);
  useLook('github', list.ok ? 'deployments' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The deployments could not be read" text={list.error.message} />;
  const all = list.value.rows;
  const environments = [...new Set(all.map((row) => row.environment))].sort();
  const rows = all.filter((row) => environment === 'all' || row.environment === environment);
  return (
    <>
      <div className={classes.tools}>
        <Segmented
          label="Environment"
          value={environment}
          onChange={setEnvironment}
          options={['all', ...environments].map((value) => ({ value, label: value }))}
        />
        <span className={classes.spacer} />
        <EvidenceActions evidence={list.evidence} about="GitHub: deployments" compact />
      </div>
      <DataTable
        caption="Deployments, newest first"
        hideCaption
        rows={rows.toSorted((a, b) => b.at - a.at)}
        rowKey={(row) => row.id}
        empty="Nothing was deployed here."
        columns={[
          {
            id: 'title',
            header: 'Deployment',
            cell: (row) => (
              <>
                {row.title}
                <div className={classes.note}>
                  #{row.id} by {nameOf(snapshot.view, row.by)}, {row.environment}
                </div>
              </>
            ),
          },
          {
            id: 'at',
            header: 'When',
            sortValue: (row) => row.at,
            cell: (row) => (
              <>
                {agoText(row.at, now)}
                <div className={classes.note}>{dayTimeText(snapshot.view, row.at, now)}</div>
              </>
            ),
          },
          {
            id: 'sha',
            header: 'Commit',
            cell: (row) => (
              <button type="button" className={classes.link} onClick={() => onCommit(row.sha)}>
                {row.sha.slice(0, 7)}
              </button>
            ),
          },
          {
            id: 'state',
            header: 'State',
            cell: (row) => <Tag tone={STATE_TONES[row.state]}>{row.state.replace('_', ' ')}</Tag>,
          },
        ]}
      />
    </>
  );
}
