/** One line of the table that `npm run bench` prints. */
export interface Row {
  /** What was measured: `entries folded`. */
  readonly measure: string;
  readonly value: number;
  /** `per s`, `ms`, `KB`, `x` for a ratio. */
  readonly unit: string;
  /** What it is compared with, or under which conditions it was taken. */
  readonly note?: string;
}

/** What every `test/bench/*.bench.ts` exports, under the name `bench`. */
export interface Bench {
  readonly name: string;
  /** Comparisons belong within one run: machines differ, and so does one machine from minute to minute. */
  run(): Promise<Row[]>;
}

/** The median time of one call in milliseconds, over an odd number of calls after one that warms up. */
export function medianMs(work: () => void, calls = 7): number {
  work();
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? Number.NaN;
}

/** How many times a second something happens that happens `count` times in each call of `work`. */
export function perSecond(count: number, work: () => void, calls = 7): number {
  return (count * 1000) / medianMs(work, calls);
}
