import { Button } from '../../../../ui/button';
import { type Column, DataTable } from '../../../../ui/data-table';
import { Tag } from '../../../../ui/tag';
import type { SessionRow } from '../../../../world/model/database/types';
import { useConsole } from '../parts/console-context';
import { ageText, stateAge, waitsForLock } from './activity';
import classes from './database.module.css';

export type HowToStop = 'terminate' | 'cancel';

/** Sessions with what can be done to them; those that have done something for the longest time come first. */
export function SessionsTable({
  rows,
  now,
  busy,
  onStop,
  empty,
}: {
  readonly rows: readonly SessionRow[];
  readonly now: number;
  readonly busy: boolean;
  readonly onStop: (row: SessionRow, how: HowToStop) => void;
  readonly empty: string;
}) {
  const { isFullScreen, layout } = useConsole();
  // Columns of their own for the state and the query need the whole window.
  const wide = isFullScreen && layout === 'wide';
  const phone = layout === 'phone';

  const sorted = (row: SessionRow): number => {
    const ms = stateAge(row, now);
    // Who idles comes after everybody who does something, however long it is.
    return row.state === 'idle' ? -1 / (1 + ms) : ms;
  };
  const who: Column<SessionRow> = {
    id: 'session',
    header: 'Session',
    sortValue: (row) => row.applicationName,
    cell: (row) => <Who row={row} />,
  };
  const stateColumn: Column<SessionRow> = {
    id: 'state',
    header: 'State',
    sortValue: (row) => row.state,
    cell: (row) => <State row={row} />,
  };
  const age: Column<SessionRow> = {
    id: 'age',
    header: 'For',
    align: 'right',
    mono: true,
    sortValue: sorted,
    cell: (row) => <span className={classes.short}>{ageText(stateAge(row, now))}</span>,
  };
  const queryColumn: Column<SessionRow> = {
    id: 'query',
    header: 'Query',
    sortValue: (row) => row.query,
    cell: (row) => <Query text={row.query} />,
  };
  const inOne: Column<SessionRow> = {
    id: phone ? 'age' : 'session',
    header: 'Session',
    sortValue: phone ? sorted : (row) => row.applicationName,
    cell: (row) => (
      <>
        <Who row={row} />
        <div>
          <State row={row} /> {phone && <span className={classes.mono}>{ageText(stateAge(row, now))}</span>}
        </div>
        <Query text={row.query} />
      </>
    ),
  };
  const action: Column<SessionRow> = {
    id: 'stop',
    header: 'Action',
    align: 'right',
    cell: (row) => (
      <div className={classes.buttons}>
        {row.state === 'active' && (
          <Button
            kind="quiet"
            busy={busy}
            aria-label={`Cancel the query of session ${row.pid}`}
            onClick={() => onStop(row, 'cancel')}
          >
            Cancel
          </Button>
        )}
        <Button kind="quiet" busy={busy} aria-label={`End session ${row.pid}`} onClick={() => onStop(row, 'terminate')}>
          End
        </Button>
      </div>
    ),
  };

  return (
    <DataTable
      caption="Sessions"
      hideCaption
      rows={rows}
      rowKey={(row) => row.pid}
      empty={empty}
      initialSort={{ column: 'age', descending: true }}
      columns={wide ? [who, stateColumn, age, queryColumn, action] : phone ? [inOne, action] : [inOne, age, action]}
    />
  );
}

function toneOf(row: SessionRow): 'neutral' | 'accent' | 'warn' {
  if (waitsForLock(row) || row.state.startsWith('idle in transaction')) return 'warn';
  return row.state === 'active' ? 'accent' : 'neutral';
}

function Who({ row }: { readonly row: SessionRow }) {
  return (
    <>
      <span className={classes.mono}>{row.pid}</span> <span className={classes.strong}>{row.applicationName}</span>{' '}
      <span className={classes.note}>
        {row.user}
        {row.clientAddr !== null && ` from ${row.clientAddr}`}
      </span>
    </>
  );
}

function State({ row }: { readonly row: SessionRow }) {
  return (
    <>
      <Tag tone={toneOf(row)}>{row.state}</Tag>{' '}
      {row.waitEvent !== null && row.state !== 'idle' && (
        <span className={classes.note}>
          waits: {row.waitEventType} {row.waitEvent}
        </span>
      )}
    </>
  );
}

function Query({ text }: { readonly text: string }) {
  return (
    <code className={classes.query} title={text}>
      {text}
    </code>
  );
}
