import { HOUR } from '../../../base/drill-time';
import { keyedFrom } from '../../../base/keyed';
import { uuidFrom, type Visitor } from '../crowd';
import { tokensOf } from '../templates';
import type { ReadingRow } from './types';

const CONTEXTS = ['career', 'love', 'family', 'health', 'money', 'travel', 'study', 'home', 'friendship', 'this week'];

const TITLES = [
  'A day to begin something',
  'Slow and steady',
  'Listen before you answer',
  'What can wait',
  'An open door',
  'Old friends, new plans',
  'Room to breathe',
  'Small steps count',
];

const LINES = [
  'You finish what you start; today that is an advantage.',
  'Ask for help before you need it.',
  'A number that returns is worth a second look.',
  'Leave one evening free of plans.',
  'What felt heavy last week gets lighter.',
  'Someone is waiting for you to write first.',
  'Keep the promise you made to yourself.',
  'Less hurry brings you there sooner.',
];

/** Keys of what is drawn for a reading; below them are those of its event. */
const ID = 41;
const NUMBERS = 42;
const CONTEXT = 43;
const TITLE = 44;
const FIRST = 45;
const SECOND = 46;

function pick(list: readonly string[], key: number, n: number): string {
  return list[keyedFrom(key, n) % list.length] ?? '';
}

/** The row that a request left behind which generated a reading. */
export function readingRow(at: number, key: number, visitor: Visitor): ReadingRow {
  const numbers = keyedFrom(key, NUMBERS);
  const count = 2 + (numbers % 4);
  const rawInput = Array.from({ length: count }, (_, n) => 1 + (keyedFrom(numbers, n) % 99)).join(' ');
  const sections = [
    { heading: 'Today', text: pick(LINES, key, FIRST) },
    { heading: 'Ahead', text: pick(LINES, key, SECOND) },
  ];
  return {
    id: uuidFrom(keyedFrom(key, ID)),
    at,
    userId: visitor.user,
    rawInput,
    context: pick(CONTEXTS, key, CONTEXT),
    entryNo: entryNo(at, visitor),
    readingData: JSON.stringify({
      title: pick(TITLES, key, TITLE),
      sections,
      model: 'gpt-4o-mini',
      tokens: tokensOf(key),
    }),
  };
}

/** How often somebody may come: their next number is due after this time. */
const VISIT = 5 * HOUR;

/** A number that grows with time for everybody, as a count would, without counting what came before. */
function entryNo(at: number, visitor: Visitor): number {
  const key = Number.parseInt(visitor.user.slice(0, 8), 16);
  return 1 + (key % 60) + Math.max(0, Math.floor((at - FIRST_VISIT + (key % VISIT)) / VISIT));
}

const FIRST_VISIT = -36 * HOUR;
