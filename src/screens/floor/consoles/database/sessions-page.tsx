import { durationText, SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { FilterInput } from '../../../../ui/filter-input';
import { Segmented } from '../../../../ui/segmented';
import { Tag } from '../../../../ui/tag';
import type { SessionRow } from '../../../../world/model/database/types';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { useKept } from '../parts/kept';
import { useChange } from '../parts/use-change';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { byApplication, filterSessions, type StateFilter, stateAge, waitsForLock } from './activity';
import classes from './database.module.css';

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
  const { layout } = useConsole();
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

  const stop = (row: SessionRow, how: 'terminate' | 'cancel') =>
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
      <DataTable
        caption="Sessions"
        hideCaption
        rows={rows}
        rowKey={(row) => row.pid}
        empty={all.length === 0 ? 'Nobody is connected.' : 'No session passes the filter.'}
        initialSort={{ column: 'age', descending: true }}
        columns={[
          {
            id: 'session',
            header: 'Session',
            sortValue: (row) => row.applicationName,
            cell: (row) => (
              <>
                <span className={classes.mono}>{row.pid}</span>{' '}
                <span className={classes.strong}>{row.applicationName}</span>
                <div className={classes.note}>
                  {row.user}
                  {row.clientAddr !== null && ` from ${row.clientAddr}`}
                </div>
                {layout === 'phone' && <Query text={row.query} />}
              </>
            ),
          },
          {
            id: 'state',
            header: 'State',
            sortValue: (row) => row.state,
            cell: (row) => (
              <>
                <Tag tone={toneOf(row)}>{row.state}</Tag>
                {row.waitEvent !== null && row.state !== 'idle' && (
                  <div className={classes.note}>
                    waits: {row.waitEventType} {row.waitEvent}
                  </div>
                )}
              </>
            ),
          },
          {
            id: 'age',
            header: 'For',
            align: 'right',
            mono: true,
            sortValue: (row) => (row.state === 'idle' ? -1 / (1 + stateAge(row, now)) : stateAge(row, now)),
            cell: (row) => durationText(stateAge(row, now)),
          },
          ...(layout === 'phone'
            ? []
            : [
                {
                  id: 'query',
                  header: 'Query',
                  sortValue: (row: SessionRow) => row.query,
                  cell: (row: SessionRow) => <Query text={row.query} />,
                },
              ]),
          {
            id: 'stop',
            header: 'Action',
            cell: (row) => (
              <div className={classes.buttons}>
                {row.state === 'active' && (
                  <Button
                    kind="quiet"
                    busy={change.busy}
                    aria-label={`Cancel the query of session ${row.pid}`}
                    onClick={() => stop(row, 'cancel')}
                  >
                    Cancel
                  </Button>
                )}
                <Button
                  kind="quiet"
                  busy={change.busy}
                  aria-label={`End session ${row.pid}`}
                  onClick={() => stop(row, 'terminate')}
                >
                  End
                </Button>
              </div>
            ),
          },
        ]}
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

function toneOf(row: SessionRow): 'neutral' | 'accent' | 'warn' {
  if (waitsForLock(row) || row.state.startsWith('idle in transaction')) return 'warn';
  return row.state === 'active' ? 'accent' : 'neutral';
}

function Query({ text }: { readonly text: string }) {
  return (
    <code className={classes.query} title={text}>
      {text}
    </code>
  );
}

/** What is about to be stopped: whose it is, how old, and what it runs. */
function Stopping({
  row,
  how,
  now,
}: {
  readonly row: SessionRow;
  readonly how: 'terminate' | 'cancel';
  readonly now: number;
}) {
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
        <dd>for {durationText(Math.max(0, now - row.backendStart))}</dd>
        <dt>State</dt>
        <dd>
          {row.state} for {durationText(stateAge(row, now))}
        </dd>
        <dt>Query</dt>
        <dd>
          <code className={classes.whole}>{row.query}</code>
        </dd>
      </dl>
    </div>
  );
}
