import { DAY, isoUtc, MINUTE, SECOND, utcParts } from '../../base/drill-time';
import { momentAtStart, type WrittenMoment } from './clock-text';

/** One update as it stands in a pasted text. */
export interface PastedUpdate {
  /** ISO 8601, or null where none is written. */
  readonly at: string | null;
  readonly text: string;
}

interface Block {
  moment?: WrittenMoment;
  readonly lines: string[];
  /** Its time stands below it, so that what follows is another update. */
  closed: boolean;
}

const STATUS =
  /^(investigating|identified|monitoring|resolved|update|postmortem|in progress|completed|scheduled|verifying|mitigated|fixed)\b(?:[ #]?\d{1,3})?\s*(?=[-–—:,|(\]]|$)/i;
/** What stands before and after a time that a line begins with. */
const BEFORE_TIME = /^[\s>#*_[(-]{0,12}(?:posted(?: at| on)?[: ]\s?)?/i;
const AFTER_TIME = /^[\s\]*_)]{0,8}(?:[-–—:|]{1,2}\s?)?[\s*_]{0,4}/;

/** Longer texts are not taken apart further; nobody writes more updates than this. */
const MOST_LINES = 20_000;

/**
 * Takes apart what was copied from a status page or a channel: one update a block, each with its time above it, below it, or at
 * the beginning of its line. Gives the oldest first, whatever the order was. A time without a date is on the date of the one
 * before, or on the day of `today` (epoch ms, UTC).
 */
export function parseStatusText(text: string, today: number): readonly PastedUpdate[] {
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES).map((line) => line.trimEnd());
  const blocks = withoutTitle(blocksOf(lines));
  const oldestFirst = isNewestFirst(blocks) ? blocks.toReversed() : blocks;
  const times = timesOf(oldestFirst, today);
  return oldestFirst.map((block, i) => ({ at: times[i] ?? null, text: block.lines.join('\n').trim() }));
}

/** A line's time and what else stands in it. */
function timed(
  line: string,
): { readonly moment: WrittenMoment; readonly before: string; readonly rest: string } | undefined {
  const opening = BEFORE_TIME.exec(line)?.[0].length ?? 0;
  const direct = momentAtStart(line.slice(opening));
  if (direct !== undefined) {
    const after = line.slice(opening + direct.end);
    return { moment: direct.moment, before: '', rest: after.slice(AFTER_TIME.exec(after)?.[0].length ?? 0) };
  }
  // `Update 3 (14:05 UTC)`: a heading that ends with the time.
  const bare = line.replace(/^[\s>#*_[-]{0,12}/, '');
  const status = STATUS.exec(bare);
  if (status === null) return undefined;
  const behind = bare.slice(status[0].length).replace(/^[\s\-–—:,|(\]*_@]{0,8}(?:at )?/, '');
  const found = momentAtStart(behind);
  if (found === undefined) return undefined;
  const after = behind.slice(found.end);
  const rest = after.slice(/^[)\s*_\]]{0,8}(?:[-–—:|]{1,2}\s?)?[\s*_]{0,4}/.exec(after)?.[0].length ?? 0);
  return { moment: found.moment, before: status[1] ?? '', rest };
}

function blocksOf(lines: readonly string[]): Block[] {
  const marked = lines.some((line) => timed(line) !== undefined || beginsWithStatus(line));
  const blocks: Block[] = [];
  let open: Block | undefined;
  let gap = false;
  const begin = (moment?: WrittenMoment): Block => {
    open = { lines: [], closed: false, ...(moment === undefined ? {} : { moment }) };
    blocks.push(open);
    return open;
  };
  for (const line of lines) {
    if (line.trim() === '') {
      gap = true;
      open?.lines.push('');
      continue;
    }
    const time = timed(line);
    const hasText = open?.lines.some((l) => l !== '') === true;
    if (time !== undefined && time.rest === '' && time.before === '' && open !== undefined && hasText && !open.moment) {
      open.moment = time.moment;
      open.closed = true;
    } else if (time !== undefined) {
      const block = begin(time.moment);
      const rest = [time.before, time.rest].filter((s) => s !== '').join(': ');
      if (rest !== '') block.lines.push(rest);
    } else if (open === undefined || open.closed || (beginsWithStatus(line) && hasText) || (!marked && gap)) {
      begin().lines.push(line);
    } else {
      open.lines.push(line);
    }
    gap = false;
  }
  return blocks.filter((b) => b.lines.some((l) => l !== ''));
}

const beginsWithStatus = (line: string): boolean => STATUS.test(line.replace(/^[\s>#*_[-]{0,12}/, ''));

/** A page's first line is what the incident is called: short, without a time or a state, above updates that have them. */
function withoutTitle(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined || rest.length === 0) return blocks;
  const [line = '', ...more] = first.lines.filter((l) => l !== '');
  const isTitle = more.length === 0 && line.length < 120 && first.moment === undefined && !beginsWithStatus(line);
  return isTitle && rest.every((b) => b.moment !== undefined || beginsWithStatus(b.lines[0] ?? '')) ? rest : blocks;
}

/** Minutes on a scale on which moments can be compared; a clock alone counts within one day. */
const rough = (m: WrittenMoment): number =>
  ((m.date?.year ?? 0) * 372 + (m.date?.month ?? 0) * 31 + (m.date?.day ?? 0)) * 1440 + m.minutes - m.offset;

function isNewestFirst(blocks: readonly Block[]): boolean {
  const moments = blocks.flatMap((b) => (b.moment === undefined ? [] : [rough(b.moment)]));
  // Clocks without dates go on after midnight, days without years after New Year: half way round is the other way.
  const half = blocks.every((b) => b.moment?.date === undefined)
    ? 720
    : blocks.every((b) => b.moment?.date?.year === undefined)
      ? 186 * 1440
      : Number.POSITIVE_INFINITY;
  let falls = 0;
  for (const [i, m] of moments.entries()) {
    const next = moments[i + 1];
    if (next === undefined || next === m) continue;
    falls += next < m !== Math.abs(next - m) > half ? 1 : -1;
  }
  if (falls !== 0) return falls > 0;
  const state = (block: Block | undefined) => (block?.lines.find((l) => l !== '') ?? '').toLowerCase();
  return /^\W*resolved/.test(state(blocks[0])) && !/^\W*resolved/.test(state(blocks.at(-1)));
}

/** Dates and years that are not written follow from the update before, and from today. */
function timesOf(blocks: readonly Block[], today: number): readonly (string | null)[] {
  let before: number | undefined;
  return blocks.map(({ moment }) => {
    if (moment === undefined) return null;
    const near = before ?? today;
    const base = utcParts(near + moment.offset * MINUTE);
    const { year, month, day } = { year: undefined, ...(moment.date ?? base) };
    const ofDay = (moment.minutes - moment.offset) * MINUTE + moment.seconds * SECOND;
    // A day without a year is the nearest one: `Dec 30` pasted in January is of last year, and `Jan 1` comes after it.
    const years = year === undefined ? [base.year - 1, base.year, base.year + 1] : [year];
    const choices = years.map((y) => Date.UTC(y, month - 1, day) + ofDay);
    let at = choices.reduce((best, t) => (Math.abs(t - near) < Math.abs(best - near) ? t : best));
    // Past midnight: a clock without a date that runs backwards.
    if (moment.date === undefined && before !== undefined && at < before) at += DAY;
    before = at;
    return isoUtc(at).replace('.000Z', 'Z');
  });
}
