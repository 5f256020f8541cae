import { stableId } from '../base/hash';
import type { Act } from '../drill/acts';
import { restoreRowsSql } from '../world/model/damage/restore-sql';
import { databaseRequestOf, errorLogStreams } from '../world/model/database/request';
import type { Operation } from '../world/model/operations';
import type { Situation } from './intent';

/** Operations that change the production, or at least touch it. */
export type Change = Extract<
  Operation,
  {
    op:
      | 'commits.revert'
      | 'functions.deploy'
      | 'functions.delete'
      | 'functions.invoke'
      | 'secrets.set'
      | 'secrets.unset'
      | 'flags.set'
      | 'quota.raise'
      | 'pool.resize'
      | 'service.restart'
      | 'sessions.terminate'
      | 'indexes.create'
      | 'signins.revoke'
      | 'tables.drop'
      | 'logs.delete'
      | 'changes.log'
      | 'backups.take'
      | 'backups.restore'
      | 'jobs.set'
      | 'rows.restore';
  }
>;

/** The change as somebody would type it. */
export function commandOf(change: Change): string {
  switch (change.op) {
    case 'commits.revert':
      return `git revert ${change.sha} --no-edit && git push origin main`;
    case 'functions.deploy':
      return `supabase functions deploy ${change.name} --version ${change.version}`;
    case 'functions.delete':
      return `supabase functions delete ${change.name}`;
    case 'functions.invoke':
      return `curl -X POST "$PROJECT_URL/functions/v1/${change.name}" -d '{"test": true}'`;
    case 'secrets.set':
      return `supabase secrets set ${change.name}=${change.value}`;
    case 'secrets.unset':
      return `supabase secrets unset ${change.name}`;
    case 'flags.set':
      return `set flag ${change.name} ${change.value ? 'on' : 'off'} in ${change.environment}`;
    case 'quota.raise':
      return `raise quota of ${change.vendor}`;
    case 'pool.resize':
      return `resize connection pool to ${change.size}`;
    case 'service.restart':
      return `restart ${change.name}`;
    case 'sessions.terminate':
      return change.how === 'cancel'
        ? `SELECT pg_cancel_backend(${change.pid});`
        : `SELECT pg_terminate_backend(${change.pid});`;
    case 'indexes.create':
      return `CREATE INDEX ${change.concurrently ? 'CONCURRENTLY ' : ''}ON ${change.table} (${change.columns});`;
    case 'signins.revoke':
      return change.whose === 'all'
        ? 'DELETE FROM auth.sessions;'
        : `DELETE FROM auth.sessions WHERE user_id = (SELECT id FROM auth.users WHERE email = '${change.whose}');`;
    case 'tables.drop':
      return `DROP TABLE ${change.table};`;
    case 'logs.delete':
      return `delete the lines of ${change.stream}`;
    case 'changes.log':
      return `log the change: ${change.message}`;
    case 'backups.take':
      return `supabase db dump --db-url "$PROD_DB_URL" > ${change.backup}.sql`;
    case 'backups.restore':
      return `supabase backups restore ${change.backup} --into ${change.into}`;
    case 'jobs.set':
      return change.active
        ? `UPDATE cron.job SET active = true WHERE jobname = '${change.name}';`
        : `SELECT cron.unschedule('${change.name}');`;
    case 'rows.restore':
      return restoreRowsSql(change);
  }
}

/** The change in words for colleagues. */
export function changeText(change: Change): string {
  switch (change.op) {
    case 'commits.revert':
      return `revert ${change.sha} and push`;
    case 'functions.deploy':
      return `deploy ${change.name} ${change.version}`;
    case 'functions.delete':
      return `delete ${change.name}`;
    case 'functions.invoke':
      return `call ${change.name} by hand`;
    case 'secrets.set':
      return `switch ${change.name} to ${change.value}`;
    case 'secrets.unset':
      return `unset ${change.name}`;
    case 'flags.set':
      return `turn ${change.name} ${change.value ? 'on' : 'off'} in ${change.environment}`;
    case 'quota.raise':
      return `raise the quota at ${change.vendor}`;
    case 'pool.resize':
      return `set the connection limit to ${change.size}`;
    case 'service.restart':
      return `restart ${change.name}`;
    case 'sessions.terminate':
      return change.how === 'cancel' ? `cancel the query of session ${change.pid}` : `end session ${change.pid}`;
    case 'indexes.create':
      return `create an index ${change.concurrently ? 'concurrently ' : ''}on ${change.table} (${change.columns})`;
    case 'signins.revoke':
      return change.whose === 'all' ? 'end all sign-ins' : `end the sign-ins of ${change.whose}`;
    case 'tables.drop':
      return `drop the table ${change.table}`;
    case 'logs.delete':
      return `delete the lines of ${change.stream}`;
    case 'changes.log':
      return `log a change: ${change.message}`;
    case 'backups.take':
      return `take the backup ${change.backup}`;
    case 'backups.restore':
      return `restore ${change.backup} into ${change.into}`;
    case 'jobs.set':
      return `switch the job ${change.name} ${change.active ? 'on' : 'off'}`;
    case 'rows.restore':
      return change.scope === 'all'
        ? `replace ${change.table} with ${change.from}`
        : `copy what is missing or wrong in ${change.table} back from ${change.from}`;
  }
}

/** What came of a change: the entries of the record, and whether it worked. */
export interface Changed {
  readonly acts: readonly Act[];
  readonly ok: boolean;
  readonly output: string;
}

/** Does it: request and completion as two acts, with output, facts and evidence. `key` keeps the run's id stable. */
export function carryOut(now: Situation, change: Change, key: string): Changed {
  const runId = `run-${stableId(now.seed, now.me, key)}`;
  const tool =
    change.op === 'quota.raise' ||
    change.op === 'pool.resize' ||
    change.op === 'service.restart' ||
    change.op === 'flags.set' ||
    change.op === 'sessions.terminate' ||
    change.op === 'backups.take'
      ? 'console'
      : 'shell';
  const result = now.read(change);
  const request = result.ok ? databaseRequestOf(change, errorLogStreams(now.menu.streams)) : undefined;
  const output = result.ok ? outputOf(change, result.value) : result.error.message;
  return {
    ok: result.ok,
    output,
    acts: [
      { type: 'tool.run', runId, tool, command: commandOf(change) },
      // The rows of the live database follow what is done here without one.
      ...(request === undefined
        ? []
        : [{ type: 'db.run' as const, runId, statementId: `${runId}-db`, session: `bot-${now.me}`, request }]),
      {
        type: 'tool.done',
        runId,
        output,
        exitCode: result.ok ? 0 : 1,
        facts: result.ok ? [...result.facts] : [],
        evidence: result.ok ? [...result.evidence] : [],
      },
    ],
  };
}

/** A line of output in the manner of the tool. A call by hand prints what came back. */
function outputOf(change: Change, value: object): string {
  if ('status' in value && 'body' in value) {
    const { status, latencyMs, body } = value as { status: number; latencyMs: number; body: string };
    return `HTTP ${status} in ${latencyMs} ms\n${body}`;
  }
  return `done: ${changeText(change)}`;
}
