import type { WorldView } from '../../model/operations';
import { perform } from '../../model/perform';
import type { Server } from './server';

const text = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

/** Fills the views of the monitoring with what the simulated sessions do at the world's moment. `own` is the asking session's. */
export async function showMonitoring(server: Server, world: WorldView, own: OwnSession): Promise<void> {
  const epoch = world.startEpoch + world.now;
  const at = (t: number | null): string =>
    t === null ? 'null' : `'${new Date(world.startEpoch + t).toISOString()}'::timestamptz`;
  const sessions = perform(world, { op: 'sessions.list' });
  const locks = perform(world, { op: 'locks.list' });
  const statements = perform(world, { op: 'statements.list' });
  const backends = (sessions.ok ? sessions.value.rows : []).map((s) =>
    [
      ...[
        '5',
        text('postgres'),
        s.pid,
        'null',
        10,
        text(s.user),
        text(s.applicationName),
        text(s.clientAddr),
        'null',
        'null',
      ],
      ...[at(s.backendStart), at(s.xactStart), at(s.queryStart), at(s.stateChange)],
      ...[text(s.waitEventType), text(s.waitEvent), text(s.state), 'null', 'null', 'null', text(s.query)],
      text('client backend'),
    ].join(', '),
  );
  const now = at(world.now);
  backends.push(
    [
      ...[
        '5',
        text('postgres'),
        own.pid,
        'null',
        10,
        text('postgres'),
        text('psql'),
        text('10.0.4.17'),
        'null',
        'null',
      ],
      ...[at(own.since), now, now, now, 'null', 'null', text('active'), 'null', 'null', 'null', text(own.query)],
      text('client backend'),
    ].join(', '),
  );
  const lockRows = (locks.ok ? locks.value.rows : []).map((l) =>
    [
      ...[text(l.locktype), '5', l.relation === null ? 'null' : `to_regclass(${text(l.relation)})::oid`],
      ...['null', 'null', 'null', 'null', 'null', 'null', 'null', text(`${l.pid}/1`), l.pid, text(l.mode), l.granted],
      ...['false', at(l.waitStart)],
    ].join(', '),
  );
  const statementRows = (statements.ok ? statements.value.rows : []).map((s) =>
    ['10', '5', s.queryid, text(s.query), s.calls, s.totalMs, s.meanMs, s.maxMs, s.meanMs, s.rows].join(', '),
  );
  const insert = (table: string, rows: readonly string[]) =>
    rows.length === 0 ? '' : `insert into sim.${table} values ${rows.map((row) => `(${row})`).join(', ')};`;
  await server.must(
    `delete from sim.backend; delete from sim.lock; delete from sim.statement; delete from sim.ended;
     ${insert('backend', backends)} ${insert('lock', lockRows)} ${insert('statement', statementRows)}`,
    epoch,
  );
}

/** The asking psql as the server's monitoring shows it. */
export interface OwnSession {
  readonly pid: number;
  readonly since: number;
  readonly query: string;
}
