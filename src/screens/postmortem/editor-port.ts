import type { Insertion } from './insertion';

/** A place in the draft that something is said about. */
export interface EditorMark {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What says so. */
  readonly source: string;
}

/** What the rest of the desk may do with the editor, which is loaded by itself. */
export interface EditorHandle {
  /** Puts a text in that came from elsewhere: cursor and scroll stay, undo does not take it back. */
  readonly set: (text: string) => void;
  /** Changes the text as if it were typed: it can be undone. */
  readonly change: (insertion: Insertion) => void;
  /** Puts another text in a place, as if it were typed; cursor, scroll and focus stay. */
  readonly replace: (from: number, to: number, text: string) => void;
  /** Selects a place, brings it into sight and puts the focus there. */
  readonly reveal: (from: number, to?: number) => void;
  readonly cursor: () => number;
  readonly focus: () => void;
}

/** The media type under which a fact is dragged; its id is the data. */
export const FACT_TYPE = 'application/x-hotwash-fact';
