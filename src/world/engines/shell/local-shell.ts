import { SeatShell } from './seat-shell';
import type { OpenShell } from './snapshot';

/** Opens a shell right here, where there are no workers: same shell, same snapshots, but it holds up whoever runs it. */
export const openLocalShell: OpenShell = async ({ statics, snapshot, database }) => {
  const shell = new SeatShell(
    statics,
    {
      names: () => database.names(),
      inspect: (sql) => database.inspect(sql),
      run: async (...request) => ({ outcome: await database.run(...request), snapshot: snapshot() }),
    },
    snapshot(),
  );
  let before: Promise<unknown> = Promise.resolve();
  return {
    cwd: () => shell.cwd,
    complete: (line, cursor) => shell.complete(line, cursor, snapshot()),
    run: (line, runId, signal = new AbortController().signal) => {
      const mine = before.then(() => shell.run(line, runId, snapshot(), signal));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
};
