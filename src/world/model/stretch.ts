import type { DrillTime } from '../../base/drill-time';

/** A list of lines in columns: 18 bytes a line instead of objects, so that a million of them is nothing to keep. */
export interface Stretch {
  length(): number;
  add(at: DrillTime, key: number, number: number, writer: number): void;
  at(index: number): DrillTime;
  key(index: number): number;
  number(index: number): number;
  writer(index: number): number;
  /** Puts the lines in order of time; `tie` compares two lines of the same time by their present indices. */
  sort(tie: (a: number, b: number) => number): void;
}

/** An empty stretch. */
export function stretchOf(): Stretch {
  let size = 0;
  let ats = new Float64Array(256);
  let keys = new Uint32Array(256);
  let numbers = new Uint32Array(256);
  let writers = new Uint16Array(256);

  const grow = (): void => {
    const grown = <T extends { set(from: ArrayLike<number>): void }>(from: ArrayLike<number>, to: T): T => {
      to.set(from);
      return to;
    };
    const room = Math.max(256, ats.length * 2);
    ats = grown(ats, new Float64Array(room));
    keys = grown(keys, new Uint32Array(room));
    numbers = grown(numbers, new Uint32Array(room));
    writers = grown(writers, new Uint16Array(room));
  };

  return {
    length: () => size,
    add: (at, key, number, writer) => {
      if (size === ats.length) grow();
      ats[size] = at;
      keys[size] = key;
      numbers[size] = number;
      writers[size] = writer;
      size++;
    },
    at: (i) => ats[i] ?? 0,
    key: (i) => keys[i] ?? 0,
    number: (i) => numbers[i] ?? 0,
    writer: (i) => writers[i] ?? 0,
    sort: (tie) => {
      const order = Array.from({ length: size }, (_, i) => i).sort(
        (a, b) => (ats[a] ?? 0) - (ats[b] ?? 0) || tie(a, b),
      );
      const [a, k, n, w] = [ats, keys, numbers, writers];
      ats = new Float64Array(size);
      keys = new Uint32Array(size);
      numbers = new Uint32Array(size);
      writers = new Uint16Array(size);
      for (let i = 0; i < size; i++) {
        const from = order[i] ?? 0;
        ats[i] = a[from] ?? 0;
        keys[i] = k[from] ?? 0;
        numbers[i] = n[from] ?? 0;
        writers[i] = w[from] ?? 0;
      }
    },
  };
}
