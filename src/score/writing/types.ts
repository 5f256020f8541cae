/**
 * What judging a text gives back. Every verdict shows the place in the text that it rests on, as the writer wrote it, so that
 * it can be argued with.
 */

/** A place in the writer's own text: offsets in UTF-16 units of the source, never of a text derived from it. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  /** The words there, as the verdict quotes them: markup left out. */
  readonly text: string;
  /** Why it counts, for or against. */
  readonly why?: string;
  /** How it could be put instead, keeping the writer's facts. */
  readonly hint?: string;
  /** Which update of a sequence it stands in, counted from 0; the offsets are in that update's text. */
  readonly update?: number;
}

/** One criterion's verdict on one text. */
export interface CriterionResult {
  readonly id: string;
  readonly title: string;
  /** 0 to `of`, to one decimal. */
  readonly points: number;
  readonly of: number;
  readonly spans: readonly TextSpan[];
  /** What was found, in a sentence. */
  readonly reason: string;
  /** Where the rule comes from: a clause of the playbook, or a practice of the field. */
  readonly source: string;
  /** What would earn the points that are missing; absent when none are. */
  readonly hint?: string;
}

/** What a text is worth as writing. */
export interface WritingCard {
  /** 0 to 100, to one decimal: the points of all criteria, out of all that apply. */
  readonly score: number;
  readonly words: number;
  readonly criteria: readonly CriterionResult[];
  /** What the reader of the card has to know: what was not judged, and why. */
  readonly notes: readonly string[];
}

/** Status updates of one incident, as a file or a status page has them, oldest first. */
export interface UpdateSequence {
  /** When the incident was declared (ISO 8601). */
  readonly declared?: string | null;
  /** Minutes between updates that were promised or are usual; 30 where nothing is said (the playbook's). */
  readonly cadence?: number | null;
  readonly updates: readonly { readonly at: string | null; readonly text: string }[];
}
