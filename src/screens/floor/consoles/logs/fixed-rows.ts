/**
 * Where rows of equal height stand in a list of any length. Browsers end at some 17 million pixels, so a longer list is
 * squeezed: its end is still its end, and a step of the scroll bar goes a little further.
 */
export const TALLEST = 15_000_000;

/** Rows drawn above and below those in sight. */
const SPARE = 12;

export interface RowsInSight {
  /** First and last row to draw; `last` is `first - 1` when there are none. */
  readonly first: number;
  readonly last: number;
  /** Pixels from the top of the list to row number `first`. */
  readonly top: number;
}

/** Height of the whole list in pixels. */
export function listHeight(count: number, row: number): number {
  return Math.min(TALLEST, count * row);
}

/** The rows to draw when the list is scrolled to `top` and `height` pixels of it are in sight. */
export function rowsInSight(count: number, row: number, top: number, height: number): RowsInSight {
  const at = virtualTop(count, row, top, height);
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(at / row) - SPARE));
  const last = Math.min(count - 1, Math.ceil((at + height) / row) + SPARE);
  return { first, last, top: first * row - at + realTop(count, row, top, height) };
}

/** Where to scroll so that a row is in sight; `top` itself when it is. */
export function scrollTopFor(count: number, row: number, index: number, top: number, height: number): number {
  const at = virtualTop(count, row, top, height);
  const wanted = index * row < at ? index * row : (index + 1) * row > at + height ? (index + 1) * row - height : at;
  if (wanted === at) return top;
  return Math.max(0, wanted) / squeeze(count, row, height);
}

/** Where to scroll so that the same rows stay in sight when `moved` rows have come above them (or gone, when negative). */
export function steadyTop(
  before: number,
  count: number,
  moved: number,
  row: number,
  top: number,
  height: number,
): number {
  return Math.max(0, virtualTop(before, row, top, height) + moved * row) / squeeze(count, row, height);
}

/** Pixels of an unsqueezed list for one of the squeezed. */
function squeeze(count: number, row: number, height: number): number {
  const real = count * row;
  return real <= TALLEST || height >= TALLEST ? 1 : (real - height) / (TALLEST - height);
}

/** How far the list is scrolled, without what a browser lets one pull it beyond its ends. */
function realTop(count: number, row: number, top: number, height: number): number {
  return Math.max(0, Math.min(top, listHeight(count, row) - height));
}

function virtualTop(count: number, row: number, top: number, height: number): number {
  return realTop(count, row, top, height) * squeeze(count, row, height);
}
