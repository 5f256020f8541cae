import type { DrillTime } from '../../../../base/drill-time';
import type { View } from '../../../../drill/view';
import { factText } from '../../../../report/timeline';
import type { Fact } from '../../../../scenario/facts';
import type { DeploymentRow } from '../../../../world/model/operations';
import { nameOf } from '../parts/names';

/** Something that happened beside the numbers, as a line across a chart. */
export interface Annotation {
  readonly id: string;
  readonly at: DrillTime;
  /** Shipped by the pipeline, changed by the team, or a step of the team in running the incident. */
  readonly kind: 'deployment' | 'change' | 'step';
  readonly text: string;
}

type Seen = Pick<View, 'changes' | 'roster' | 'severities' | 'resolutions'>;

/** Deployments to production, the team's own changes, severities and resolutions within a range, oldest first. */
export function annotationsOf(
  deployments: readonly DeploymentRow[],
  view: Seen,
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
      !changes.some((c) => c.at === d.at && shippedBy(c.fact, d)),
  );
  const severities = view.severities.map((s, i): Annotation => {
    const what = i === 0 ? 'declared' : 'set the severity to';
    return { id: `s${s.seq}`, at: s.at, kind: 'step', text: `${nameOf(view, s.by)} ${what} ${s.severity}` };
  });
  const resolutions = view.resolutions.map(
    (r): Annotation => ({
      id: `r${r.seq}`,
      at: r.at,
      kind: 'step',
      text: `${nameOf(view, r.by)} declared it resolved`,
    }),
  );
  return [
    ...shipped.map((d): Annotation => ({ id: `d${d.id}`, at: d.at, kind: 'deployment', text: d.title })),
    ...changes.map((c, i): Annotation => {
      const text = `${nameOf(view, c.by)} ${factText(c.fact)}`;
      return { id: `c${c.seq}-${i}`, at: c.at, kind: 'change', text };
    }),
    ...[...severities, ...resolutions].filter((note) => inside(note.at)),
  ].sort((a, b) => a.at - b.at);
}

function shippedBy(fact: Fact, deployment: DeploymentRow): boolean {
  if (fact.type === 'web.deployed') return deployment.function === undefined && deployment.sha === fact.sha;
  return fact.type === 'function.deployed' && deployment.function === fact.name;
}
