import { createContext, type RefObject, useContext } from 'react';
import type { Drill } from '../../drill/drill';
import type { DrillState } from '../../drill/state';
import type { View } from '../../drill/view';
import type { WritingCard } from '../../score/writing/types';
import type { DrillSession } from '../../session/types';
import type { EditorHandle } from './editor-port';
import type { Fact } from './facts';
import type { OutlineRow } from './outline';

/** What every pane of the desk works with. */
export interface Desk {
  readonly session: DrillSession;
  readonly drill: Drill;
  readonly state: DrillState;
  readonly view: View;
  /** The text a moment ago: panes follow it when there is time, and never hold up typing. */
  readonly text: string;
  readonly cursor: number;
  readonly canWrite: boolean;
  readonly outline: readonly OutlineRow[];
  readonly facts: readonly Fact[];
  /** The text as it is judged, a moment after it was typed; absent until then, or while it is not asked for. */
  readonly card: WritingCard | undefined;
  readonly editor: RefObject<EditorHandle | null>;
  /** The text as it is on the screen right now. */
  readonly textNow: () => string;
  readonly insert: (fact: Pick<Fact, 'text' | 'row' | 'block'>, at?: number) => void;
  /** Brings a place of the text into sight, on a phone by going to the editor. */
  readonly reveal: (from: number, to?: number) => void;
  /** The help that this person may see by itself, may ask for, or gets only when the text is submitted. */
  readonly help: 'shown' | 'asked' | 'none';
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk needs the desk around it');
  return desk;
}
