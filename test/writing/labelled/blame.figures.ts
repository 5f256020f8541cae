import { blameInSentence } from '../../../src/score/writing/find/blame';
import type { Figure } from '../figure';
import { BLAME, type BlameRow } from './blame';
import { figuresOf, type Tally, tally } from './figures';

/** What the finder gives for a row. */
export function hitsOf(row: BlameRow) {
  const { action, instruction } = row;
  return blameInSentence(row.text, {
    names: row.names ?? [],
    ...(action === undefined ? {} : { action }),
    ...(instruction === undefined ? {} : { instruction }),
  });
}

/** What the finder gives for a row against its label. */
export function tallyOfBlame(row: BlameRow): Tally {
  return tally(
    hitsOf(row).map((h) => h.kind),
    row.expect,
  );
}

/** Precision and recall of `blameInSentence` on this set. */
export function figures(): readonly Figure[] {
  return figuresOf('blame', BLAME, tallyOfBlame, { precision: 0.96, recall: 0.77 });
}
