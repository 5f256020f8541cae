import { contentWords } from '../../../base/text-similarity';
import type { UpdateSequence } from '../types';
import { type ActionsSaid, actionsIn } from './actions';
import { COURTESY } from './courtesy';
import { type GuessesSaid, guessesIn } from './guesses';
import { type Impact, impactIn, NO_IMPACT } from './impact';
import { momentsOf } from './moments';
import { type NextSaid, nextIn } from './next';
import { impliedStatus, type StatusSaid, statusOf } from './status';
import { type UpdateText, updateText } from './update-text';

/** One update with all that is read off it. */
export interface UpdateFacts {
  readonly text: UpdateText;
  /** When it was posted (ms); absent where nothing says so. */
  readonly at?: number;
  readonly status?: StatusSaid;
  readonly impact: Impact;
  readonly actions: ActionsSaid;
  readonly next: NextSaid;
  readonly guesses: GuessesSaid;
  /** It says to the letter what an earlier one said. */
  readonly repeat: boolean;
  /** Words that no earlier update had, without words that every update has. */
  readonly news: number;
  /** Share of its words that stand in lines which no earlier update had, 0 to 1. */
  readonly fresh: number;
}

/** The updates of an incident, read. */
export interface SequenceFacts {
  /** Oldest first. */
  readonly all: readonly UpdateFacts[];
  /** Those that are no repeats: repeating an update must earn nothing. */
  readonly told: readonly UpdateFacts[];
  readonly declaredAt?: number;
  /** Minutes. */
  readonly cadence: number;
  /** Was the cadence given with the sequence? */
  readonly cadenceGiven: boolean;
  /** The first of `told` that says that it is over, unless it came back after that. */
  readonly endsAt?: number;
  readonly words: number;
  /** Something was too long to be read whole. */
  readonly cut: boolean;
  /** The file had the newest first. */
  readonly turned: boolean;
}

/** Longer updates are read up to here. */
const MOST_OF_ONE = 20_000;
/** All updates together are read up to here. */
const MOST_OF_ALL = 300_000;
/** Minutes between updates where nothing is said: the playbook's. */
const CADENCE = 30;

/** Words that every update has, stemmed: they are no news. */
const EVERYDAY = new Set(
  contentWords(
    `issue issues incident problem investigate investigating investigation identify identified fix fixed fixing implement
     implemented monitor monitoring result resolve resolved resolution update updates updated continue continuing work working
     team engineers currently provide information available soon possible apologize inconvenience customers users thank thanks
     patience status aware cause caused post posted share details shortly next minutes hour time impact affected experiencing
     services service closely actively additional further utc resolve apologies remain see seeing look looking progress made
     report reports watch watching`,
  ),
);

/** Words that are news, without numbers of a clock: a new hour alone says nothing. */
function newsWords(text: UpdateText): readonly string[] {
  const lines = text.lines.filter((l) => !COURTESY.test(l.text)).map((l) => l.text);
  return contentWords(lines.join('\n').replace(/\d{1,2}:\d\d(?::\d\d)?/g, ' ')).filter(
    (w) => !EVERYDAY.has(w) && w.length > 2,
  );
}

/** The sequence as written, oldest first. Files that have the newest first are turned round. */
function inOrder(
  moments: readonly (number | undefined)[],
  statuses: readonly (StatusSaid | undefined)[],
): readonly number[] {
  const order = moments.map((_, i) => i);
  const known = moments.filter((m) => m !== undefined);
  if (known.length === moments.length && known.length > 1)
    return order.toSorted((a, b) => (moments[a] ?? 0) - (moments[b] ?? 0) || a - b);
  const first = statuses[0]?.phase ?? 0;
  const last = statuses.at(-1)?.phase ?? 0;
  return known.length === 0 && order.length > 1 && first >= 4 && last > 0 && last <= 2 ? order.toReversed() : order;
}

/** Where the end begins: from there on nothing says that it goes on. */
function endOf(told: readonly UpdateFacts[]): number | undefined {
  let end: number | undefined;
  told.forEach((u, i) => {
    // A look back at what is over tells of trouble too.
    const phase = u.status?.implied ? undefined : u.status?.phase;
    if (phase === 5) end ??= i;
    else if (phase !== undefined && end !== undefined) end = undefined;
  });
  return end;
}

/** Reads a sequence of updates. Any text is some update. */
export function readSequence(sequence: UpdateSequence): SequenceFacts {
  let left = MOST_OF_ALL;
  let cut = false;
  const texts = sequence.updates.map(({ text }, i) => {
    const read = text.slice(0, Math.min(MOST_OF_ONE, Math.max(0, left)));
    if (read.length < text.length) cut = true;
    left -= read.length;
    return updateText(read, i);
  });
  const moments = momentsOf(sequence.updates.map((u) => u.at));
  const [declaredAt] = momentsOf([sequence.declared]);
  const impacts = texts.map(impactIn);
  const statuses = texts.map((t, i) => statusOf(t) ?? impliedStatus(t, impacts[i] ?? NO_IMPACT, actionsIn(t)));
  const order = inOrder(moments, statuses);
  const seen = new Set<string>();
  const known = new Set<string>();
  const lines = new Set<string>();
  const all = order.flatMap((i): UpdateFacts[] => {
    const text = texts[i];
    if (text === undefined) return [];
    const at = moments[i];
    const status = statuses[i];
    const key = text.plain.toLowerCase().replace(/\s+/g, ' ').trim();
    const repeat = seen.has(key);
    seen.add(key);
    const newLines = text.lines.filter((l) => !lines.has(l.text.toLowerCase()));
    for (const l of newLines) lines.add(l.text.toLowerCase());
    const size = (list: readonly { readonly text: string }[]) => list.reduce((n, l) => n + l.text.length, 0);
    const fresh = new Set(newsWords(text).filter((w) => !known.has(w)));
    for (const w of fresh) known.add(w);
    return [
      {
        text,
        ...(at === undefined ? {} : { at }),
        ...(status === undefined ? {} : { status }),
        impact: impacts[i] ?? NO_IMPACT,
        // What was told as done before is not done again.
        actions: actionsIn({ ...text, lines: newLines }),
        next: nextIn(text),
        guesses: guessesIn(text),
        repeat,
        news: fresh.size,
        fresh: text.lines.length === 0 ? 0 : size(newLines) / size(text.lines),
      },
    ];
  });
  const told = all.filter((u) => !u.repeat);
  const endsAt = endOf(told);
  const cadence = sequence.cadence ?? undefined;
  return {
    all,
    told,
    ...(declaredAt === undefined ? {} : { declaredAt }),
    cadence: cadence !== undefined && cadence > 0 ? cadence : CADENCE,
    cadenceGiven: cadence !== undefined && cadence > 0,
    ...(endsAt === undefined ? {} : { endsAt }),
    words: texts.reduce((n, t) => n + t.words, 0),
    cut,
    turned: order.length > 1 && order[0] !== 0,
  };
}
