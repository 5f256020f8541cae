/** Where a text speaks in other people's words: between quotation marks, or as code. */

const MARKS: readonly RegExp[] = [
  /“[^”]{0,400}(?:”|$)/g,
  /«[^»]{0,400}(?:»|$)/g,
  /"[^"]{0,400}(?:"|$)/g,
  /`[^`]{0,400}`/g,
  // Single marks are apostrophes as well: only with a space, or nothing, before the one and no letter behind the other.
  /(?<![A-Za-zÀ-ɏ0-9])['‘][^'’]{1,200}['’](?![A-Za-zÀ-ɏ0-9])/g,
];

/** A stretch of a text, as offsets. */
export type Stretch = readonly [from: number, to: number];

/** The stretches that are quoted. */
export function quotedIn(text: string): readonly Stretch[] {
  if (!/["“«`'‘]/.test(text)) return [];
  return MARKS.flatMap((mark) => [...text.matchAll(mark)].map((m): Stretch => [m.index, m.index + m[0].length]));
}

/** Is this place inside one of the stretches? */
export function inside(stretches: readonly Stretch[], at: number): boolean {
  return stretches.some(([from, to]) => from <= at && at < to);
}
