import type { Lapse } from '../bot';
import type { Habit } from '../habits';
import type { Temperament } from '../temperament';

/** A planted flaw: a careful bot with one lapse. The lapse is a habit, or a part of the temperament. */
export interface Flaw extends Lapse {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly habits?: readonly Habit[];
  readonly temper?: Partial<Temperament>;
}
