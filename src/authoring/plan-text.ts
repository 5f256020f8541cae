import { clockMinuteUtc, type DrillTime, dateUtc, durationText } from '../base/drill-time';
import { durationSchema } from '../scenario/schema-parts';
import type { Plan } from './plan';

/** What the slots of a plan's texts are filled from. */
export interface Slots {
  readonly words: Readonly<Record<string, string>>;
  readonly startEpoch: number;
  /** Drill time of the step. */
  readonly at: DrillTime;
  /** When the fault began, for those who write it up afterwards: by then it has been worked out. */
  readonly faultAt?: DrillTime;
  /** When the first page came. */
  readonly pageAt?: DrillTime;
}

const SLOT = /\{([a-z][A-Za-z0-9_-]*)(?::([^{}]*))?\}/g;

/** The words of a plan for one variant. */
export function wordsFor(plan: Plan, variant: string): Readonly<Record<string, string>> {
  return { ...plan.words['*'], ...plan.words[variant] };
}

/**
 * Fills `{word}` from the plan's words (which may hold slots themselves), `{now}` and `{clock:12m}` with a clock time,
 * `{fault}` with the time at which the fault began, `{since-fault:12m}` with how long after it, `{page-at}` with the time of
 * the first page, `{time-to-detect}` with the time from fault to page, `{date}` and `{date:7d}` with the day.
 */
export function fillSlots(text: string, slots: Slots, depth = 0): string {
  const clock = (t: DrillTime): string => clockMinuteUtc(slots.startEpoch + t);
  const time = (argument: string | undefined): DrillTime | undefined => {
    if (argument === undefined) return slots.at;
    const parsed = durationSchema.safeParse(argument === '0' ? 0 : argument);
    return parsed.success ? parsed.data : undefined;
  };
  return text.replace(SLOT, (slot, name: string, argument: string | undefined) => {
    const word = slots.words[name];
    if (word !== undefined) return depth > 4 ? word : fillSlots(word, slots, depth + 1);
    const t = time(argument);
    if (t === undefined) return slot;
    const fault = slots.faultAt ?? 0;
    if (name === 'now' || name === 'clock') return clock(t);
    if (name === 'fault') return clock(fault + (argument === undefined ? 0 : t));
    if (name === 'page-at') return clock(slots.pageAt ?? 0);
    if (name === 'time-to-detect') return durationText((slots.pageAt ?? 0) - fault);
    if (name === 'since-fault') return durationText(t - fault);
    if (name === 'date') return dateUtc(slots.startEpoch + t);
    return slot;
  });
}

/** Fills the slots of every text inside a value. */
export function fillDeep(value: unknown, slots: Slots): unknown {
  if (typeof value === 'string') return fillSlots(value, slots);
  if (Array.isArray(value)) return value.map((v) => fillDeep(v, slots));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, fillDeep(v, slots)]));
}
