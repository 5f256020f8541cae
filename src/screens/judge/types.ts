import type { UpdateSequence, WritingCard } from '../../score/writing/types';

/** What is judged on this screen. */
export type Mode = 'postmortem' | 'updates';

/** One text with what it takes to judge it. */
export type Job =
  | { readonly mode: 'postmortem'; readonly text: string }
  | { readonly mode: 'updates'; readonly sequence: UpdateSequence };

/** Somebody's document. Of updates, `text` is what was pasted, and `sequence` what was read from it and corrected by hand. */
export interface Doc {
  /** The file's name, or what the screen calls it. */
  readonly name: string;
  readonly text: string;
  readonly sequence?: UpdateSequence;
}

/** How far judging has come. `card` is the newest there is, also while a newer one is on its way. */
export interface Verdict {
  readonly state: 'empty' | 'judging' | 'judged' | 'failed';
  readonly job?: Job;
  readonly card?: WritingCard;
  readonly problem?: string;
}
