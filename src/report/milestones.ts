import type { DrillTime } from '../base/drill-time';
import type { DrillState } from '../drill/state';
import type { Par } from '../scenario/par';
import type { Scorecard, TruthTimeline } from '../score/types';

type SpeedId = keyof Scorecard['speed'];

/** How long something took, counted from its own gate, beside the par run's. Absent: it did not happen, or there is no par. */
export interface SpeedRow {
  readonly id: SpeedId;
  readonly title: string;
  readonly gate: string;
  readonly took?: number;
  readonly par?: number;
}

const SPEED: readonly (readonly [SpeedId, string, string])[] = [
  ['acknowledge', 'Acknowledge', 'from the page'],
  ['declare', 'Declare', 'from the first sufficient signal'],
  ['mitigate', 'Mitigate', 'from the declaration'],
  ['resolve', 'Resolve', 'from the declaration'],
];

/** Speed, apart from quality: how long each step took from its own gate, beside par, which is measured alike. */
export function speedRows(card: Scorecard, par: Par | undefined, variant: string): readonly SpeedRow[] {
  const reference = par?.variants[variant];
  return SPEED.map(([id, title, gate]) => {
    const took = card.speed[id];
    const parTook = reference?.[id];
    return {
      id,
      title,
      gate,
      ...(took === undefined ? {} : { took }),
      ...(parTook === undefined ? {} : { par: parTook }),
    };
  });
}

/** A milestone of today's run beside the par run's, both as drill times. */
export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly at?: DrillTime;
  readonly par?: DrillTime;
}

/**
 * When today's run would have reached the four steps at par: each from its own gate (page, first sufficient signal, then
 * the declaration at par).
 */
function parTimes(
  state: DrillState,
  truth: TruthTimeline,
  par: Par | undefined,
): Partial<Record<string, DrillTime | undefined>> {
  const reference = par?.variants[truth.variant];
  if (reference === undefined) return {};
  const pageAt = state.pages.find((p) => p.injectId !== undefined)?.at;
  const visibleAt = truth.visibleAt ?? pageAt;
  const declared =
    visibleAt === undefined || reference.declare === undefined ? undefined : visibleAt + reference.declare;
  const after = (took: number | undefined) =>
    declared === undefined || took === undefined ? undefined : declared + took;
  return {
    ...Object.fromEntries(reference.milestones.map((m) => [m.id, m.at])),
    acknowledge: pageAt === undefined ? undefined : pageAt + reference.acknowledge,
    declare: declared,
    mitigate: after(reference.mitigate),
    resolve: after(reference.resolve),
  };
}

/** Today's run and the par run, step by step, in the order in which they are expected. */
export function milestones(state: DrillState, truth: TruthTimeline, par: Par | undefined): readonly Milestone[] {
  const parAt = parTimes(state, truth, par);
  const acknowledged = state.pages.find((p) => p.injectId !== undefined && p.acknowledgedAt !== undefined);
  const firstUpdate = state.messages.find((m) => m.kind === 'update' && !m.channel.startsWith('dm:'));
  const last = state.resolutions.at(-1);
  const rows: readonly (readonly [string, string, DrillTime | undefined])[] = [
    ['acknowledge', 'Page acknowledged', acknowledged?.acknowledgedAt],
    ['assess', 'Judged no incident', state.severities.length === 0 ? state.assessments[0]?.at : undefined],
    ['declare', 'Incident declared', state.severities[0]?.at],
    ['command', 'Somebody commands', state.roles.find((r) => r.role === 'ic')?.from],
    ['bridge', 'Bridge opened', state.bridge?.at],
    ['first-update', 'First update', firstUpdate?.at],
    ['mitigate', 'Mitigated', truth.mitigatedAt],
    ['resolve', 'Resolved', last?.reopenedAt === undefined ? last?.at : undefined],
  ];
  return rows.map(([id, title, at]) => {
    const parRow = parAt[id];
    return { id, title, ...(at === undefined ? {} : { at }), ...(parRow === undefined ? {} : { par: parRow }) };
  });
}
