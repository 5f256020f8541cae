import type { DrillTime } from '../base/drill-time';
import { changesProduction } from '../scenario/facts';
import { type Cadence, cadence } from './cadence';
import type { Drill, Person } from './drill';
import { type LifecycleStep, lifecycle } from './lifecycle';
import { answerableFor } from './roles';
import { isAway, kindNow, namesNow } from './seats';
import {
  type DrillState,
  declaredSeverity,
  type HintTaken,
  holdersOf,
  isResolved,
  type PersonId,
  type TimedFact,
  type ToolRun,
} from './state';

type Shared = Pick<
  DrillState,
  | 't'
  | 'phase'
  | 'startEpoch'
  | 'clock'
  | 'stoppedForReal'
  | 'roles'
  | 'handoffs'
  | 'gone'
  | 'assessments'
  | 'severities'
  | 'bugs'
  | 'tasks'
  | 'findings'
  | 'decisions'
  | 'approvals'
  | 'escalations'
  | 'statusPage'
  | 'resolutions'
  | 'postmortem'
  | 'pages'
  | 'messages'
  | 'looks'
> &
  Partial<Pick<DrillState, 'ticket' | 'bridge' | 'endedAt'>>;

/** Somebody on the roster with the roles they hold now. `kind` is who plays the seat now, whatever the header said. */
export interface RosterRow extends Person {
  readonly holds: readonly string[];
  readonly gone: readonly string[];
  /** Names of those who play this seat, where they are not the seat's own. */
  readonly playedBy: readonly string[];
  /** Everybody of this seat has dropped out. */
  readonly away: boolean;
}

/**
 * What one person sees. It hides spoilers, not secrets: a static app holds the whole script. Never in here: the variant, the
 * statechart, truth, the agenda, injects that have not come.
 */
export interface View extends Shared {
  readonly me: PersonId;
  readonly declared?: string;
  readonly resolved: boolean;
  readonly roster: readonly RosterRow[];
  /** Roles needed by the scenario that nobody answers for; commanders: who holds the IC role (none or two is a warning). */
  readonly vacantRoles: readonly string[];
  readonly commanders: readonly PersonId[];
  readonly cadence: Cadence;
  readonly lifecycle: readonly LifecycleStep[];
  /** The person's own commands, with their output. */
  readonly tools: readonly ToolRun[];
  /** Changes of the production that the team has made, as everybody could see them. */
  readonly changes: readonly TimedFact[];
  /** How much the coach helps in this drill, and what this person has asked it. */
  readonly coaching: 'guided' | 'hinted' | 'free';
  readonly hints: readonly HintTaken[];
  readonly status: 'watching' | 'investigating' | 'mitigating' | 'monitoring' | 'resolved';
  /** Reasons why this person's latest proposals were refused. */
  readonly refusals: DrillState['refusals'];
}

/** The team's own word for where it stands, taken from its latest update, else from what it has done. */
function teamStatus(state: DrillState): View['status'] {
  if (isResolved(state)) return 'resolved';
  const said = state.messages.findLast((m) => m.kind === 'update' && m.fields?.status !== undefined)?.fields?.status;
  if (said === 'Mitigating') return 'mitigating';
  if (said === 'Monitoring' || said === 'Resolved') return 'monitoring';
  if (said === 'Investigating') return 'investigating';
  return declaredSeverity(state) === undefined ? 'watching' : 'investigating';
}

/**
 * What follows from a list of the state, kept for as long as the list is the same: lists are replaced, never changed, and
 * most of them stay from one moment to the next.
 */
function kept<K extends object, V>(compute: (list: K, me: PersonId) => V): (list: K, me: PersonId) => V {
  const byList = new WeakMap<K, Map<PersonId, V>>();
  return (list, me) => {
    let byPerson = byList.get(list);
    if (byPerson === undefined) {
      byPerson = new Map();
      byList.set(list, byPerson);
    }
    let value = byPerson.get(me);
    if (value === undefined) {
      value = compute(list, me);
      byPerson.set(me, value);
    }
    return value;
  };
}

const pagesOf = kept((pages: DrillState['pages'], me) =>
  pages.filter((p) => p.to === undefined || p.to === me || p.from === me),
);
const messagesOf = kept((messages: DrillState['messages'], me) =>
  messages.filter((m) => !m.channel.startsWith('dm:') || m.channel === `dm:${me}` || m.from === me),
);
const looksOf = kept((looks: DrillState['looks'], me) => looks.filter((l) => l.by === me || l.by === 'everyone'));
const toolsOf = kept((tools: DrillState['tools'], me) => tools.filter((r) => r.by === me));
const refusalsOf = kept((refusals: DrillState['refusals'], me) => refusals.filter((r) => r.by === me));
const changesOf = kept((facts: DrillState['facts']) => facts.filter((f) => changesProduction(f.fact)));

type RosterParts = Pick<DrillState, 'roles' | 'gone' | 'seats' | 'absences'>;
const rosters = new WeakMap<
  DrillState['roles'],
  { readonly drill: Drill; readonly of: RosterParts; readonly rows: readonly RosterRow[] }
>();

/** Everybody with the roles that they hold and have left; the same for as long as no role and no seat changes hands. */
function rosterOf(drill: Drill, state: DrillState): readonly RosterRow[] {
  const { roles, gone, seats, absences } = state;
  const known = rosters.get(roles);
  if (known?.drill === drill && known.of.gone === gone && known.of.seats === seats && known.of.absences === absences)
    return known.rows;
  const rows = [...drill.people.values()].map((p) => ({
    ...p,
    kind: kindNow(drill, state, p.id) ?? p.kind,
    holds: roles.filter((r) => r.person === p.id && r.to === undefined).map((r) => r.role),
    gone: gone.filter((g) => g.person === p.id).map((g) => g.role),
    playedBy: namesNow(state, p.id).filter((name) => name !== p.name),
    away: isAway(state, p.id),
  }));
  rosters.set(roles, { drill, of: { roles, gone, ...(seats && { seats }), ...(absences && { absences }) }, rows });
  return rows;
}

/** The drill as `me` sees it at the state's time. */
export function viewFor(drill: Drill, state: DrillState, me: PersonId): View {
  const declared = declaredSeverity(state);
  const { roles: needed } = drill.bundle.scenario;
  return {
    t: state.t,
    phase: state.phase,
    startEpoch: state.startEpoch,
    clock: state.clock,
    stoppedForReal: state.stoppedForReal,
    roles: state.roles,
    handoffs: state.handoffs,
    gone: state.gone,
    assessments: state.assessments,
    severities: state.severities,
    bugs: state.bugs,
    tasks: state.tasks,
    findings: state.findings,
    decisions: state.decisions,
    approvals: state.approvals,
    escalations: state.escalations,
    statusPage: state.statusPage,
    resolutions: state.resolutions,
    postmortem: state.postmortem,
    pages: pagesOf(state.pages, me),
    messages: messagesOf(state.messages, me),
    looks: looksOf(state.looks, me),
    ...(state.ticket === undefined ? {} : { ticket: state.ticket }),
    ...(state.bridge === undefined ? {} : { bridge: state.bridge }),
    ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
    me,
    ...(declared === undefined ? {} : { declared }),
    resolved: isResolved(state),
    roster: rosterOf(drill, state),
    vacantRoles: needed.filter((role) => answerableFor(drill, state, role).length === 0),
    commanders: holdersOf(state, 'ic'),
    cadence: cadence(drill, state),
    // Many ask for a view and few for this: it is worked out when it is read.
    get lifecycle() {
      return lifecycle(drill, state);
    },
    tools: toolsOf(state.tools, me),
    changes: changesOf(state.facts, ''),
    coaching: drill.header.coaching ?? 'free',
    hints: (state.hints ?? []).filter((h) => h.by === me),
    status: teamStatus(state),
    refusals: refusalsOf(state.refusals, me),
  };
}

/** UTC epoch (ms) of a drill time in this view. */
export function epochOf(view: Pick<View, 'startEpoch'>, t: DrillTime): number {
  return view.startEpoch + t;
}
