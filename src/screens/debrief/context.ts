import { createContext, useContext } from 'react';
import type { DrillTime } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import type { DrillState } from '../../drill/state';
import type { DrillMark } from '../../report/marks';
import type { TruthTimeline } from '../../score/types';
import type { CheckedUpdate } from '../../score/writing/updates/update-checks';
import type { Axis } from './pictures/axis';

/** What every part of the debrief looks at. It does not change while one reads. */
export interface DebriefContent {
  readonly drill: Drill;
  /** The drill at its end. */
  readonly state: DrillState;
  readonly truth: TruthTimeline;
  readonly end: DrillTime;
  readonly axis: Axis;
  readonly marks: readonly DrillMark[];
  /** Everything that was told beyond the people at work, each judged. */
  readonly told: readonly CheckedUpdate[];
  /** Looks a clause or practice id up. */
  readonly rule: (id: string) => { readonly section: string; readonly text: string } | undefined;
}

export const DebriefContext = createContext<DebriefContent | null>(null);

/** The drill that is told. */
export function useDebrief(): DebriefContent {
  const content = useContext(DebriefContext);
  if (content === null) throw new Error('useDebrief needs a debrief around it');
  return content;
}
