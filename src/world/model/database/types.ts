import type { DrillTime } from '../../../base/drill-time';
import type { LockMode, SessionState } from '../../../scenario/schema-database';

/** A session of the database, as `pg_stat_activity` has it. Times are drill times. */
export interface SessionRow {
  readonly pid: number;
  readonly user: string;
  readonly database: string;
  readonly applicationName: string;
  readonly clientAddr: string | null;
  readonly backendStart: DrillTime;
  /** Beginning of the open transaction. */
  readonly xactStart: DrillTime | null;
  /** Beginning of the running query, or of the last one. */
  readonly queryStart: DrillTime | null;
  readonly stateChange: DrillTime;
  readonly waitEventType: string | null;
  readonly waitEvent: string | null;
  readonly state: SessionState;
  /** The running query, or the last one. */
  readonly query: string;
  /** What facts call it: its authored id, or `pool`. */
  readonly session: string;
}

/** A lock that is held or waited for, as `pg_locks` has it; `blockedBy` as `pg_blocking_pids` says. */
export interface LockRow {
  readonly locktype: string;
  /** `public.readings`. */
  readonly relation: string | null;
  readonly mode: LockMode;
  readonly granted: boolean;
  readonly pid: number;
  readonly waitStart: DrillTime | null;
  readonly blockedBy: readonly number[];
}

/** A statement with its totals since the statistics were reset, as `pg_stat_statements` has it. */
export interface StatementRow {
  /** A signed 64-bit number in decimal digits. */
  readonly queryid: string;
  readonly query: string;
  readonly calls: number;
  readonly totalMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
  readonly rows: number;
}

/** A job of the database's scheduler, as `cron.job` and `cron.job_run_details` have it. */
export interface JobRow {
  readonly id: number;
  readonly name: string;
  /** In the five fields of cron, UTC. */
  readonly schedule: string;
  readonly command: string;
  readonly active: boolean;
  /** Its last run that is known, and what the server answered: `DELETE 300`. */
  readonly lastRun: { readonly at: DrillTime; readonly message: string } | null;
}

/** A backup that can be restored. `at`: when it was complete. */
export interface BackupRow {
  readonly id: string;
  readonly at: DrillTime;
  readonly kind: 'nightly' | 'weekly' | 'emergency';
  readonly sizeMb: number;
  /** Schemas that it has been restored into, and that are still there. */
  readonly into: readonly string[];
}
