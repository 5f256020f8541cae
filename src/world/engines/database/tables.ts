/**
 * The tables whose contents are watched, and what they are to a drill: `data` is what customers would miss, a `log` and
 * `evidence` must not be touched, `state` may come and go.
 */
export interface WatchedTable {
  readonly name: string;
  readonly kind: 'data' | 'log' | 'evidence' | 'state';
  /** Columns that make a row the row it should be; what the system itself rewrites is not among them. */
  readonly columns: readonly string[];
  /** When a row came in, as a column. */
  readonly time: string;
}

export const WATCHED: readonly WatchedTable[] = [
  {
    name: 'public.readings',
    kind: 'data',
    columns: ['user_id', 'raw_input', 'context', 'entry_no', 'reading_data', 'created_at'],
    time: 'created_at',
  },
  { name: 'auth.users', kind: 'data', columns: ['email', 'created_at'], time: 'created_at' },
  {
    name: 'public.error_logs',
    kind: 'log',
    columns: [
      'ts',
      'environment',
      'service',
      'level',
      'request_id',
      'user_id',
      'code',
      'message',
      'details',
      'ip',
      'ua',
    ],
    time: 'ts',
  },
  {
    name: 'auth.audit_log_entries',
    kind: 'evidence',
    columns: ['payload', 'created_at', 'ip_address'],
    time: 'created_at',
  },
  { name: 'auth.sessions', kind: 'state', columns: ['user_id', 'created_at', 'user_agent', 'ip'], time: 'created_at' },
];

/** Schemas that belong to the engine: players neither see nor change what is in them. */
export const OWN_SCHEMAS = ['sim', 'backups', 'cron', 'pg_catalog', 'information_schema'] as const;
