import { timesIn } from '../../../src/score/writing/find/times';
import type { Figure } from '../figure';
import { figuresOf, type Tally, tally } from './figures';
import { TIMES, type TimeRow } from './times';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** What the finder gives for a row against its label. */
export function tallyOfTimes(row: TimeRow): Tally {
  const found = timesIn(row.text).map((t) => {
    if (t.relative === true) return '+';
    const date =
      t.date === undefined
        ? []
        : [`${t.date.y === undefined ? '' : `${pad(t.date.y, 4)}-`}${pad(t.date.m)}-${pad(t.date.d)}`];
    const s = Math.floor((t.ofDayMs ?? 0) / 1_000);
    const seconds = s % 60 === 0 ? '' : `:${pad(s % 60)}`;
    const clock =
      t.ofDayMs === undefined ? [] : [`${pad(Math.floor(s / 3_600))}:${pad(Math.floor(s / 60) % 60)}${seconds}`];
    return [...date, ...clock, ...(t.zone === undefined ? [] : [t.zone])].join(' ');
  });
  return tally(found, row.expect);
}

/** Precision and recall of `timesIn` on this set. */
export function figures(): readonly Figure[] {
  return figuresOf('times', TIMES, tallyOfTimes, { precision: 0.79, recall: 0.89 });
}
