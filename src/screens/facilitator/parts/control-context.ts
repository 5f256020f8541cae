import { createContext, useContext } from 'react';
import type { Act } from '../../../drill/acts';
import type { RoomDone, RoomSession, RoomSnapshot } from '../../../session/room/types';
import type { DrillSession, SessionSnapshot } from '../../../session/types';
import type { Drafts } from './drafts';

/** The parts of the control room; side by side where there is room, one at a time where there is not. */
export const PANES = ['script', 'people', 'truth', 'channels', 'observations', 'timeline'] as const;
/** An evaluator's: what to look for, what happens, what was noted. */
export const EVALUATOR_PANES = ['objectives', 'timeline', 'channels', 'observations'] as const;
export type PaneId = (typeof PANES)[number] | (typeof EVALUATOR_PANES)[number];

/** Those that share the right column. */
export const SIDES = ['truth', 'channels', 'observations', 'timeline'] as const satisfies readonly PaneId[];
export type SideId = (typeof SIDES)[number];

export type ControlDialog =
  | { readonly kind: 'palette' | 'room' | 'skip' | 'end' | 'stop' | 'close-postmortem' | 'improvise' | 'help' }
  | { readonly kind: 'role' | 'seat'; readonly seat: string }
  | { readonly kind: 'remove'; readonly member: string };

/** What every part of the control room can see and ask for. */
export interface Control {
  readonly session: DrillSession;
  readonly room: RoomSession;
  readonly snapshot: SessionSnapshot;
  readonly here: RoomSnapshot;
  /** Runs the exercise; false for an evaluator, who only notes observations. */
  readonly canSteer: boolean;
  readonly drafts: Drafts;
  /** Proposes an act. Resolves with nothing once it is accepted, else with the sentence that says why not. */
  readonly propose: (act: Act) => Promise<string | undefined>;
  /** The same for what is asked of the room. */
  readonly ask: (done: RoomDone) => Promise<string | undefined>;
  /** Does what steers the drill as a whole (clock, phases); a refusal stands under the top bar. */
  readonly steer: (act: Act) => Promise<boolean>;
  readonly steerRefusal: string | undefined;
  readonly forgetRefusal: () => void;
  readonly pane: PaneId;
  readonly showPane: (pane: PaneId) => void;
  /** What the right column shows where there are columns. */
  readonly side: SideId;
  readonly dialog: ControlDialog | undefined;
  readonly showDialog: (dialog: ControlDialog | undefined) => void;
  /** Conversation that is open: `all`, a channel, or `dm:<person>`. */
  readonly conversation: string;
  readonly openConversation: (id: string) => void;
  /** The form for an inject that is not in the script is open. */
  readonly isImprovising: boolean;
  readonly improvise: (isOpen: boolean) => void;
  /** Begins an observation about somebody, or about an entry of the record. */
  readonly observe: (start: { readonly person?: string; readonly about?: number }) => void;
}

export const ControlContext = createContext<Control | undefined>(undefined);

/** The control room around this component. */
export function useControl(): Control {
  const control = useContext(ControlContext);
  if (control === undefined) throw new Error('useControl needs a control room around it');
  return control;
}
