import type { Policy } from './intent';
import type { Temperament } from './temperament';

/** A single lapse in an otherwise careful play, with what it costs. */
export interface Lapse {
  /** The indicator that falls. */
  readonly indicator: string;
  /** Ids of the scenarios in which there is an opportunity for it; absent: every one with an incident of the ordinary kind. */
  readonly scenarios?: readonly string[];
  /** Variants in which the very same play happens to be right. */
  readonly except?: readonly string[];
  /** Are there circumstances, so that the play without the lapse is not simply the careful one? */
  readonly special?: true;
  /** How the same bot plays without the lapse, in the same circumstances. */
  readonly baseline: () => Policy;
  /** Who plays when it shows: the commander with a stand-in (as usual), or a team with a deputy and a scribe. */
  readonly cast?: 'alone' | 'team';
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
