import { SECOND } from '../base/drill-time';
import type { Result } from '../base/result';
import type { Act, DatabaseRequest } from '../drill/acts';
import type { Drill } from '../drill/drill';
import type { Entry } from '../drill/record';
import type { DatabaseStatement, DrillState, PersonId, Refusal } from '../drill/state';
import { worldView } from '../drill/world-view';
import type { Fact } from '../scenario/facts';
import type { AppendError } from '../sync/sequencer';
import type { DatabaseClient, Ended, PlacedAt } from '../world/engines/database/client';
import type { Moment } from '../world/engines/database/host';
import type { DatabaseMessage, DatabaseNames, DatabaseOutcome, DatabasePort } from '../world/engines/database/port';
import type { ReplicaOutcome } from '../world/engines/database/replica';

/** What the database needs of the session that it belongs to. */
export interface DatabasePorts {
  readonly drill: Drill;
  readonly stateNow: () => DrillState;
  /** The production as it stood where a statement stands in the record. */
  readonly momentOf: (statementId: string) => Moment | undefined;
  readonly propose: (by: PersonId, act: Act) => Promise<Result<Entry, Refusal | AppendError>>;
  readonly newId: () => string;
  /** Absent where no database can run. */
  readonly client: () => DatabaseClient | undefined;
}

/** A line of the shell waits no longer than this for the server or for somebody else's statement (ms of wall time). */
const PATIENCE = 7 * SECOND;
const LOOK_AGAIN = 40;

const ENDED: Readonly<Record<Ended | 'starting' | 'locked', DatabaseMessage>> = {
  timeout: { severity: 'ERROR', code: '57014', message: 'canceling statement due to statement timeout' },
  cancelled: { severity: 'ERROR', code: '57014', message: 'canceling statement due to user request' },
  crashed: {
    severity: 'FATAL',
    code: '57P02',
    message: 'terminating connection because of crash of another server process',
  },
  starting: { severity: 'FATAL', code: '57P03', message: 'the database system is starting up' },
  locked: { severity: 'ERROR', code: '55P03', message: 'canceling statement due to lock timeout' },
};

function failed(error: DatabaseMessage, transaction: DatabaseOutcome['transaction'] = 'idle'): DatabaseOutcome {
  return { results: [], notices: [], error, transaction, facts: [], elapsedMs: 0 };
}

/** What one run has put to the database. */
interface Run {
  readonly cancelled: Set<string>;
  readonly facts: Fact[];
  statements: number;
}

/** The database of a live drill: puts statements into the record and keeps this window's replica in step with it. */
export class LiveDatabase {
  private readonly runs = new Map<string, Run>();
  /** Sessions with an open transaction: what they ask is put in order even when it only reads. */
  private readonly open = new Set<string>();

  constructor(private readonly ports: DatabasePorts) {}

  /** The database as the shell of a seat reaches it. `runId`: the line that is running. */
  portFor(by: PersonId, runId: () => string | undefined): DatabasePort {
    return {
      run: (request, session, signal) => this.run(by, runId(), request, session, signal),
      inspect: (sql) => this.ask((host, moment) => host.inspect(sql, moment)),
      names: () => this.names(),
    };
  }

  /** Statements of a run that did not take effect, for its completion. */
  cancelledIn(runId: string): readonly string[] {
    return [...(this.runs.get(runId)?.cancelled ?? [])];
  }

  /** The run's completion is in the record, or was refused: then the replica has what the record has not. */
  settle(runId: string, accepted: boolean): void {
    const run = this.runs.get(runId);
    this.runs.delete(runId);
    if (!accepted && run !== undefined && run.statements > 0) this.ports.client()?.forget();
  }

  /** See `checksumOf`: the replica of this window, brought to where the record stands. */
  async checksum(): Promise<string | undefined> {
    const client = this.ports.client();
    const done = await client?.work(this.record(), (host) => host.checksum(this.momentNow()));
    return done?.ok === true ? done.value : undefined;
  }

  private async run(
    by: PersonId,
    runId: string | undefined,
    request: DatabaseRequest,
    session: string,
    signal: AbortSignal | undefined,
  ): Promise<DatabaseOutcome> {
    if (runId === undefined) return failed(ENDED.crashed);
    const run = this.runs.get(runId) ?? { cancelled: new Set<string>(), facts: [], statements: 0 };
    this.runs.set(runId, run);
    if (request.kind === 'sql' && !this.open.has(session)) {
      const read = await this.readOnly(request.sql, session, run, signal);
      if (read !== undefined) return read;
    }
    const outcome = await this.inOrder(by, runId, run, request, session, signal);
    if (outcome.transaction === 'idle') this.open.delete(session);
    else this.open.add(session);
    return outcome;
  }

  /** Carries out what only reads; `undefined` when it does more than that. */
  private async readOnly(
    sql: string,
    session: string,
    run: Run,
    signal: AbortSignal | undefined,
  ): Promise<DatabaseOutcome | undefined> {
    const done = await this.patiently((client) =>
      client.work(this.record(), (host) => host.read(sql, session, this.momentNow(run.facts)), signal),
    );
    if (!done.ok) return failed(ENDED[done.ended]);
    return done.value === undefined ? undefined : waited(done.value, signal);
  }

  private async inOrder(
    by: PersonId,
    runId: string,
    run: Run,
    request: DatabaseRequest,
    session: string,
    signal: AbortSignal | undefined,
  ): Promise<DatabaseOutcome> {
    const statementId = this.ports.newId();
    const put = await this.ports.propose(by, { type: 'db.run', runId, statementId, session, request });
    if (!put.ok) return failed({ severity: 'FATAL', code: '57P01', message: put.error.sentence });
    // What is not carried out leaves the session's transaction as it was.
    const unchanged = this.open.has(session) ? 'open' : 'idle';
    run.statements += 1;
    const clear = await this.othersDone(statementId, signal);
    const next = this.placed(statementId);
    if (!clear || next === undefined) {
      run.cancelled.add(statementId);
      return failed(signal?.aborted === true ? ENDED.cancelled : ENDED.locked, unchanged);
    }
    const done = await this.patiently((client) => client.apply(this.record(statementId), next, signal));
    if (!done.ok || done.value.cancelled) run.cancelled.add(statementId);
    if (!done.ok) return failed(ENDED[done.ended], unchanged);
    if (done.value.cancelled) return waited({ ...done.value, transaction: unchanged }, signal);
    run.facts.push(...done.value.facts);
    return waited(done.value, signal);
  }

  /** Waits until every statement before this one stands or is void; statements of this window's own runs come in turn anyway. */
  private async othersDone(statementId: string, signal: AbortSignal | undefined): Promise<boolean> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const { statements } = this.ports.stateNow();
      const mine = statements.findIndex((s) => s.id === statementId);
      const open = statements
        .slice(0, Math.max(0, mine))
        .some((s) => s.status === 'pending' && !this.runs.has(s.runId));
      if (!open) return mine >= 0;
      if (performance.now() > until || signal?.aborted === true) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    }
  }

  /** What a replica has to have carried out, up to a statement (all, when none is named). */
  record(before?: string): readonly PlacedAt[] {
    const { statements } = this.ports.stateNow();
    const end = before === undefined ? statements.length : statements.findIndex((s) => s.id === before);
    return statements.slice(0, end).flatMap((s) => {
      const run = this.runs.get(s.runId);
      const stands =
        s.status === 'applied' || (s.status === 'pending' && run !== undefined && !run.cancelled.has(s.id));
      const placed = stands ? this.place(s) : undefined;
      return placed === undefined ? [] : [placed];
    });
  }

  private placed(statementId: string): PlacedAt | undefined {
    const statement = this.ports.stateNow().statements.find((s) => s.id === statementId);
    return statement === undefined ? undefined : this.place(statement);
  }

  private place({ id, runId, session, request, at }: DatabaseStatement): PlacedAt | undefined {
    const moment = this.ports.momentOf(id);
    return moment === undefined ? undefined : { placed: { id, runId, session, request, at }, moment };
  }

  /** The production now, with what the running line has caused in the database so far. */
  private momentNow(pending: readonly Fact[] = []): Moment {
    const { now, history, facts } = worldView(this.ports.drill, this.ports.stateNow());
    const more = pending.map((fact) => ({ at: now, by: 'system', fact, seq: 0 }));
    return { now, history, facts: more.length === 0 ? facts : [...facts, ...more] };
  }

  private async ask(
    work: (host: Parameters<Parameters<DatabaseClient['work']>[1]>[0], moment: Moment) => Promise<ReplicaOutcome>,
  ): Promise<DatabaseOutcome> {
    const done = await this.patiently((client) => client.work(this.record(), (host) => work(host, this.momentNow())));
    return done.ok ? done.value : failed(ENDED[done.ended]);
  }

  private async names(): Promise<DatabaseNames> {
    const client = this.ports.client();
    // Nobody waits for a completion.
    if (client === undefined || client.progress().status !== 'ready') return { tables: [], functions: [] };
    return client.names(this.record(), this.momentNow());
  }

  /** Does something with the client, unless there is none or it takes too long to start. */
  private async patiently<T>(
    work: (client: DatabaseClient) => Promise<{ ok: true; value: T } | { ok: false; ended: Ended }>,
  ): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly ended: Ended | 'starting' }> {
    const client = this.ports.client();
    if (client === undefined) return { ok: false, ended: 'starting' };
    const done = work(client);
    if (client.progress().status === 'ready') return done;
    const tooLong = new Promise<{ readonly ok: false; readonly ended: 'starting' }>((resolve) => {
      setTimeout(() => resolve({ ok: false, ended: 'starting' }), PATIENCE);
    });
    return Promise.race([done, tooLong]);
  }
}

/** Waits as long as the statement slept, or would have run; Ctrl-C ends the wait as it ends the statement. */
async function waited(outcome: ReplicaOutcome, signal: AbortSignal | undefined): Promise<DatabaseOutcome> {
  const { waitMs, cancelled: _cancelled, ...answer } = outcome;
  if (waitMs <= 0) return answer;
  const aborted = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), waitMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(true);
    });
    if (signal?.aborted === true) resolve(true);
  });
  const slept = { ...answer, elapsedMs: answer.elapsedMs + waitMs };
  return aborted ? { ...failed(ENDED.cancelled, answer.transaction), facts: answer.facts } : slept;
}
