import type { DatabaseMessage, DatabaseOutcome, DatabaseResult } from '../../database/port';
import { type Harvest, refusedRequest } from '../port';
import { type Connection, failedConnection, MAIN_DATABASE, mayBeRestored } from './connect';
import { quoteIdentifier } from './literals';
import { serverMessage, timingLine, type Verbosity } from './messages';
import { printTable } from './print';
import { Script } from './script';
import { type PrintOptions, plainOptions, type Table, tableOf } from './table';
import { rememberOutcome, Variables } from './variables';

/** What a psql needs of the shell that it runs in. */
export interface PsqlHost {
  /** Of the line that runs now. */
  readonly harvest: () => Harvest;
  /** A text file of the shell, or nothing. */
  readonly readFile: (path: string) => Promise<string | undefined>;
  /** Ctrl-C of the line that runs now. */
  readonly signal: () => AbortSignal | undefined;
}

/** psql's exit codes: `connection` when it could not connect or lost it, `script` when ON_ERROR_STOP ended a script. */
export const EXIT = { ok: 0, failure: 1, connection: 2, script: 3 } as const;

/** Statements of `search_path`: what `\d` sees follows it. */
const SETS_PATH = /search_path/i;
const OPENS_TRANSACTION = /^\s*(?:begin|start\s+transaction|commit|end|rollback|abort|prepare\s+transaction)\b/i;
/** Returned rows of these are followed by their tag. */
const TAG_BEHIND_ROWS = /^(?:INSERT|UPDATE|DELETE|MERGE)\b/;

/**
 * One running psql: its connection, settings and variables, and what it has printed since that was last fetched.
 * One process is one session of the database; a connection that is lost in interactive use is made anew as another one.
 */
export class PsqlProcess {
  readonly variables = new Variables();
  script = new Script(this.variables);
  /** Is a script or a line of input being read, as opposed to what the command line asks? */
  reading = false;
  /** How often `\q` was met. */
  quits = 0;
  /** Files that are being read, one in the other. */
  depth = 0;
  print: PrintOptions = plainOptions;
  timing = false;
  transaction: DatabaseOutcome['transaction'] = 'idle';
  /** Where messages come from: the file that is read. */
  file: string | undefined;
  line = 0;
  /** Set when psql is to end, with this exit code. */
  ending: number | undefined;
  lastError: { readonly message: DatabaseMessage; readonly sql: string } | undefined;
  private session: string;
  private sessions = 0;
  private pathChanged = false;
  /** A transaction was begun, and no answer since has said that all is well and none is open. */
  private mustEnd = false;
  private out = '';
  private err = '';
  /** Has the server answered this session yet? */
  private answered = false;

  constructor(
    readonly host: PsqlHost,
    public connection: Connection,
    private readonly id: string,
    readonly interactive: boolean,
  ) {
    this.session = id;
    for (const [name, value] of Object.entries({
      DBNAME: connection.database,
      HOST: connection.host,
      PORT: String(connection.port),
      USER: connection.user,
    }))
      this.variables.put(name, value);
  }

  /** Text on standard output. */
  write(text: string): void {
    this.out += text;
  }
  /** A line of a command's own words, which `-q` leaves out. */
  note(text: string): void {
    if (!this.variables.is('QUIET')) this.out += `${text}\n`;
  }
  /** A complaint of psql itself, placed in the file that is read. */
  complain(text: string): void {
    this.err += this.file === undefined ? `${text}\n` : `psql:${this.file}:${this.line}: error: ${text}\n`;
  }
  /** Text on standard error as it stands. */
  warn(text: string): void {
    this.err += text;
  }
  hint(text: string): void {
    this.err += `${text}\n`;
  }
  /** Fetches what was printed. */
  take(): { readonly stdout: string; readonly stderr: string } {
    const taken = { stdout: this.out, stderr: this.err };
    this.out = '';
    this.err = '';
    return taken;
  }

  show(table: Table, options: Partial<PrintOptions> = {}): void {
    this.write(printTable(table, { ...this.print, ...options }));
  }

  /** Sends one query string and prints what comes back; false when it failed. */
  async send(sql: string, options: Partial<PrintOptions> = {}): Promise<boolean> {
    if (this.variables.get('ECHO') === 'queries') this.write(`${sql}\n`);
    if (
      !this.variables.is('AUTOCOMMIT') &&
      this.transaction === 'idle' &&
      !OPENS_TRANSACTION.test(sql) &&
      (await this.ask('BEGIN')).error !== undefined
    )
      return false;
    const outcome = await this.ask(sql);
    for (const notice of outcome.notices) this.serverSays(notice, sql);
    for (const result of outcome.results) this.showResult(result, options);
    const ok = outcome.error === undefined;
    if (outcome.error !== undefined) this.reportError(outcome.error, sql);
    rememberOutcome(this.variables, outcome);
    if (this.timing) this.write(`${timingLine(outcome.elapsedMs)}\n`);
    return ok;
  }

  /** Sends a query string of psql's own or a player's, and prints nothing. */
  async ask(sql: string): Promise<DatabaseOutcome> {
    if (SETS_PATH.test(sql)) this.pathChanged = true;
    const outcome = await this.host.harvest().query({ kind: 'sql', sql }, this.session, this.host.signal());
    if (outcome === refusedRequest) return outcome;
    if (outcome.transaction !== 'idle') this.mustEnd = true;
    else if (outcome.error === undefined) this.mustEnd = false;
    this.transaction = outcome.transaction;
    if (outcome.error?.severity !== 'FATAL') this.answered = true;
    return outcome;
  }

  /** A query of the client that changes nothing and is not recorded, with the search path of this session. */
  async inspect(sql: string): Promise<DatabaseOutcome> {
    const outcome = await this.host
      .harvest()
      .port.database.inspect(`SET LOCAL search_path TO ${await this.searchPath()}; ${sql}`);
    return { ...outcome, results: outcome.results.slice(1) };
  }

  /** Connects: the server must answer, and know the database. The sentence that it is refused with, or nothing. */
  async connect(connection = this.connection): Promise<string | undefined> {
    const { database } = this.host.harvest().port;
    const asked = await database.inspect(
      `SELECT current_setting('server_version'), current_setting('server_version_num'), ` +
        `EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '${connection.database.replaceAll("'", "''")}')`,
    );
    if (asked.error !== undefined)
      return failedConnection(connection, `${asked.error.severity}:  ${asked.error.message}`);
    const [version = '', number = '', exists = 'f'] = asked.results[0]?.rows?.[0] ?? [];
    this.variables.put('SERVER_VERSION_NAME', version ?? '');
    this.variables.put('SERVER_VERSION_NUM', number ?? '');
    if (connection.database === MAIN_DATABASE) return undefined;
    if (exists !== 't' || !mayBeRestored(connection.database))
      return failedConnection(connection, `FATAL:  database "${connection.database}" does not exist`);
    return undefined;
  }

  /** Goes on with another connection, as a new session; what the old one left open is rolled back. */
  async use(connection: Connection): Promise<void> {
    await this.end();
    this.connection = connection;
    this.variables.put('DBNAME', connection.database);
    this.newSession();
    await this.enterDatabase();
  }

  /** A restored backup stands as a schema: being connected to it means to look there first. */
  async enterDatabase(): Promise<void> {
    if (this.connection.database === MAIN_DATABASE) return;
    await this.ask(`SET search_path TO ${quoteIdentifier(this.connection.database)}, sim, pg_catalog`);
  }

  /** The session is over: what it left open is rolled back. */
  async end(): Promise<void> {
    if (!this.mustEnd) return;
    this.mustEnd = false;
    this.transaction = 'idle';
    await this.host.harvest().endSession(this.session);
  }

  private newSession(): void {
    this.sessions += 1;
    this.session = `${this.id}/${this.sessions}`;
    this.transaction = 'idle';
    this.mustEnd = false;
    this.answered = false;
    this.pathChanged = false;
  }

  private async searchPath(): Promise<string> {
    const { database } = this.connection;
    const usual = `${quoteIdentifier(database === MAIN_DATABASE ? 'public' : database)}, pg_catalog`;
    if (!this.pathChanged || this.transaction === 'failed') return usual;
    const shown = await this.ask('SHOW search_path');
    return shown.results[0]?.rows?.[0]?.[0] || usual;
  }

  private showResult(result: DatabaseResult, options: Partial<PrintOptions>): void {
    const how = { ...this.print, ...options };
    const table = tableOf(result, how);
    if (table !== undefined) this.write(printTable(table, how));
    if (result.tag !== '' && (table === undefined || TAG_BEHIND_ROWS.test(result.tag))) this.note(result.tag);
  }

  /** `\errverbose`. */
  verboseError({ message, sql }: { readonly message: DatabaseMessage; readonly sql: string }): void {
    this.write(serverMessage(message, sql, 'verbose', 'always'));
  }

  private serverSays(message: DatabaseMessage, sql: string): void {
    const verbosity = (this.variables.get('VERBOSITY') ?? 'default') as Verbosity;
    const context = this.variables.get('SHOW_CONTEXT') as 'errors' | 'never' | 'always';
    const place = this.file === undefined ? '' : `psql:${this.file}:${this.line}: `;
    this.err += place + serverMessage(message, sql, verbosity, context);
  }

  /** Prints an error of the server, and what it means for the connection. */
  reportError(error: DatabaseMessage, sql: string): void {
    this.lastError = { message: error, sql };
    if (error.severity === 'FATAL' && !this.answered) {
      this.err += `psql: error: ${failedConnection(this.connection, `FATAL:  ${error.message}`)}\n`;
      this.ending = EXIT.connection;
      return;
    }
    this.serverSays(error, sql);
    if (this.variables.get('ECHO') === 'errors') this.err += `STATEMENT:  ${sql}\n`;
    if (error.severity !== 'FATAL') return;
    this.err +=
      'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.\n';
    if (this.interactive) {
      this.err += 'The connection to the server was lost. Attempting reset: Succeeded.\n';
      this.newSession();
    } else {
      this.err += 'connection to server was lost\n';
      this.ending = EXIT.connection;
    }
  }
}
