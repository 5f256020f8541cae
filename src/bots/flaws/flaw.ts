import type { Lapse } from '../bot';
import type { Habit } from '../habits';
import type { Temperament } from '../temperament';

/** A planted flaw: a careful bot with one lapse. The lapse is a habit, or a part of the temperament. */
export interface Flaw extends Omit<Lapse, 'baseline' | 'special'> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly habits?: readonly Habit[];
  readonly temper?: Partial<Temperament>;
  /** Habits without which the lapse would make no difference; the same bot without the lapse has them as well. */
  readonly circumstances?: readonly Habit[];
}
