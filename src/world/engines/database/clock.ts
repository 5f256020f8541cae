/**
 * While PostgreSQL works, the machine's clock shows drill time: `now()`, `clock_timestamp()` and defaults follow it. The server
 * asks `Date.now`, synchronously for the most part, and nothing else runs in its worker meanwhile.
 */
export async function atClock<T>(epoch: number, work: () => Promise<T>): Promise<T> {
  const machine = Date.now;
  Date.now = () => epoch;
  try {
    return await work();
  } finally {
    Date.now = machine;
  }
}
