import { type ReactNode, useMemo } from 'react';
import { drillMarks } from '../../report/marks';
import { scoreInput } from '../../score/scorecard';
import { updateChecks } from '../../score/writing/updates/update-checks';
import { DebriefContext } from './context';
import { axisOf } from './pictures/axis';
import { createReplay, ReplayContext, useReplayTimer } from './replay';
import type { DebriefScreenProps } from './types';

/** Gathers what every part of the debrief looks at, and the replay that they share. */
export function DebriefProvider({
  drill,
  entries,
  state,
  truth,
  children,
}: Pick<DebriefScreenProps, 'drill' | 'entries' | 'state' | 'truth'> & { readonly children: ReactNode }) {
  // A tick of a follow-up makes a new state; the drill's end, and with it the replay, stays where it was.
  const end = Math.max(1, state.endedAt ?? state.t);
  const replay = useMemo(() => createReplay(end), [end]);
  useReplayTimer(replay);
  const told = useMemo(
    () => updateChecks(scoreInput({ bundle: drill.bundle, header: drill.header, entries, state })),
    [drill, entries, state],
  );
  const content = useMemo(() => {
    const { playbook } = drill.bundle;
    const rules = new Map([
      ...playbook.clauses.map((c) => [c.id, { section: c.section, text: c.rule }] as const),
      ...playbook.practices.map((p) => [p.id, { section: 'Good practice', text: p.rule }] as const),
    ]);
    return {
      drill,
      state,
      truth,
      end,
      axis: axisOf(drill.startEpoch, truth.faultAt ?? 0, end),
      marks: drillMarks(drill, state, truth).filter((m) => m.at <= end),
      told,
      rule: (id: string) => rules.get(id),
    };
  }, [drill, state, truth, end, told]);
  return (
    <DebriefContext value={content}>
      <ReplayContext value={replay}>{children}</ReplayContext>
    </DebriefContext>
  );
}
