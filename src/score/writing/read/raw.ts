import type { Piece } from './pieces';
import type { Block } from './types';

/** A block as a front end found it, before lines and headings without markup are made out. */
export interface Raw {
  readonly kind: Block['kind'];
  readonly depth: number;
  readonly pieces: readonly Piece[];
  readonly cells?: readonly (readonly Piece[])[];
  readonly checked?: boolean;
  readonly group?: number;
  /** Everything in it is bold: often a heading in all but markup. */
  readonly bold?: boolean;
}

/** Nesting deeper than this is laid flat: no postmortem needs it, and hostile text could be made of it. */
export const MAX_DEPTH = 40;
