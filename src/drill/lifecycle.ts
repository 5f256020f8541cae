import { changesProduction } from '../scenario/facts';
import type { Drill } from './drill';
import { type DrillState, isResolved } from './state';

/** A step of the playbook's lifecycle and whether the team has done it; what cannot be seen from acts has no mark. */
export interface LifecycleStep {
  readonly id: string;
  readonly stage: string;
  readonly stageTitle: string;
  readonly text: string;
  readonly clause: string;
  /** `undefined`: the record does not tell. */
  readonly done: boolean | undefined;
}

type Test = (state: DrillState, drill: Drill) => boolean;

const posted =
  (kind: string): Test =>
  (state) =>
    state.messages.some((m) => m.kind === kind);
const decided =
  (option: string): Test =>
  (state) =>
    state.decisions.some((d) => d.option === option);

/** Has anybody looked where the scenario says that this clause is read? Rows are `console` or `console:part of the query`. */
function wasRead(clause: string): Test {
  return (state, drill) => {
    const rule = drill.bundle.scenario.truth.reads.find((r) => r.clause === clause);
    return rule?.looks.some((want) => state.looks.some((look) => looksLike(look, want))) ?? false;
  };
}

/** Does a look match `console` or `console:text in the query`? */
export function looksLike(look: { readonly console: string; readonly query: string }, want: string): boolean {
  const colon = want.indexOf(':');
  if (colon < 0) return look.console === want;
  return look.console === want.slice(0, colon) && look.query.includes(want.slice(colon + 1));
}

const byClause: Readonly<Record<string, Test>> = {
  'detect.ack': (state) => state.pages.some((p) => p.injectId !== undefined && p.acknowledgedAt !== undefined),
  'detect.assess': (state) => state.assessments.length > 0 || state.severities.length > 0,
  'detect.bug': (state) => state.bugs.length > 0,
  'declare.ticket': (state) => state.ticket !== undefined,
  'declare.bridge': (state) => state.bridge !== undefined,
  'declare.scribe': (state) => (state.ticket?.comments.length ?? 0) > 0,
  'investigate.errors': wasRead('investigate.errors'),
  'investigate.tracker': wasRead('investigate.tracker'),
  'investigate.health': wasRead('investigate.health'),
  'investigate.deploys': wasRead('investigate.deploys'),
  'investigate.share': (state) => state.findings.some((f) => f.shared),
  'mitigate.order': (state) => state.decisions.length > 0 || state.facts.some((f) => changesProduction(f.fact)),
  'mitigate.rollback': decided('rollback'),
  'mitigate.flag': decided('flag'),
  'mitigate.database': decided('database'),
  'mitigate.scale': decided('scale'),
  'tpl.announce': posted('announcement'),
  'comms.cadence': posted('update'),
  'comms.fields': (state) => state.messages.some((m) => m.kind === 'update' && m.fields?.nextUpdateAt !== undefined),
  'comms.channels': (state) =>
    state.messages.some((m) => m.kind === 'update') &&
    state.statusPage.length > 0 &&
    (state.ticket?.comments.length ?? 0) > 0,
  'resolve.criteria': isResolved,
  'postmortem.template': (state) => state.postmortem.draft !== undefined || state.postmortem.submitted !== undefined,
  'postmortem.due': (state) => state.postmortem.submitted !== undefined,
  'postmortem.followup': (state) => Object.values(state.postmortem.ticks).some((t) => t.done),
};

/** Steps that share a clause with others. */
const byStep: Readonly<Record<string, Test>> = {
  'announce-resolution': posted('resolution'),
  'label-resolved': (state, drill) =>
    state.ticket?.labels.includes(drill.bundle.playbook.ticket.resolvedLabel) ?? false,
  'thank-team': posted('thanks'),
  'schedule-postmortem': (state) => state.postmortem.scheduled !== undefined,
};

const lifecycles = new WeakMap<DrillState, { readonly drill: Drill; readonly steps: readonly LifecycleStep[] }>();

/** The playbook's lifecycle with what has been done so far: the same for everybody, so computed once for a state. */
export function lifecycle(drill: Drill, state: DrillState): readonly LifecycleStep[] {
  const known = lifecycles.get(state);
  if (known?.drill === drill) return known.steps;
  const steps = lifecycleNow(drill, state);
  lifecycles.set(state, { drill, steps });
  return steps;
}

function lifecycleNow(drill: Drill, state: DrillState): readonly LifecycleStep[] {
  return drill.bundle.playbook.lifecycle.flatMap((stage) =>
    stage.steps.map((step) => {
      const test = byStep[step.id] ?? byClause[step.clause];
      return {
        id: step.id,
        stage: stage.id,
        stageTitle: stage.title,
        text: step.text,
        clause: step.clause,
        done: test?.(state, drill),
      };
    }),
  );
}
