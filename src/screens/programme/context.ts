import { createContext, useContext } from 'react';
import type { HistoryEntry } from '../../programme/fields';
import type { Programme } from '../../programme/fold';
import type { MakeChange, ProgrammeSnapshot } from '../../session/programme';
import type { ProgrammeScreenProps } from './types';

/** What every part of the screen has at hand. */
export interface ProgrammeContext extends Omit<ProgrammeScreenProps, 'now' | 'section'> {
  readonly snapshot: ProgrammeSnapshot;
  readonly programme: Programme;
  /** Wall time, ms; moves on every half a minute. */
  readonly now: number;
  /** Today where this browser is: `2026-03-04`. */
  readonly today: string;
  /**
   * The history of the programme, and drills of this browser that are not in it (`isLocal`). What is computed for the whole team
   * takes `programme.entries` alone.
   */
  readonly entries: readonly HistoryEntry[];
  /** The entry of this drill is in this browser only. */
  readonly isLocal: (entry: HistoryEntry) => boolean;
  /** The drill of an entry can be opened in this browser. */
  readonly isHere: (entry: HistoryEntry) => boolean;
  /**
   * Makes changes and says so (`said`) with a way to take them back; says why when they were not kept. Resolves with whether they
   * were.
   */
  readonly change: (said: string, makes: readonly MakeChange[]) => Promise<boolean>;
}

export const Context = createContext<ProgrammeContext | null>(null);

/** What the part of the screen needs. Only inside the programme's screen. */
export function useProgramme(): ProgrammeContext {
  const context = useContext(Context);
  if (context === null) throw new Error('useProgramme needs the programme screen around it');
  return context;
}
