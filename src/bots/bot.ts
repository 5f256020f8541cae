import type { Policy } from './intent';
import type { Temperament } from './temperament';

/** A single lapse in an otherwise careful play, with what it costs. */
export interface Lapse {
  /** The indicator that falls. */
  readonly indicator: string;
  /** Kinds of scenarios in which there is an opportunity for it; absent: all with an incident. */
  readonly scenarios?: readonly string[];
}

/** A bot of known quality. */
export interface BotSpec {
  readonly id: string;
  readonly title: string;
  /** What to expect of it, in a sentence. */
  readonly about: string;
  readonly temperament: Temperament;
  /** Set when it is a careful bot with a single planted flaw. */
  readonly flaw?: Lapse;
  readonly policy: () => Policy;
}
