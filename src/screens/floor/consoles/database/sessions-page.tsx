import { SECOND } from '../../../../base/drill-time';
import { ErrorNotice } from '../../../../ui/error-notice';
import { FilterInput } from '../../../../ui/filter-input';
import { Segmented } from '../../../../ui/segmented';
import type { SessionRow } from '../../../../world/model/database/types';
import { EvidenceActions } from '../parts/evidence-actions';
import { useKept } from '../parts/kept';
import { useChange } from '../parts/use-change';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { ageText, byApplication, filterSessions, type StateFilter, stateAge } from './activity';
import classes from './database.module.css';
import { type HowToStop, SessionsTable } from './sessions-table';

const STATES = [
  { value: 'all', label: 'All' },
  { value: 'active', label: 'Active' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'in-transaction', label: 'In transaction' },
  { value: 'idle', label: 'Idle' },
] as const satisfies readonly { readonly value: StateFilter; readonly label: string }[];

/** Who is connected and what they run. A query can be cancelled and a session ended, after a question. */
export function SessionsPage({
  application,
  onApplication,
}: {
  readonly application: string | null;
  readonly onApplication: (name: string | null) => void;
}) {
  const [state, setState] = useKept<StateFilter>('database.state', 'all');
  const [text, setText] = useKept('database.text', '');
  const list = useReading({ op: 'sessions.list' }, 5 * SECOND);
  const now = useTick(5 * SECOND);
  const change = useChange();
  const asked = [
    'sessions',
    state === 'all' ? '' : `state=${state}`,
    application === null ? '' : `application=${application}`,
    text,
  ];
  const query = asked.filter((word) => word !== '').join(' ');
  useLook('database', list.ok ? query : '', list.ok ? list.evidence : [], WATCHING);
  if (!list.ok) return <ErrorNotice title="The sessions could not be read" text={list.error.message} />;
  const all = list.value.rows;
  const rows = filterSessions(all, { state, application, text });

  const stop = (row: SessionRow, how: HowToStop) =>
    change.ask({
      operation: { op: 'sessions.terminate', pid: row.pid, how },
      command: how === 'cancel' ? `SELECT pg_cancel_backend(${row.pid})` : `SELECT pg_terminate_backend(${row.pid})`,
      title: how === 'cancel' ? `Cancel the query of session ${row.pid}?` : `End session ${row.pid}?`,
      text: <Stopping row={row} how={how} now={now} />,
      confirmLabel: how === 'cancel' ? 'Cancel the query' : 'End the session',
      done: how === 'cancel' ? `The query of session ${row.pid} is cancelled.` : `Session ${row.pid} is ended.`,
      danger: true,
    });

  return (
    <div className={classes.stack}>
      <div className={classes.filters}>
        <Segmented label="State" value={state} onChange={setState} options={STATES} />
        <label className={classes.choice}>
          <span>Application</span>
          <select
            value={application ?? '*'}
            onChange={(event) => {
              const picked = event.currentTarget.value;
              onApplication(picked === '*' ? null : picked);
            }}
          >
            <option value="*">Any</option>
            {applicationsOf(all, application).map((name) => (
              <option key={name} value={name}>
                {name === '' ? '(none)' : name}
              </option>
            ))}
          </select>
        </label>
        <div className={classes.search}>
          <FilterInput
            label="Filter sessions"
            hint="pid, user, address, query"
            value={text}
            onChange={setText}
            count={`${rows.length} of ${all.length}`}
          />
        </div>
        <EvidenceActions evidence={list.evidence} about={`Database: ${query}`} compact />
      </div>
      <SessionsTable
        rows={rows}
        now={now}
        busy={change.busy}
        onStop={stop}
        empty={all.length === 0 ? 'Nobody is connected.' : 'No session passes the filter.'}
      />
      {change.dialog}
    </div>
  );
}

/** The names that there are, and the one that is picked even when nobody has it any more. */
function applicationsOf(rows: readonly SessionRow[], picked: string | null): readonly string[] {
  const names = byApplication(rows).map((row) => row.application);
  return picked === null || names.includes(picked) ? names : [...names, picked];
}

/** What is about to be stopped: whose it is, how old, and what it runs. */
function Stopping({ row, how, now }: { readonly row: SessionRow; readonly how: HowToStop; readonly now: number }) {
  return (
    <div className={classes.stack}>
      <p>
        {how === 'cancel'
          ? 'The query stops and is rolled back. The session stays.'
          : 'The session is cut off, and what it has not committed is rolled back.'}
      </p>
      <dl className={classes.facts}>
        <dt>Process</dt>
        <dd>{row.pid}</dd>
        <dt>User</dt>
        <dd>
          {row.user}
          {row.applicationName !== '' && `, ${row.applicationName}`}
        </dd>
        <dt>Connected</dt>
        <dd>for {ageText(now - row.backendStart)}</dd>
        <dt>State</dt>
        <dd>
          {row.state} for {ageText(stateAge(row, now))}
        </dd>
        <dt>Query</dt>
        <dd>
          <code className={classes.whole}>{row.query}</code>
        </dd>
      </dl>
    </div>
  );
}
