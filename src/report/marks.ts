import type { DrillTime } from '../base/drill-time';
import type { Drill } from '../drill/drill';
import { type DrillState, isResolved } from '../drill/state';
import { changesProduction } from '../scenario/facts';
import type { TruthTimeline } from '../score/types';
import { factText } from './timeline';

export type MarkKind = 'inject' | 'declared' | 'handoff' | 'update' | 'change' | 'mitigated' | 'resolved';

/** A moment worth a mark on the replay bar and the pictures. */
export interface DrillMark {
  readonly id: string;
  readonly at: DrillTime;
  readonly kind: MarkKind;
  readonly label: string;
  /** The entry that it comes from, if one did. */
  readonly seq?: number;
}

/** What the team did and what was sent in, as marks in order of time. */
export function drillMarks(drill: Drill, state: DrillState, truth: TruthTimeline): readonly DrillMark[] {
  const roleTitle = (id: string) => drill.bundle.playbook.roles.find((r) => r.id === id)?.title ?? id;
  const marks: DrillMark[] = [];
  const add = (kind: MarkKind, at: DrillTime, label: string, seq?: number): void => {
    marks.push({ id: `${kind}-${marks.length}`, at, kind, label, ...(seq === undefined ? {} : { seq }) });
  };
  for (const i of state.injects) {
    if (i.outcome === 'withheld') continue;
    const inject = drill.injects.get(i.injectId);
    if (inject !== undefined)
      add('inject', i.at, `Inject ${inject.number}: ${inject.to === 'page' ? 'page' : inject.to}`);
  }
  for (const [i, s] of state.severities.entries())
    add('declared', s.at, `${i === 0 ? 'Declared' : 'Changed to'} ${s.severity}`, s.seq);
  for (const h of state.handoffs)
    if (h.acceptedAt !== undefined) add('handoff', h.acceptedAt, `Handed over: ${roleTitle(h.role)}`, h.acceptedSeq);
  for (const m of state.messages)
    if (m.kind === 'update' && !m.channel.startsWith('dm:')) add('update', m.at, `Update in ${m.channel}`, m.seq);
  for (const f of state.facts) if (changesProduction(f.fact)) add('change', f.at, `Change: ${factText(f.fact)}`, f.seq);
  if (truth.mitigatedAt !== undefined) add('mitigated', truth.mitigatedAt, 'Mitigated');
  for (const [i, r] of state.resolutions.entries()) {
    const stood = i === state.resolutions.length - 1 && isResolved(state);
    add('resolved', r.at, stood ? 'Resolved' : 'Resolved, reopened later', r.seq);
  }
  return marks.sort((a, b) => a.at - b.at);
}
