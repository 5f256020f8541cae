export type WordingKind = 'named-blame' | 'human-error' | 'counterfactual' | 'animated';

/** Words that a blameless account does without. */
export interface WordingHit {
  /** Offsets in the sentence. */
  readonly from: number;
  readonly to: number;
  readonly kind: WordingKind;
  /** Strong: blames outright. Mild: a reader may well let it pass. */
  readonly severity: 'strong' | 'mild';
  readonly why: string;
  /** How it could be put, keeping the writer's facts. */
  readonly hint: string;
}
