import { createContext, useContext } from 'react';
import type { Act } from '../../../drill/acts';
import type { DrillSession, SessionSnapshot } from '../../../session/types';
import type { ActionId } from '../actions/registry';
import type { Values } from '../forms/form-spec';

/** What the left of the floor shows. */
export type PeopleView = 'people' | 'work' | 'steps';
export type FloorPane = 'people' | 'channel' | 'consoles';
export type FloorDialog = 'end' | 'stop' | 'help' | 'palette' | 'room';

/** A form that is open in the channel's composer. */
export interface OpenForm {
  readonly action: ActionId;
  /** Fresh for each opening. */
  readonly formId: string;
  readonly preset: Values;
}

/** What every part of the floor can see and ask for. */
export interface Floor {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  /** False for somebody who only watches, or has no seat. */
  readonly canAct: boolean;
  /** Does an action in its own way: opens its form (with `values` filled in), acts at once, opens its console. */
  readonly run: (action: ActionId, values?: Values) => void;
  /** Proposes acts one after the other until one is refused; a refusal is told in a note. True when all were accepted. */
  readonly propose: (...acts: readonly Act[]) => Promise<boolean>;
  readonly conversation: string;
  readonly openConversation: (id: string) => void;
  readonly form: OpenForm | undefined;
  readonly closeForm: () => void;
  /** Counts how often the coach was asked by key, command or palette. */
  readonly hintAsked: number;
  readonly peopleTab: PeopleView;
  readonly openPeopleTab: (tab: PeopleView) => void;
  readonly showPane: (pane: FloorPane) => void;
  readonly showDialog: (dialog: FloorDialog | undefined) => void;
}

export const FloorContext = createContext<Floor | undefined>(undefined);

/** The floor around this component. */
export function useFloor(): Floor {
  const floor = useContext(FloorContext);
  if (floor === undefined) throw new Error('useFloor needs FloorScreen around it');
  return floor;
}
