import type { Remote } from 'comlink';
import { SeatShell } from './seat-shell';
import type { SeatDatabase } from './snapshot';
import type { PageSide, WorkerSide } from './worker-protocol';

interface Seat {
  readonly shell: SeatShell;
  running: { readonly runId: string; readonly stop: AbortController } | undefined;
}

/** The worker's side: the shells of one window, by seat. */
export function shellHost(): WorkerSide {
  const seats = new Map<string, Seat>();
  const seatOf = (name: string): Seat => {
    const seat = seats.get(name);
    if (seat === undefined) throw new Error(`no shell is open for ${name}`);
    return seat;
  };
  return {
    open: (name, statics, snapshot, page, kept) => {
      const remote = page as unknown as Remote<PageSide>;
      const shell = new SeatShell(statics, pageDatabase(remote), snapshot, {
        ...(kept === undefined ? {} : { kept }),
        onCaused: (caused) => {
          const runId = seats.get(name)?.running?.runId;
          if (runId !== undefined) void remote.caused(runId, caused);
        },
      });
      seats.set(name, { shell, running: undefined });
      return shell.cwd;
    },
    run: async (name, line, runId, snapshot) => {
      const seat = seatOf(name);
      const stop = new AbortController();
      seat.running = { runId, stop };
      try {
        const result = await seat.shell.run(line, runId, snapshot, stop.signal);
        return { result, kept: await seat.shell.keep() };
      } finally {
        seat.running = undefined;
      }
    },
    complete: (name, line, cursor, snapshot) => seatOf(name).shell.complete(line, cursor, snapshot),
    abort: (name) => seats.get(name)?.running?.stop.abort(),
    close: (name) => {
      seats.get(name)?.running?.stop.abort();
      seats.delete(name);
    },
  };
}

/** The database, which is on the page. */
function pageDatabase(page: Remote<PageSide>): SeatDatabase {
  let calls = 0;
  return {
    names: () => page.databaseNames(),
    inspect: (sql) => page.inspectDatabase(sql),
    run: async (request, session, signal) => {
      calls += 1;
      const call = calls;
      const cancel = () => void page.cancelStatement(call);
      const answer = page.runStatement(call, request, session);
      if (signal?.aborted === true) cancel();
      signal?.addEventListener('abort', cancel);
      try {
        return await answer;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
  };
}
