import { messages, PGlite, protocol } from '@electric-sql/pglite';
import type {
  DatabaseMessage,
  DatabaseOutcome,
  DatabasePort,
  DatabaseResult,
} from '../../src/world/engines/database/port';

const SCHEMA = `
CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text);
CREATE TABLE public.readings (
  id int PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES auth.users (id),
  raw_input text,
  reading_data jsonb,
  created_at timestamptz NOT NULL
);
CREATE INDEX readings_user_id_idx ON public.readings (user_id);
CREATE TABLE public.error_logs (id bigint PRIMARY KEY, ts timestamptz, level text, message text);
INSERT INTO auth.users VALUES ('00000000-0000-4000-8000-000000000001', 'a@example.test');
INSERT INTO readings SELECT n, '00000000-0000-4000-8000-000000000001', 'input ' || n, NULL, timestamptz '2025-11-05 13:00Z'
  FROM generate_series(1, 3) n;
INSERT INTO error_logs VALUES (1, '2025-11-05 13:05Z', 'error', 'boom'), (2, '2025-11-05 13:06Z', 'warn', NULL);
CREATE SCHEMA restored;
CREATE TABLE restored.readings (id int);
INSERT INTO restored.readings VALUES (7);
SET TimeZone = 'UTC';
`;

/**
 * PostgreSQL in this process behind the port of the database, for tests of what stands in front of it. One connection: sessions
 * have settings of their own as long as they come one after the other. Close it: it keeps Node alive.
 */
export async function pglitePort(): Promise<{
  readonly database: DatabasePort;
  /** Every request so far, with its session. */
  readonly asked: { readonly session: string; readonly request: string }[];
  readonly close: () => Promise<void>;
}> {
  const db = await PGlite.create();
  await db.exec(SCHEMA);
  const asked: { session: string; request: string }[] = [];
  let last = '';

  const simple = async (sql: string): Promise<DatabaseOutcome> => {
    const results: DatabaseResult[] = [];
    const notices: DatabaseMessage[] = [];
    let columns: { name: string; type: number }[] | undefined;
    let rows: (string | null)[][] = [];
    let error: DatabaseMessage | undefined;
    let transaction: DatabaseOutcome['transaction'] = 'idle';
    const answered = await db.execProtocol(protocol.serialize.query(sql), { throwOnError: false });
    for (const message of answered.messages) {
      if (message instanceof messages.RowDescriptionMessage) {
        columns = message.fields.map((f) => ({ name: f.name, type: f.dataTypeID }));
        rows = [];
      } else if (message instanceof messages.DataRowMessage) rows.push([...message.fields]);
      else if (message instanceof messages.CommandCompleteMessage) {
        results.push(columns === undefined ? { tag: message.text } : { tag: message.text, columns, rows });
        columns = undefined;
      } else if (message instanceof messages.DatabaseError) error = asMessage(message, message.message);
      else if (message instanceof messages.NoticeMessage) notices.push(asMessage(message, message.message ?? ''));
      else if (message instanceof messages.ReadyForQueryMessage)
        transaction = message.status === 'T' ? 'open' : message.status === 'E' ? 'failed' : 'idle';
    }
    return { results, notices, ...(error === undefined ? {} : { error }), transaction, facts: [], elapsedMs: 1.234 };
  };

  const canceled: DatabaseOutcome = {
    results: [],
    notices: [],
    error: { severity: 'ERROR', code: '57014', message: 'canceling statement due to user request' },
    transaction: 'idle',
    facts: [],
    elapsedMs: 0,
  };
  return {
    asked,
    close: () => db.close(),
    database: {
      run: async (request, session, signal) => {
        asked.push({ session, request: request.kind === 'sql' ? request.sql : request.kind });
        if (signal?.aborted === true) return canceled;
        if (session !== last) await simple("RESET ALL; SET TimeZone = 'UTC'");
        last = session;
        if (request.kind === 'end') return simple('ROLLBACK');
        return simple(request.kind === 'sql' ? request.sql : '');
      },
      inspect: simple,
      names: async () => ({
        tables: [
          { name: 'readings', columns: ['id', 'user_id', 'raw_input', 'reading_data', 'created_at'] },
          { name: 'error_logs', columns: ['id', 'ts', 'level', 'message'] },
          { name: 'auth.users', columns: ['id', 'email'] },
        ],
        functions: ['now', 'count'],
      }),
    },
  };
}

function asMessage(
  m: Pick<messages.DatabaseError, 'severity' | 'code' | 'detail' | 'hint' | 'position' | 'where'>,
  message: string,
): DatabaseMessage {
  return {
    severity: m.severity ?? 'ERROR',
    code: m.code ?? '',
    message,
    ...(m.detail === undefined ? {} : { detail: m.detail }),
    ...(m.hint === undefined ? {} : { hint: m.hint }),
    ...(m.position === undefined ? {} : { position: Number(m.position) }),
    ...(m.where === undefined ? {} : { where: m.where }),
  };
}
