import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import type { DatabaseFiles, DatabaseHost, DatabaseStatics, Moment, Preparation } from './host';
import { STATEMENT_TIMEOUT } from './limits';
import type { DatabaseNames } from './port';
import type { PlacedRequest, ReplicaOutcome, Snapshot } from './replica';

/** A request with the production as it stood at its place in the record. */
export interface PlacedAt {
  readonly placed: PlacedRequest;
  readonly moment: Moment;
}

/** A running replica, and how to end it at once, whatever it is doing. */
export interface RunningHost {
  readonly host: Pick<
    DatabaseHost,
    'open' | 'snapshot' | 'apply' | 'read' | 'inspect' | 'names' | 'prepare' | 'checksum'
  >;
  readonly kill: () => void;
}

/** A replica in a worker. `broken` rejects when the worker fails: it answers nothing then, and who waits has to hear of it. */
export function remoteHost(host: Remote<DatabaseHost>, broken: Promise<never>, terminate: () => void): RunningHost {
  broken.catch(() => undefined);
  const orBroken = <T>(work: Promise<T>): Promise<T> => Promise.race([work, broken]);
  return {
    host: {
      open: (files, statics, moment, onProgress) => orBroken(host.open(files, statics, moment, proxy(onProgress))),
      snapshot: (moment) => orBroken(host.snapshot(moment)),
      apply: (placed, moment) => orBroken(host.apply(placed, moment)),
      read: (sql, session, moment) => orBroken(host.read(sql, session, moment)),
      inspect: (sql, moment) => orBroken(host.inspect(sql, moment)),
      names: (moment) => orBroken(host.names(moment)),
      prepare: (moment) => orBroken(host.prepare(moment)),
      checksum: (moment) => orBroken(host.checksum(moment)),
    },
    kill: () => {
      host[releaseProxy]();
      terminate();
    },
  };
}

/** Starts a replica in a worker of its own. */
export function startWorker(): RunningHost {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'database' });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the database worker failed')));
  });
  return remoteHost(wrap<DatabaseHost>(worker), broken, () => worker.terminate());
}

export type DatabaseProgress =
  | ({ readonly status: 'starting' } & Preparation)
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly reason: string };

/** Why a request ended without an answer of the server. */
export type Ended = 'timeout' | 'cancelled' | 'crashed';

/** Nothing stops a statement in this server once it runs: when its time is up the server itself is ended. */
const WATCHDOG = STATEMENT_TIMEOUT;

/**
 * The page's side of one replica: starts it, keeps it in step with the record, and ends and rebuilds it when a statement runs
 * away. Requests are carried out one after the other.
 */
export class DatabaseClient {
  private running: RunningHost | undefined;
  private opening: Promise<RunningHost> | undefined;
  private applied: string[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private state: DatabaseProgress = { status: 'starting', step: 'loading', share: 0 };
  private readonly listeners = new Set<() => void>();
  private closed = false;
  /** The database at StartEx: a replica that was lost starts from there. */
  private snapshot: Snapshot | undefined;

  constructor(
    private readonly statics: DatabaseStatics,
    private readonly files: DatabaseFiles,
    /** The production at StartEx, where every replica begins. */
    private readonly begin: Moment,
    private readonly start: () => RunningHost = startWorker,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly progress = (): DatabaseProgress => this.state;

  /** Starts the server, if it does not run. Rejects when it cannot be started. */
  async open(): Promise<void> {
    await this.opened();
  }

  /**
   * Brings the replica to where the record stands, then does `work`. Resolves with why it ended when it did so without an
   * answer: then the replica is gone, and is built anew from the record next time.
   */
  work<T>(
    record: readonly PlacedAt[],
    work: (host: RunningHost['host']) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly ended: Ended }> {
    const mine = this.last.then(async () => {
      if (signal?.aborted === true) return { ok: false as const, ended: 'cancelled' as const };
      const { host } = await this.inStep(record);
      return this.guarded(() => work(host), signal);
    });
    this.last = mine.catch(() => undefined);
    return mine.catch(() => {
      this.restart();
      return { ok: false as const, ended: 'crashed' as const };
    });
  }

  /** Carries a request out that is the last of the record so far. */
  apply(
    record: readonly PlacedAt[],
    next: PlacedAt,
    signal?: AbortSignal,
  ): ReturnType<typeof this.work<ReplicaOutcome>> {
    return this.work(
      record,
      async (host) => {
        const outcome = await host.apply(next.placed, next.moment);
        // What was not carried out is not in the record either.
        if (!outcome.cancelled) this.applied.push(next.placed.id);
        return outcome;
      },
      signal,
    );
  }

  names(record: readonly PlacedAt[], moment: Moment): Promise<DatabaseNames> {
    return this.work(record, (host) => host.names(moment)).then((done) =>
      done.ok ? done.value : { tables: [], functions: [] },
    );
  }

  /** The replica is not what the record says: it is built anew next time. */
  forget(): void {
    this.kill();
  }

  close(): void {
    this.closed = true;
    this.kill();
    this.listeners.clear();
  }

  private async opened(): Promise<RunningHost> {
    if (this.closed) throw new Error('the database is closed');
    this.opening ??= this.startNow();
    return this.opening;
  }

  private async startNow(): Promise<RunningHost> {
    this.tell({ status: 'starting', step: 'loading', share: 0 });
    const running = this.start();
    this.running = running;
    this.applied = [];
    try {
      const files = this.snapshot === undefined ? this.files : { ...this.files, snapshot: this.snapshot };
      await running.host.open(files, this.statics, this.begin, (at) => {
        if (this.running === running) this.tell({ status: 'starting', ...at });
      });
      this.snapshot ??= await running.host.snapshot(this.begin);
      this.tell({ status: 'ready' });
      return running;
    } catch (cause) {
      this.kill();
      this.tell({ status: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
      throw cause;
    }
  }

  /** Applies what the record has and the replica has not; starts anew when the replica has what the record has not. */
  private async inStep(record: readonly PlacedAt[]): Promise<RunningHost> {
    const isBehind = this.applied.every((id, i) => record[i]?.placed.id === id);
    if (!isBehind) this.kill();
    const running = await this.opened();
    for (const { placed, moment } of record.slice(this.applied.length)) {
      await running.host.apply(placed, moment);
      this.applied.push(placed.id);
    }
    return running;
  }

  private async guarded<T>(
    work: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly ended: Ended }> {
    let stop: (ended: Ended) => void = () => undefined;
    const stopped = new Promise<Ended>((resolve) => {
      stop = resolve;
    });
    const timer = setTimeout(() => stop('timeout'), WATCHDOG);
    const onAbort = () => stop('cancelled');
    signal?.addEventListener('abort', onAbort);
    try {
      const ended = await Promise.race([
        work().then((value) => ({ ok: true as const, value })),
        stopped.then((why) => ({ ok: false as const, ended: why })),
      ]);
      if (!ended.ok) this.restart();
      return ended;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the server and begins to start another one, so that the next request finds it there. */
  private restart(): void {
    const ran = this.state.status === 'ready';
    this.kill();
    // What cannot be started at all is tried again when it is asked for, not over and over.
    if (ran && !this.closed) void this.opened().catch(() => undefined);
  }

  private kill(): void {
    if (this.running !== undefined) this.tell({ status: 'starting', step: 'loading', share: 0 });
    this.running?.kill();
    this.running = undefined;
    this.opening = undefined;
    this.applied = [];
  }

  private tell(state: DatabaseProgress): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
