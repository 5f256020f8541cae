import type { DrillTime } from '../../base/drill-time';
import type { Fact } from '../../scenario/facts';
import type { Scenario } from '../../scenario/schema';
import type { LogLevel } from '../../scenario/schema-telemetry';
import type { BackupRow, JobRow, LockRow, SessionRow, StatementRow } from './database/types';

/** The simulated production as the model needs it: what is authored, and how the drill has moved it so far. */
export interface WorldView {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly variant: string;
  /** UTC epoch of drill time zero. */
  readonly startEpoch: number;
  /** Drill time now: nothing later can be read. */
  readonly now: DrillTime;
  /** State changes of the statechart, oldest first, from before StartEx on. */
  readonly history: readonly { readonly at: DrillTime; readonly region: string; readonly state: string }[];
  /** Facts caused so far, oldest first. */
  readonly facts: readonly { readonly at: DrillTime; readonly by: string; readonly fact: Fact }[];
}

/** What consoles, shell commands and colleagues made of code ask of the production. Reads cost nothing; writes cause facts. */
export type Operation =
  | {
      readonly op: 'logs.read';
      readonly streams: readonly string[];
      readonly from: DrillTime;
      readonly to: DrillTime;
      readonly minLevel?: LogLevel;
      readonly text?: string;
      readonly limit?: number;
    }
  /** The same lines, however many, without their texts: what a log view scrolls through. */
  | {
      readonly op: 'logs.scan';
      readonly streams: readonly string[];
      readonly from: DrillTime;
      readonly to: DrillTime;
      readonly minLevel?: LogLevel;
      readonly text?: string;
    }
  | {
      readonly op: 'metrics.read';
      readonly chart: string;
      readonly from: DrillTime;
      readonly to: DrillTime;
      readonly step: number;
    }
  | { readonly op: 'tracker.list'; readonly from: DrillTime; readonly to: DrillTime }
  | { readonly op: 'tracker.issue'; readonly id: string; readonly from: DrillTime; readonly to: DrillTime }
  | { readonly op: 'deployments.list' }
  | { readonly op: 'commits.list'; readonly limit?: number }
  | { readonly op: 'commits.show'; readonly sha: string }
  | { readonly op: 'commits.revert'; readonly sha: string }
  | { readonly op: 'functions.list' }
  | { readonly op: 'functions.versions'; readonly name: string }
  | { readonly op: 'functions.deploy'; readonly name: string; readonly version: string }
  | { readonly op: 'functions.delete'; readonly name: string }
  | { readonly op: 'functions.invoke'; readonly name: string; readonly nonce: string }
  | { readonly op: 'secrets.list' }
  | { readonly op: 'secrets.set'; readonly name: string; readonly value: string }
  | { readonly op: 'secrets.unset'; readonly name: string }
  | { readonly op: 'flags.list' }
  | { readonly op: 'flags.set'; readonly name: string; readonly environment: string; readonly value: boolean }
  | { readonly op: 'pages.list' }
  | { readonly op: 'pages.read'; readonly id: string }
  | { readonly op: 'quota.raise'; readonly vendor: string }
  | { readonly op: 'pool.resize'; readonly size: number }
  | { readonly op: 'service.restart'; readonly name: string }
  /** Somebody has read rows with SQL: which relations it named, and what the rows say. */
  | { readonly op: 'rows.read'; readonly relations: readonly string[]; readonly text: string }
  /** The audit log of sign-in: who signed in, from where, and what was done to accounts. */
  | { readonly op: 'audit.read'; readonly from: DrillTime; readonly to: DrillTime }
  /** Ends sign-ins: those of one account (its e-mail address), or `all`. Tokens from before are worth nothing then. */
  | { readonly op: 'signins.revoke'; readonly whose: string }
  | { readonly op: 'sessions.list' }
  | { readonly op: 'sessions.terminate'; readonly pid: number; readonly how: 'terminate' | 'cancel' }
  | { readonly op: 'locks.list' }
  | { readonly op: 'statements.list' }
  | {
      readonly op: 'indexes.create';
      /** With its schema, or in `public`. */
      readonly table: string;
      readonly columns: string;
      readonly concurrently: boolean;
    }
  | { readonly op: 'tables.drop'; readonly table: string }
  | { readonly op: 'logs.delete'; readonly stream: string }
  | { readonly op: 'changes.log'; readonly message: string }
  | { readonly op: 'backups.list' }
  | { readonly op: 'backups.take'; readonly backup: string }
  | { readonly op: 'backups.restore'; readonly backup: string; readonly into: string }
  | { readonly op: 'jobs.list' }
  | { readonly op: 'jobs.set'; readonly name: string; readonly active: boolean }
  /** Counts what is wrong in a table, as queries that compare its rows would. */
  | { readonly op: 'damage.assess'; readonly table: string }
  /**
   * Copies rows back from a backup that has been restored into the schema `from`: only those that are missing or wrong
   * (`damaged`), or the whole table in place of what is in it (`all`), which loses what came since the backup.
   */
  | {
      readonly op: 'rows.restore';
      readonly table: string;
      readonly from: string;
      readonly scope: 'damaged' | 'all';
    };

export type OperationName = Operation['op'];
export type OperationOf<N extends OperationName> = Extract<Operation, { op: N }>;

export interface LogLine {
  /** Stable: stream, bucket and number within it. */
  readonly id: string;
  readonly at: DrillTime;
  readonly stream: string;
  readonly level: LogLevel;
  readonly text: string;
  readonly service: string;
  readonly code?: string;
  readonly requestId?: string;
}
/** Lines found and not yet rendered, oldest first. Indices go from 0 to `length - 1`. */
export interface LogIndex {
  readonly length: number;
  at(index: number): DrillTime;
  /** Renders a line; the same each time. */
  line(index: number): LogLine;
}
export interface MetricSeries {
  readonly id: string;
  readonly title: string;
  readonly points: readonly { readonly at: DrillTime; readonly value: number }[];
}
export interface TrackerRow {
  readonly id: string;
  readonly title: string;
  readonly culprit: string;
  readonly level: 'error' | 'warning' | 'fatal';
  readonly service: string;
  /** That of the latest event: `generate-reading@v42`. */
  readonly release: string;
  readonly environment: string;
  /** Events within the range asked for, and the people behind them. */
  readonly events: number;
  readonly people: number;
  readonly firstSeen: DrillTime;
  readonly lastSeen: DrillTime;
  /** Events in each of 30 equal parts of the range, for a sparkline. */
  readonly spark: readonly number[];
}
export interface TrackerDetail extends TrackerRow {
  readonly stack: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Events in the range by release, the most first. */
  readonly releases: readonly { readonly release: string; readonly events: number }[];
  readonly latest: readonly { readonly at: DrillTime; readonly person: string; readonly requestId: string }[];
}
export interface DeploymentRow {
  readonly id: number;
  readonly at: DrillTime;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly by: string;
  readonly title: string;
  readonly state: 'success' | 'failure' | 'in_progress';
  readonly function?: string;
  readonly version?: string;
}
export interface CommitRow {
  readonly sha: string;
  readonly at: DrillTime;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly files: readonly string[];
  readonly diff: string;
}
export interface FunctionRow {
  readonly name: string;
  readonly title: string;
  readonly status: 'ACTIVE' | 'REMOVED';
  readonly version: string;
  readonly sha: string;
  readonly updatedAt: DrillTime;
  readonly by: string;
}
export interface FunctionVersionRow {
  readonly version: string;
  readonly sha: string;
  readonly at: DrillTime;
  readonly by: string;
  readonly note: string;
  readonly live: boolean;
}
export interface Invocation {
  readonly status: number;
  readonly latencyMs: number;
  readonly body: string;
  readonly requestId: string;
}
export interface SecretRow {
  readonly name: string;
  readonly digest: string;
  readonly updatedAt: DrillTime;
  /** The values it could be given, by title (the present one included). */
  readonly values: readonly { readonly id: string; readonly title: string }[];
  readonly value: string | null;
}
export interface FlagRow {
  readonly name: string;
  readonly title: string;
  readonly environments: Readonly<Record<string, boolean>>;
  readonly updatedAt: DrillTime;
  readonly by: string;
  readonly cost?: string;
}
/** An entry of the audit log of sign-in. */
export interface AuditEntryRow {
  readonly at: DrillTime;
  readonly action: string;
  /** E-mail address of the account that acted. */
  readonly actor: string;
  readonly ip: string;
  /** What it says besides, as JSON text. */
  readonly payload: string;
}
export interface PageRow {
  readonly id: string;
  readonly title: string;
  readonly console: 'vendor' | 'platform';
}
export interface PageView extends PageRow {
  readonly text: string;
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly confirm: string;
    readonly operation: Operation;
  }[];
}

/** Results by operation. */
export interface OperationValues {
  'logs.read': { readonly lines: readonly LogLine[]; readonly truncated: boolean };
  'logs.scan': { readonly lines: LogIndex };
  'metrics.read': {
    readonly chart: string;
    readonly title: string;
    readonly unit: string;
    readonly series: readonly MetricSeries[];
    readonly normal?: { readonly series: string; readonly min?: number; readonly max?: number };
  };
  'tracker.list': { readonly rows: readonly TrackerRow[] };
  'tracker.issue': TrackerDetail;
  'deployments.list': { readonly rows: readonly DeploymentRow[] };
  'commits.list': { readonly rows: readonly CommitRow[] };
  'commits.show': CommitRow;
  'commits.revert': { readonly sha: string; readonly title: string };
  'functions.list': { readonly rows: readonly FunctionRow[] };
  'functions.versions': { readonly rows: readonly FunctionVersionRow[] };
  'functions.deploy': { readonly name: string; readonly version: string; readonly sha: string };
  'functions.delete': { readonly name: string };
  'functions.invoke': Invocation;
  'secrets.list': { readonly rows: readonly SecretRow[] };
  'secrets.set': { readonly name: string };
  'secrets.unset': { readonly name: string };
  'flags.list': { readonly rows: readonly FlagRow[] };
  'flags.set': { readonly name: string; readonly value: boolean };
  'pages.list': { readonly rows: readonly PageRow[] };
  'pages.read': PageView;
  'quota.raise': { readonly vendor: string };
  'pool.resize': { readonly size: number };
  'service.restart': { readonly name: string };
  'rows.read': Readonly<Record<string, never>>;
  'audit.read': { readonly rows: readonly AuditEntryRow[]; readonly truncated: boolean };
  'signins.revoke': { readonly whose: string };
  'sessions.list': { readonly rows: readonly SessionRow[] };
  'sessions.terminate': { readonly pid: number; readonly session: string };
  'locks.list': { readonly rows: readonly LockRow[] };
  'statements.list': { readonly rows: readonly StatementRow[] };
  'indexes.create': { readonly table: string; readonly columns: string };
  'tables.drop': { readonly table: string };
  'logs.delete': { readonly stream: string; readonly rows: number };
  'changes.log': { readonly message: string };
  'backups.list': { readonly rows: readonly BackupRow[] };
  'backups.take': { readonly backup: string };
  'backups.restore': { readonly backup: string; readonly into: string };
  'jobs.list': { readonly rows: readonly JobRow[] };
  'jobs.set': { readonly name: string; readonly active: boolean };
  'damage.assess': {
    readonly table: string;
    /** Rows that are there and wrong; `empty` of them hold nothing at all. */
    readonly corrupt: number;
    readonly empty: number;
    /** Rows that are gone. */
    readonly lost: number;
  };
  'rows.restore': {
    readonly table: string;
    readonly inserted: number;
    readonly updated: number;
    readonly deleted: number;
  };
}

/** Why an operation did not work; `message` reads as the real tool would put it. */
export interface OperationError {
  readonly code: 'not-found' | 'invalid' | 'no-change' | 'unavailable';
  readonly message: string;
}

export type OperationResult<N extends OperationName> =
  | {
      readonly ok: true;
      readonly value: OperationValues[N] /** What it changed. */;
      readonly facts: readonly Fact[] /** Evidence ids that whoever sees the result has seen. */;
      readonly evidence: readonly string[];
    }
  | { readonly ok: false; readonly error: OperationError };

/** The function that answers operations; `perform.ts` has it. Pure: the same world and operation give the same result. */
export type Perform = <O extends Operation>(world: WorldView, operation: O) => OperationResult<O['op']>;
