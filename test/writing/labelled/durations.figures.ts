import { durationsIn } from '../../../src/score/writing/find/durations';
import type { Figure } from '../figure';
import { DURATIONS, type DurationRow } from './durations';
import { figuresOf, type Tally, tally } from './figures';

const ends = (low: number, high: number): string => (low === high ? `${low}` : `${low}-${high}`);

/** What the finder gives for a row against its label. */
export function tallyOfDurations(row: DurationRow): Tally {
  const found = durationsIn(row.text).map(
    (d) => `${ends(d.range?.lowMs ?? d.ms, d.range?.highMs ?? d.ms)}${d.latency || d.setting ? ' apart' : ''}`,
  );
  const wanted = row.expect.map(
    (e) => `${typeof e === 'number' ? `${e}` : ends(e[0], e[1])}${row.apart === true ? ' apart' : ''}`,
  );
  return tally(found, wanted);
}

/** Precision and recall of `durationsIn` on this set. */
export function figures(): readonly Figure[] {
  return figuresOf('durations', DURATIONS, tallyOfDurations, { precision: 0.82, recall: 0.88 });
}
