import type { DatabaseRequest } from '../../../drill/acts';
import type { Fact } from '../../../scenario/facts';

/** One result of a query string, as the server sent it: every value is PostgreSQL's own text. */
export interface DatabaseResult {
  /** `SELECT 5`, `UPDATE 3`, `CREATE INDEX`. */
  readonly tag: string;
  /** Absent when the statement returns no rows. `type` is the type's oid. */
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
  readonly rows?: readonly (readonly (string | null)[])[];
}

/** An error or a notice of the server, with the fields of the wire protocol that clients print. */
export interface DatabaseMessage {
  readonly severity: string;
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
  /** In characters of the query string, from 1. */
  readonly position?: number;
  readonly where?: string;
}

/** What came of a request. Rows that were returned before an error are kept, as psql shows them. */
export interface DatabaseOutcome {
  readonly results: readonly DatabaseResult[];
  readonly notices: readonly DatabaseMessage[];
  readonly error?: DatabaseMessage;
  /** State of the session's transaction afterwards: none, open, or failed. */
  readonly transaction: 'idle' | 'open' | 'failed';
  readonly facts: readonly Fact[];
  /** The server worked this long (ms of wall time): for `\timing`. */
  readonly elapsedMs: number;
}

/** Tables with their columns, schema-qualified outside `public`; for completion. */
export interface DatabaseNames {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly functions: readonly string[];
}

/**
 * The database as commands of the shell reach it. A request is put into the record first and then carried out; reads are only
 * carried out. Never rejects: what goes wrong is an error as the server would put it.
 */
export interface DatabasePort {
  /** `session` tells one psql from another: its transaction and settings. Ctrl-C (`signal`) cancels as the server would. */
  run(request: DatabaseRequest, session: string, signal?: AbortSignal): Promise<DatabaseOutcome>;
  names(): Promise<DatabaseNames>;
  /** A query of the client itself (`\d`), which is neither recorded nor able to change anything. */
  inspect(sql: string): Promise<DatabaseOutcome>;
}
