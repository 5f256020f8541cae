import type { CriterionResult, UpdateSequence, WritingCard } from '../types';
import { cadenceOf, firstWordOf } from './cadence';
import { criterion, type Found } from './criterion';
import { endingOf } from './ending';
import { readSequence, type SequenceFacts } from './facts';
import { precisionOf, promiseOf } from './kept';
import { noveltyOf } from './novelty';
import { actionsOf, impactOf, nextOf, statusSaidOf, substance } from './said';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly of: number;
  readonly source: string;
  /** Absent where it cannot apply: then it says why. */
  readonly judge: (facts: SequenceFacts) => Found | string;
}

/** The criteria that need no truth, with their weights. Docs: `docs/scoring.md`. */
const ROWS: readonly Row[] = [
  { id: 'status', title: 'Status said', of: 10, source: 'tpl.update (Status); comms.fields', judge: statusSaidOf },
  {
    id: 'impact',
    title: 'Impact in the words of those affected',
    of: 25,
    source: 'comms.fields (Impact); practice.users-words',
    judge: impactOf,
  },
  {
    id: 'actions',
    title: 'What is being done',
    of: 15,
    source: 'tpl.update (Progress); comms.fields (Actions)',
    judge: actionsOf,
  },
  {
    id: 'next',
    title: 'What comes next, and when',
    of: 14,
    source: 'tpl.update (Next steps, Next update)',
    judge: nextOf,
  },
  {
    id: 'promise-kept',
    title: 'Promises of the next update kept',
    of: 6,
    source: 'comms.cadence (kept within 5 min)',
    judge: promiseOf,
  },
  { id: 'cadence', title: 'Minutes covered by a fresh update', of: 7, source: 'comms.cadence', judge: cadenceOf },
  { id: 'first-word', title: 'Time to the first word', of: 3, source: 'comms.cadence', judge: firstWordOf },
  {
    id: 'precision',
    title: 'No speculation, no false precision',
    of: 8,
    source: 'practice.no-speculation; practice.eta',
    judge: precisionOf,
  },
  { id: 'novelty', title: 'Each update says something new', of: 7, source: 'practice.novelty', judge: noveltyOf },
  { id: 'ending', title: 'How it ended', of: 5, source: 'tpl.resolved', judge: endingOf },
];

const ENGLISH = /\b(?:the|and|is|are|to|of|we|in|for|has|have|been|with|this|on|at|be)\b/gi;

/** Words that every English text has are rare in it. */
function isForeign(facts: SequenceFacts): boolean {
  const text = facts.all
    .map((u) => u.text.plain)
    .join(' ')
    .slice(0, 4000);
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return words >= 12 && (text.match(ENGLISH)?.length ?? 0) / words < 0.06;
}

/** Points that are had for doing nothing wrong: they are had only as far as something is said. */
const FOR_NOTHING_WRONG = new Set(['precision', 'novelty', 'cadence', 'first-word', 'promise-kept']);

/**
 * Judges status updates of one incident as writing, without knowing what was true. What cannot be judged (no times, one update
 * only) is left out, its weight is shared out, and a note says so.
 */
export function judgeUpdates(sequence: UpdateSequence): WritingCard {
  const facts = readSequence(sequence);
  const notes: string[] = ['Judged without a record: whether the claims were true is not.'];
  if (facts.turned) notes.push('The updates were read in order of time, oldest first.');
  if (facts.cut) notes.push('The text is longer than is read: the rest was not judged.');
  if (facts.all.some((u) => u.text.none === 'form')) notes.push('A form that was not filled in says nothing.');
  if (facts.all.some((u) => u.text.none === 'pitch')) notes.push('What offers something is no update on an incident.');
  if (isForeign(facts)) notes.push('The text does not seem to be English. Nothing else is read.');
  const share = facts.told.length === 0 ? 0 : substance(facts);
  const criteria = ROWS.flatMap((row): readonly CriterionResult[] => {
    const found = facts.told.length === 0 ? { share: 0, reason: 'There is no update.' } : row.judge(facts);
    if (typeof found === 'string') {
      notes.push(`“${row.title}” was not judged: ${found}`);
      return [];
    }
    const had = FOR_NOTHING_WRONG.has(row.id) ? { ...found, share: found.share * share } : found;
    return [criterion(row.id, row.title, row.of, row.source, had)];
  });
  const points = criteria.reduce((n, c) => n + c.points, 0);
  const of = criteria.reduce((n, c) => n + c.of, 0);
  return { score: of === 0 ? 0 : Math.round((points / of) * 1000) / 10, words: facts.words, criteria, notes };
}
