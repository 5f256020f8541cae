import { SECOND } from '../../../../base/drill-time';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { MeterBar } from '../../../../ui/meter-bar';
import { Section } from '../../../../ui/section';
import { ChartCard } from '../metrics/chart-card';
import { useSeen } from '../metrics/use-seen';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { ageText, byApplication, isRunning, stateAge, waitsForLock } from './activity';
import classes from './database.module.css';

/** Connections above this share of the limit are worth a colour. */
const TIGHT = 0.75;
const FULL = 0.9;

/** How the database does: connections against their limit, what runs, what waits, and the charts of it. */
export function PerformancePage({
  onApplication,
  onLocks,
}: {
  readonly onApplication: (name: string) => void;
  readonly onLocks: () => void;
}) {
  const { snapshot } = useConsole();
  const { exhibits, telemetry } = snapshot.drill.bundle.scenario;
  const charts = telemetry.charts.filter((chart) => exhibits.database.charts.includes(chart.id));
  const list = useReading({ op: 'sessions.list' }, 5 * SECOND);
  const now = useTick(5 * SECOND);
  const limit = snapshot.view.changes.findLast((c) => c.fact.type === 'pool.resized')?.fact;
  const seen = useSeen('performance');
  const ids = charts.map((chart) => chart.id);
  const rows = list.ok ? list.value.rows : [];
  const evidence = [...new Set([...seen.evidence, ...(list.ok ? list.evidence : [])])];
  const query = `health sessions ${ids.join(' ')}`;
  useLook('database', seen.charts < ids.length ? '' : query, evidence, WATCHING);

  const most = limit?.type === 'pool.resized' ? limit.size : exhibits.poolSize;
  const running = rows.filter(isRunning);
  const longest = running.reduce((age, row) => Math.max(age, stateAge(row, now)), 0);
  const waiting = rows.filter(waitsForLock).length;
  const open = rows.filter((row) => row.state.startsWith('idle in transaction')).length;
  const share = rows.length / most;
  if (!list.ok) return <ErrorNotice title="The sessions could not be read" text={list.error.message} />;
  return (
    <div className={classes.stack}>
      <Section title="Health" aside={<EvidenceActions evidence={evidence} about="Database: performance" compact />}>
        <MeterBar
          label="Connections"
          value={Math.min(rows.length, most)}
          max={most}
          text={`${rows.length} of ${most}`}
          tone={share >= FULL ? 'bad' : share >= TIGHT ? 'warn' : 'neutral'}
        />
        <dl className={classes.figures}>
          <Figure term="Running queries" value={String(running.length)} />
          <Figure term="Longest running" value={running.length === 0 ? 'none' : ageText(longest)} />
          <Figure term="Idle in transaction" value={String(open)} />
          <div className={classes.figure}>
            <dt>Waiting for a lock</dt>
            <dd>
              {waiting === 0 ? (
                '0'
              ) : (
                <button type="button" className={classes.link} onClick={onLocks}>
                  {waiting} (see locks)
                </button>
              )}
            </dd>
          </div>
        </dl>
      </Section>
      <DataTable
        caption="Connections by application"
        rows={byApplication(rows)}
        rowKey={(row) => row.application}
        empty="Nobody is connected."
        columns={[
          {
            id: 'application',
            header: 'Application',
            cell: (row) => (
              <button type="button" className={classes.link} onClick={() => onApplication(row.application)}>
                {row.application === '' ? '(none)' : row.application}
              </button>
            ),
          },
          { id: 'total', header: 'Sessions', align: 'right', mono: true, cell: (row) => row.total },
          { id: 'active', header: 'Active', align: 'right', mono: true, cell: (row) => row.active },
          {
            id: 'oldest',
            header: 'Oldest',
            align: 'right',
            mono: true,
            cell: (row) => <span className={classes.short}>{ageText(now - row.oldest)}</span>,
          },
        ]}
      />
      <div className={classes.charts}>
        {charts.map((chart) => (
          <ChartCard
            key={chart.id}
            chart={chart}
            range="1h"
            deployments={[]}
            deploymentEvidence={[]}
            onSeen={seen.add}
            focused={false}
            onFocus={undefined}
            onStep={undefined}
          />
        ))}
      </div>
    </div>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className={classes.figure}>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
