import type { TextSpan } from '../types';

/** What a part of a document is for, whatever its heading is called. */
export type Role =
  | 'metadata'
  | 'summary'
  | 'background'
  | 'impact'
  | 'timeline'
  | 'cause'
  | 'detection'
  | 'response'
  | 'resolution'
  | 'actions'
  | 'lessons'
  | 'follow-up';

/** A piece of a document's text that knows where it stands in the source. */
export interface Located {
  /** Plain text: no markup, entities decoded, comments left out. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The source's place of a stretch of `text`. */
  readonly span: (from: number, to: number, why?: string, hint?: string) => TextSpan;
}

/** One block, in reading order. A table row is a block whose cells stand in `cells`. */
export interface Block extends Located {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'header-row' | 'code' | 'quote';
  /** Of a heading 1 to 6, of a list item 0 and more. */
  readonly depth: number;
  readonly checked?: boolean;
  readonly cells?: readonly Located[];
  /** Which list or table it belongs to; blocks of one have the same number. */
  readonly group?: number;
}

/** A labelled value: `**Duration:** 45 minutes`, `Duration: 45 minutes`, a two-column row, a front-matter line. */
export interface Labelled {
  readonly label: string;
  readonly value: Located;
  /** The list below a label without a value belongs to it. */
  readonly more: readonly Located[];
}

/** A heading and what stands below it, up to the next heading of any depth. */
export interface Part {
  readonly title: string;
  /** 0 for what stands before the first heading. */
  readonly depth: number;
  /** What it is for; those of a heading above it count when it has none of its own. Empty: not known. */
  readonly roles: readonly Role[];
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
  readonly fields: readonly Labelled[];
}

/** A sentence, a list item's line, or a cell: what a rule about wording looks at. */
export interface Sentence extends TextSpan {
  readonly part: number;
  readonly kind: Block['kind'];
  readonly quoted: boolean;
  readonly within: (from: number, to: number, why?: string, hint?: string) => TextSpan;
}

/** A document taken apart, in whatever form it came. */
export interface Reading {
  readonly source: string;
  readonly format: 'markdown' | 'html' | 'plain';
  readonly title: string;
  readonly parts: readonly Part[];
  /** Without headings, code, and what was said before to the letter: repeating a text adds nothing to it. */
  readonly sentences: readonly Sentence[];
  /** Sentences, cells and points that a template left: placeholders and its words to the writer. */
  readonly residue: number;
  /** Words of the writer's own (no markup, no code, no template residue). */
  readonly words: number;
  /** Set when the text was longer than is read; the offset at which reading stopped. */
  readonly cutAt?: number;
}
