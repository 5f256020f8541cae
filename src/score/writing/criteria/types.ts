import type { Reading, Sentence } from '../read/types';
import type { TextSpan } from '../types';
import type { Account } from './account';

/** What a criterion looks at: the document taken apart, and what several criteria ask of it, found once. */
export interface Document {
  readonly reading: Reading;
  readonly account: Account;
  /** People who may be named; empty where nobody is known. */
  readonly roster: readonly string[];
}

/** One thing that a criterion wants, and how far the text has it. */
export interface Facet {
  /** As the reason names it: `how many were affected`. */
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly weight: number;
  /** What it rests on. */
  readonly spans: readonly TextSpan[];
}

/** A rule of the rubric that needs no truth. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly of: number;
  readonly source: string;
  /** What earns what is missing. */
  readonly hint: string;
  readonly facets: (document: Document) => readonly Facet[];
  /** What was found, where a list of what is missing would say it badly. */
  readonly say?: (facets: readonly Facet[]) => string;
}

/** A sentence that a pattern is found in, and where. */
export interface Found {
  readonly sentence: Sentence;
  readonly span: TextSpan;
}
