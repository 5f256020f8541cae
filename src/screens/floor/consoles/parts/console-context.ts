import { createContext, useContext } from 'react';
import type { DrillSession, SessionSnapshot } from '../../../../session/types';
import type { ConsoleId } from '../list';

/** What every console renders from. */
export interface ConsoleContextValue {
  readonly session: DrillSession;
  readonly snapshot: SessionSnapshot;
  readonly layout: 'wide' | 'drawer' | 'phone';
  /** Is the console really on screen? One that is not reads nothing and counts as not looked at. */
  readonly visible: boolean;
  readonly isFullScreen: boolean;
  readonly isSplit: boolean;
  /** Absent where there is no room for it. */
  readonly onFullScreen?: () => void;
  readonly onSplit?: () => void;
  /** Opens another console in the same place. */
  readonly open: (id: ConsoleId) => void;
}

export const ConsoleContext = createContext<ConsoleContextValue | null>(null);

/** The session and the place of the console that asks. */
export function useConsole(): ConsoleContextValue {
  const value = useContext(ConsoleContext);
  if (value === null) throw new Error('a console needs ConsoleContext around it');
  return value;
}
