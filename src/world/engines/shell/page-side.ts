import type { Fact } from '../../../scenario/facts';
import type { DatabaseOutcome } from '../database/port';
import type { Caused } from './shell';
import type { ShellSource } from './snapshot';
import type { PageSide } from './worker-protocol';

/** What a shell has to do with the database. */
export interface Statements {
  /** Cancels what it is waiting for. */
  readonly cancel: () => void;
  /** The shell is gone: cancels, and rolls back what its sessions left open. Takes no longer than a moment. */
  readonly end: () => Promise<void>;
}

/** For the database to answer that something was cancelled, and then that it was rolled back (ms of wall time each). */
const MOMENT = 300;

/** What a client says when the server is gone without a word. */
const LOST: DatabaseOutcome = {
  results: [],
  notices: [],
  error: { severity: 'FATAL', code: '08006', message: 'server closed the connection unexpectedly' },
  transaction: 'idle',
  facts: [],
  elapsedMs: 0,
};

/** What a line has caused, as far as the page knows: all that is left of it when its worker is gone. */
export class RunningLine {
  private told: Caused = { facts: [], evidence: [], acts: [] };
  private readonly ofDatabase: Fact[] = [];

  constructor(readonly runId: string) {}

  /** The worker tells of everything so far. */
  tell(caused: Caused): void {
    this.told = caused;
  }

  /** A request to the database has caused this; the worker tells of it when its command is done. */
  hear(facts: readonly Fact[]): void {
    this.ofDatabase.push(...facts);
  }

  /** Everything, and that of the database only once. */
  caused(): Caused {
    const told = this.told.facts.map((fact) => JSON.stringify(fact));
    const untold = this.ofDatabase.filter((fact) => {
      const at = told.indexOf(JSON.stringify(fact));
      if (at >= 0) told.splice(at, 1);
      return at < 0;
    });
    return { ...this.told, facts: [...this.told.facts, ...untold] };
  }
}

/** What one shell in the worker reaches of the page. */
export function pageSide(
  { database, snapshot }: ShellSource,
  running: () => RunningLine | undefined,
): { readonly side: PageSide; readonly statements: Statements } {
  const waiting = new Map<number, { readonly stop: AbortController; readonly answered: Promise<unknown> }>();
  /** Sessions with an open transaction. */
  const open = new Set<string>();
  const cancel = (): void => {
    for (const { stop } of waiting.values()) stop.abort();
  };
  const side: PageSide = {
    runStatement: async (call, request, session) => {
      const stop = new AbortController();
      const line = running();
      const answered = database.run(request, session, stop.signal).catch(() => LOST);
      waiting.set(call, { stop, answered });
      const outcome = await answered;
      waiting.delete(call);
      if (outcome.transaction === 'idle') open.delete(session);
      else open.add(session);
      line?.hear(outcome.facts);
      return { outcome, snapshot: snapshot() };
    },
    cancelStatement: (call) => waiting.get(call)?.stop.abort(),
    databaseNames: () => database.names().catch(() => ({ tables: [], functions: [] })),
    inspectDatabase: (sql) => database.inspect(sql).catch(() => LOST),
    caused: (runId, caused) => {
      const line = running();
      if (line?.runId === runId) line.tell(caused);
    },
  };
  return {
    side,
    statements: {
      cancel,
      end: async () => {
        cancel();
        await withinMoment([...waiting.values()].map(({ answered }) => answered));
        await withinMoment([...open].map((session) => database.run({ kind: 'end' }, session).catch(() => LOST)));
        open.clear();
      },
    },
  };
}

async function withinMoment(promises: readonly Promise<unknown>[]): Promise<void> {
  if (promises.length === 0) return;
  await Promise.race([Promise.all(promises), new Promise((done) => setTimeout(done, MOMENT))]);
}
