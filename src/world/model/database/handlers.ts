import { done, failed, shown, shownNow } from '../answers';
import { lines } from '../lines';
import { loggedChanges } from '../logged-changes';
import type { OperationOf, OperationResult, WorldView } from '../operations';
import { ERROR_LOG_HORIZON } from '../rows/horizons';
import { factsOf } from '../states-at';
import { backupsOf } from './backups';
import { activityOf } from './sessions';
import { statementsOf } from './statements';
import { hasSchema, hasTable, qualified } from './tables';

function listSessions(world: WorldView): OperationResult<'sessions.list'> {
  const { shows } = world.scenario.exhibits.database;
  return shown<'sessions.list'>({ rows: activityOf(world).sessions }, shownNow(world, shows.sessions));
}

function listLocks(world: WorldView): OperationResult<'locks.list'> {
  const { shows } = world.scenario.exhibits.database;
  return shown<'locks.list'>({ rows: activityOf(world).locks }, shownNow(world, shows.locks));
}

function listStatements(world: WorldView): OperationResult<'statements.list'> {
  const { shows } = world.scenario.exhibits.database;
  return shown<'statements.list'>({ rows: statementsOf(world) }, shownNow(world, shows.statements));
}

function listBackups(world: WorldView): OperationResult<'backups.list'> {
  const { shows } = world.scenario.exhibits.database;
  return shown<'backups.list'>({ rows: backupsOf(world) }, shownNow(world, shows.backups));
}

function terminate(world: WorldView, op: OperationOf<'sessions.terminate'>): OperationResult<'sessions.terminate'> {
  const row = activityOf(world).sessions.find((s) => s.pid === op.pid);
  if (row === undefined) {
    return failed('not-found', `WARNING:  PID ${op.pid} is not a PostgreSQL backend process`);
  }
  const { pid, session } = row;
  const type = op.how === 'cancel' ? 'backend.cancelled' : 'backend.terminated';
  return done<'sessions.terminate'>({ pid, session }, [{ type, pid, session }]);
}

function createIndex(world: WorldView, op: OperationOf<'indexes.create'>): OperationResult<'indexes.create'> {
  const table = qualified(op.table);
  if (!hasTable(world, table)) return failed('not-found', `ERROR:  relation "${op.table}" does not exist`);
  const { columns, concurrently } = op;
  if (columns.trim() === '' || columns.length > 200) return failed('invalid', 'ERROR:  syntax error at or near ")"');
  return done<'indexes.create'>({ table, columns }, [
    { type: 'ddl.executed', kind: 'create-index', object: table, columns, concurrently },
  ]);
}

function dropTable(world: WorldView, op: OperationOf<'tables.drop'>): OperationResult<'tables.drop'> {
  const table = qualified(op.table);
  if (!hasTable(world, table)) return failed('not-found', `ERROR:  table "${op.table}" does not exist`);
  return done<'tables.drop'>({ table }, [{ type: 'ddl.executed', kind: 'drop-table', object: table }]);
}

/** Deletes what a stream has kept. Lines that were deleted before are not counted again, changes logged by hand are. */
function deleteLog(world: WorldView, op: OperationOf<'logs.delete'>): OperationResult<'logs.delete'> {
  const stream = world.scenario.telemetry.streams.find((s) => s.id === op.stream);
  if (stream === undefined) return failed('not-found', `unknown stream "${op.stream}"`);
  const before = factsOf(world, 'logs.deleted').filter((f) => f.fact.stream === op.stream);
  const from = before.at(-1)?.at ?? ERROR_LOG_HORIZON;
  // A change that is logged in this very moment is a line of the next one, and a row already.
  const now = loggedChanges(world, world.now, world.now + 1).filter((l) => l.line.stream === op.stream).length;
  const rows = lines(world, op.stream, from, world.now).length + now;
  return done<'logs.delete'>({ stream: op.stream, rows }, [{ type: 'logs.deleted', stream: op.stream, rows }]);
}

/** Longest text that a fact has (`facts.ts`). */
const LONGEST = 120;

function logChange(_world: WorldView, op: OperationOf<'changes.log'>): OperationResult<'changes.log'> {
  const message = op.message.trim().slice(0, LONGEST);
  if (message === '') return failed('invalid', 'ERROR:  the message of a logged change is empty');
  return done<'changes.log'>({ message }, [{ type: 'change.logged', what: message }]);
}

const BACKUP_NAME = /^[a-z0-9][a-z0-9_-]{0,59}$/;
const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,59}$/;

function takeBackup(world: WorldView, op: OperationOf<'backups.take'>): OperationResult<'backups.take'> {
  const { backup } = op;
  if (!BACKUP_NAME.test(backup)) return failed('invalid', `invalid name of a backup: "${backup}"`);
  if (backupsOf(world).some((b) => b.id === backup)) return failed('no-change', `backup "${backup}" already exists`);
  return done<'backups.take'>({ backup }, [{ type: 'backup.taken', backup }]);
}

function restoreBackup(world: WorldView, op: OperationOf<'backups.restore'>): OperationResult<'backups.restore'> {
  const { backup, into } = op;
  if (!backupsOf(world).some((b) => b.id === backup)) return failed('not-found', `backup "${backup}" does not exist`);
  if (!SCHEMA_NAME.test(into)) return failed('invalid', `invalid name of a database: "${into}"`);
  if (hasSchema(world, into)) return failed('no-change', `ERROR:  schema "${into}" already exists`);
  return done<'backups.restore'>({ backup, into }, [{ type: 'backup.restored', backup, into }]);
}

/** What can be seen of the database. */
export const databaseReads = {
  'sessions.list': listSessions,
  'locks.list': listLocks,
  'statements.list': listStatements,
  'backups.list': listBackups,
};

/** What can be done to the database without SQL; the same facts as the SQL for it causes on the live one. */
export const databaseWrites = {
  'sessions.terminate': terminate,
  'indexes.create': createIndex,
  'tables.drop': dropTable,
  'logs.delete': deleteLog,
  'changes.log': logChange,
  'backups.take': takeBackup,
  'backups.restore': restoreBackup,
};
