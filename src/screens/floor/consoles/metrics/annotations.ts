import type { DrillTime } from '../../../../base/drill-time';
import type { View } from '../../../../drill/view';
import { factText } from '../../../../report/timeline';
import type { DeploymentRow } from '../../../../world/model/operations';
import { nameOf } from '../parts/names';

/** Something that was done to production, as a line across a chart. */
export interface Annotation {
  readonly id: string;
  readonly at: DrillTime;
  readonly kind: 'deployment' | 'change';
  readonly text: string;
}

/** Deployments to production and the team's own changes within a range, oldest first. */
export function annotationsOf(
  deployments: readonly DeploymentRow[],
  view: Pick<View, 'changes' | 'roster'>,
  from: DrillTime,
  to: DrillTime,
): readonly Annotation[] {
  const inside = (at: DrillTime) => at >= from && at <= to;
  const changes = view.changes.filter((c) => inside(c.at));
  const shipped = deployments.filter(
    (d) =>
      inside(d.at) &&
      d.environment.startsWith('production') &&
      // What the team has deployed itself is told as its change.
      !changes.some((c) => c.at === d.at && 'name' in c.fact && c.fact.name === d.function),
  );
  return [
    ...shipped.map((d): Annotation => ({ id: `d${d.id}`, at: d.at, kind: 'deployment', text: d.title })),
    ...changes.map((c): Annotation => {
      const text = `${nameOf(view, c.by)} ${factText(c.fact)}`;
      return { id: `c${c.seq}-${c.fact.type}`, at: c.at, kind: 'change', text };
    }),
  ].sort((a, b) => a.at - b.at);
}
