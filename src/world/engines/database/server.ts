import { type PGlite, protocol } from '@electric-sql/pglite';
import { atClock } from './clock';
import type { DatabaseMessage, DatabaseResult } from './port';

/** What the server answered to one query string. */
export interface Answer {
  readonly results: readonly DatabaseResult[];
  readonly notices: readonly DatabaseMessage[];
  readonly error?: DatabaseMessage;
  readonly transaction: 'idle' | 'open' | 'failed';
  readonly elapsedMs: number;
}

/** Most rows of a result that leave the server: nobody reads more, and it has to pass from thread to thread. */
export const MOST_ROWS = 10_000;
/** Most text of a result, in characters. */
const MOST_TEXT = 6_000_000;

const STATUS = { I: 'idle', T: 'open', E: 'failed' } as const;

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}
type Message = Readonly<Record<string, unknown>> & { readonly name: string; readonly message?: string };

/** The one connection to PostgreSQL. Everything goes through the simple query protocol, so values are the server's own text. */
export class Server {
  constructor(private readonly db: PGlite) {}

  /** Sends a query string at a moment of the simulated clock (UTC epoch, ms). Mistakes in it are part of the answer. */
  async ask(sql: string, epoch: number): Promise<Answer> {
    const began = performance.now();
    const { messages } = await atClock(epoch, () =>
      this.db.execProtocol(protocol.serialize.query(sql), { throwOnError: false }),
    );
    return { ...read(messages as unknown as readonly Message[]), elapsedMs: performance.now() - began };
  }

  /** Our own work: a mistake in it is a defect of ours. Rows of the last result. */
  async must(sql: string, epoch: number): Promise<readonly (readonly (string | null)[])[]> {
    const answer = await this.ask(sql, epoch);
    if (answer.error !== undefined) throw new Error(`${answer.error.message} in: ${sql.slice(0, 200)}`);
    return answer.results.at(-1)?.rows ?? [];
  }

  /** Reads rows from text in COPY's own format; says whether it went well. */
  async copy(into: string, text: string, epoch: number): Promise<boolean> {
    const bytes = new TextEncoder().encode(text).buffer;
    // All that is asked of a blob is its bytes; a real one would read them later, with the clock of the machine already gone.
    const blob = { arrayBuffer: () => Promise.resolve(bytes) } as unknown as Blob;
    try {
      await atClock(epoch, () => this.db.query(`copy ${into} from '/dev/blob'`, [], { blob }));
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The data directory, not packed: packing takes longer than it saves. After a checkpoint: what is recovered from the log
   * of a running server is the rows, but its sequences skip numbers.
   */
  async files(epoch: number): Promise<Blob> {
    await this.must('checkpoint', epoch);
    return this.db.dumpDataDir('none');
  }

  async close(): Promise<void> {
    await this.db.close();
  }
}

function read(messages: readonly Message[]): Omit<Answer, 'elapsedMs'> {
  const results: DatabaseResult[] = [];
  const notices: DatabaseMessage[] = [];
  let error: Answer['error'];
  let transaction: Answer['transaction'] = 'idle';
  let columns: DatabaseResult['columns'];
  let rows: (readonly (string | null)[])[] = [];
  let text = 0;
  for (const message of messages) {
    switch (message.name) {
      case 'rowDescription':
        columns = (message.fields as readonly Field[]).map((f) => ({ name: f.name, type: f.dataTypeID }));
        break;
      case 'dataRow': {
        if (rows.length >= MOST_ROWS || text > MOST_TEXT) break;
        const fields = message.fields as readonly (string | null)[];
        for (const field of fields) text += field?.length ?? 0;
        rows.push(fields);
        break;
      }
      case 'commandComplete':
        results.push({ tag: String(message.text), ...(columns === undefined ? {} : { columns, rows }) });
        columns = undefined;
        rows = [];
        break;
      case 'notice':
        notices.push(messageOf(message));
        break;
      case 'error':
        error = messageOf(message);
        break;
      case 'readyForQuery':
        transaction = STATUS[message.status as keyof typeof STATUS] ?? 'idle';
        break;
    }
  }
  return { results, notices, transaction, ...(error === undefined ? {} : { error }) };
}

function textOf<K extends string>(message: Message, key: K): { readonly [P in K]?: string } {
  const value = message[key];
  return (typeof value === 'string' && value !== '' ? { [key]: value } : {}) as { readonly [P in K]?: string };
}

function messageOf(message: Message): DatabaseMessage {
  const position = Number(message.position);
  return {
    severity: String(message.severity ?? 'ERROR'),
    code: String(message.code ?? 'XX000'),
    message: String(message.message ?? ''),
    ...textOf(message, 'detail'),
    ...textOf(message, 'hint'),
    ...textOf(message, 'where'),
    ...(Number.isInteger(position) && position > 0 ? { position } : {}),
  };
}
