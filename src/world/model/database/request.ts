import type { DatabaseRequest } from '../../../drill/acts';
import { restoreRowsSql } from '../damage/restore-sql';
import type { Operation } from '../operations';

const SERVICE = 'manual-intervention';

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/**
 * What an operation is to the database itself: whoever performs it without typing SQL (a console's button, a colleague made of
 * code) puts this into the record, so that the rows of every replica follow. `undefined`: the rows are not concerned.
 */
export function databaseRequestOf(
  operation: Operation,
  /** The streams that are views of the table `error_logs`. */
  errorLogs: readonly string[],
): DatabaseRequest | undefined {
  switch (operation.op) {
    case 'sessions.terminate':
      return {
        kind: 'sql',
        sql: `select ${operation.how === 'cancel' ? 'pg_cancel_backend' : 'pg_terminate_backend'}(${operation.pid})`,
      };
    case 'indexes.create': {
      const how = operation.concurrently ? 'concurrently ' : '';
      return { kind: 'sql', sql: `create index ${how}on ${operation.table} (${operation.columns})` };
    }
    case 'tables.drop':
      return { kind: 'sql', sql: `drop table ${operation.table} cascade` };
    case 'signins.revoke':
      return {
        kind: 'sql',
        sql:
          operation.whose === 'all'
            ? 'delete from auth.sessions'
            : `delete from auth.sessions where user_id in (select id from auth.users where email = ${text(operation.whose)})`,
      };
    case 'logs.delete':
      return errorLogs.includes(operation.stream) ? { kind: 'sql', sql: 'delete from public.error_logs' } : undefined;
    case 'changes.log':
      return {
        kind: 'sql',
        sql:
          'insert into error_logs (environment, service, level, code, message, details) ' +
          `values ('production', ${text(SERVICE)}, 'warn', 'EMERGENCY_FIX', ${text(operation.message)}, '{}')`,
      };
    case 'backups.take':
      return { kind: 'backup', backup: operation.backup };
    case 'backups.restore':
      return { kind: 'restore', backup: operation.backup, into: operation.into };
    case 'jobs.set':
      return {
        kind: 'sql',
        sql: `update cron.job set active = ${operation.active} where jobname = ${text(operation.name)}`,
      };
    case 'rows.restore':
      return { kind: 'sql', sql: restoreRowsSql(operation) };
    default:
      return undefined;
  }
}

/** The log streams of a scenario that are views of the table `error_logs`. */
export function errorLogStreams(streams: readonly { readonly id: string; readonly kind: string }[]): readonly string[] {
  return streams.filter((s) => s.kind === 'error-log').map((s) => s.id);
}
