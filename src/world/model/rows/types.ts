import type { DrillTime } from '../../../base/drill-time';

/** Rows of the simulated database, as views of the very events that log lines and charts are made of. */
export interface ErrorLogRow {
  /** The log line that this row is: its id and its stream. */
  readonly lineId: string;
  readonly stream: string;
  readonly at: DrillTime;
  readonly environment: 'production' | 'staging';
  /** `edge:<function>`, `web`, `pg_cron`, ... */
  readonly service: string;
  readonly level: 'error' | 'warn' | 'info';
  readonly requestId: string | null;
  readonly userId: string | null;
  readonly code: string | null;
  readonly message: string;
  /** JSON text. */
  readonly details: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** A reading that was stored by a request that went well. */
export interface ReadingRow {
  readonly id: string;
  readonly at: DrillTime;
  readonly userId: string;
  readonly rawInput: string;
  readonly context: string;
  readonly entryNo: number;
  /** JSON text. */
  readonly readingData: string;
}

/** A sign-in that went well: a session and an entry of the audit log. */
export interface SignInRow {
  readonly at: DrillTime;
  readonly auditId: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly ip: string;
  readonly userAgent: string;
}

/** An entry of the audit log of sign-in; with a session, it opens one. */
export interface AuditRow {
  readonly at: DrillTime;
  readonly auditId: string;
  readonly sessionId?: string;
  readonly userId: string;
  readonly email: string;
  readonly action: string;
  readonly ip: string;
  readonly userAgent: string;
  /** JSON text. */
  readonly payload: string;
  /** Evidence for whoever reads it. */
  readonly evidence: readonly string[];
}

/** An account. `createdAt`, `lastSignInAt`: drill times before StartEx. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly createdAt: DrillTime;
}

/** What has come into the database between two drill times, each list in order of time. */
export interface FeedRows {
  readonly errorLogs: readonly ErrorLogRow[];
  readonly readings: readonly ReadingRow[];
  readonly signIns: readonly SignInRow[];
  /** Authored entries of the audit log; those of sign-ins that are views of traffic go with these. */
  readonly audit: readonly AuditRow[];
}
