import type { Situation } from './intent';

/** Kinds of work that take a person's time; each has its own factor. */
export type Pace = 'attention' | 'reading' | 'deciding' | 'talking' | 'typing';

/**
 * How somebody works: the same playbook, with more or less of it. Everything here is a matter of skill or habit, never of
 * knowledge: whoever plays, sees what their role sees.
 */
export interface Temperament {
  /** Delays of each kind of work, as a multiple of a careful colleague's. */
  readonly pace: Readonly<Record<Pace, number>>;
  /** Rounds of reading that are done before the first decision, 0 to 3: logs; tracker, deployments and a call; health and vendors. */
  readonly rounds: number;
  /** What a decision rests on: what the screens say, or whatever was deployed last. */
  readonly hypothesis: 'evidence' | 'newest-change';
  /** Are suspects that the evidence clears named as such? */
  readonly discards: boolean;
  /** Steps by which the severity is put too low (positive) or too high (negative). */
  readonly severityShift: number;
  /** Is the severity judged again when facts change? */
  readonly reassesses: boolean;
  /** Updates: before they are due, some minutes late, or none. */
  readonly updates: 'early' | 'late' | 'none';
  /** Are tickets, updates and briefings filled in whole? */
  readonly fields: 'all' | 'some';
  /** Steps that only guard against what may go wrong: a backup first, and a log line for each change; `some` has no backup. */
  readonly safety: 'all' | 'some' | 'none';
  /** What a handoff comes with. */
  readonly briefing: 'full' | 'thin' | 'none';
  /** Share of the playbook's quiet time that is waited out before resolving. */
  readonly quietShare: number;
  /** Does the commander use the people there are, and fill the roles? */
  readonly delegates: boolean;
  /** How well the postmortem is written: with all that the template asks for, without the analysis, a few lines, or not at all. */
  readonly postmortem: 'full' | 'brief' | 'short' | 'none';
}

/** The temperament that par is measured from, and that colleagues made of code have. */
export const CAREFUL: Temperament = {
  pace: { attention: 1, reading: 1, deciding: 1, talking: 1, typing: 1 },
  rounds: 3,
  hypothesis: 'evidence',
  discards: true,
  severityShift: 0,
  reassesses: true,
  updates: 'early',
  fields: 'all',
  safety: 'all',
  briefing: 'full',
  quietShare: 1,
  delegates: true,
  postmortem: 'full',
};

/** How the bot of this situation works. */
export function temperOf(now: Situation): Temperament {
  return now.temper ?? CAREFUL;
}

const PACES: Readonly<Record<string, Pace>> = {
  page: 'attention',
  take: 'attention',
  assess: 'attention',
  raise: 'attention',
  investigate: 'reading',
  give: 'reading',
  watch: 'reading',
  task: 'reading',
  decide: 'deciding',
  announce: 'talking',
  turn: 'talking',
  answer: 'talking',
  mention: 'talking',
};

/** What kind of work a delay belongs to, by the first part of its key. */
export function paceOf(key: string): Pace {
  const slash = key.indexOf('/');
  return PACES[slash < 0 ? key : key.slice(0, slash)] ?? 'typing';
}
