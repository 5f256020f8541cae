import type { DrillTime } from '../base/drill-time';
import { type Drill, personName, roleTitle } from '../drill/drill';
import { stateWords } from '../drill/guard-words';
import type { AgendaItem, DrillState } from '../drill/state';
import { truthTimeline } from '../score/truth-timeline';
import { type RevealedRemedy, reveal } from './reveal';

/** A region of the production and the state that it is in. */
export interface RegionNow {
  readonly region: string;
  readonly state: string;
  /** The author's title of the state, else its name. */
  readonly title: string;
  /** Since when (drill time; before StartEx below zero). */
  readonly since: DrillTime;
}

/** Something that comes by itself, unless somebody changes the course of things. */
export interface NextHappening {
  readonly id: string;
  readonly at: DrillTime;
  readonly text: string;
  readonly kind: AgendaItem['what']['kind'];
  /** An inject that is kept back does not come. */
  readonly isHeld: boolean;
}

/** What is really the matter, for whoever runs the exercise and never for players. */
export interface TruthNow {
  /** The severity that the signals so far support; `null`: nobody could know of an incident yet. */
  readonly severity: string | null;
  readonly faultAt?: DrillTime;
  readonly visibleAt?: DrillTime;
  /** The bleeding is stopped; the cause is gone. */
  readonly isMitigated: boolean;
  readonly isFixed: boolean;
  readonly variant: { readonly id: string; readonly title: string; readonly summary: string };
  readonly rootCause?: string;
  readonly trigger?: string;
  readonly impact: string;
  readonly regions: readonly RegionNow[];
  /** What helps, what is useless and what does harm in this variant, the right ones first, and when each was done. */
  readonly remedies: readonly RevealedRemedy[];
  /** Soonest first. */
  readonly next: readonly NextHappening[];
}

function regionsNow(drill: Drill, { world }: DrillState): readonly RegionNow[] {
  const { regions } = drill.bundle.scenario.incident;
  return Object.entries(world.states).map(([region, state]) => ({
    region,
    state,
    title: (Object.hasOwn(regions, region) ? regions[region]?.states[state]?.title : undefined) ?? state,
    since: world.history.findLast((c) => c.region === region)?.at ?? drill.bundle.scenario.incident.startsAt,
  }));
}

/** What a delay of the statechart leads to. Its event names a region, a state, and which of the state's ways out. */
function worldWords(drill: Drill, event: string): string {
  const [, inRegion = '', inState = '', index = ''] = /^xstate\.after\.([^./]+)\/([^./]+)\/(\d+)\./.exec(event) ?? [];
  const { names } = drill.machine;
  const region = names.get(inRegion) ?? inRegion;
  const state = names.get(inState) ?? inState;
  const { regions } = drill.bundle.scenario.incident;
  const states = Object.hasOwn(regions, region) ? regions[region]?.states : undefined;
  const way = states?.[state]?.after[Number(index)];
  if (way === undefined) return 'The production moves on';
  const leads = way.when === undefined ? 'turns into' : 'may turn into';
  return `${stateWords(drill, `${region}.${state}`)} ${leads} ${states?.[way.to]?.title ?? way.to}`;
}

function happeningWords(drill: Drill, { what }: AgendaItem): string {
  if (what.kind === 'world') return worldWords(drill, what.event);
  if (what.kind === 'leave')
    return `${personName(drill, what.person)} is called away as ${roleTitle(drill, what.role)}`;
  const inject = drill.injects.get(what.injectId);
  return inject === undefined ? 'An inject' : `Inject ${inject.number} from ${personName(drill, inject.from)}`;
}

/** The truth at the state's moment. Costs about as much as one fold of the truth: ask when something has changed. */
export function truthNow(drill: Drill, state: DrillState): TruthNow {
  const now = state.t;
  // Asked a moment later, so that what has come about now is in it.
  const truth = truthTimeline(drill.bundle, state, now + 1);
  const told = reveal(drill, state);
  const holds = (intervals: readonly { readonly from: DrillTime; readonly to: DrillTime }[]) =>
    intervals.some((i) => i.from <= now && now < i.to);
  return {
    severity: truth.severity.find((s) => s.from <= now && now < s.to)?.is ?? null,
    ...(truth.faultAt === undefined ? {} : { faultAt: truth.faultAt }),
    ...(truth.visibleAt === undefined ? {} : { visibleAt: truth.visibleAt }),
    isMitigated: holds(truth.mitigated),
    isFixed: holds(truth.fixed),
    variant: { id: drill.variant, ...told.variant },
    ...(told.cause === undefined ? {} : { rootCause: told.cause }),
    ...(told.trigger === undefined ? {} : { trigger: told.trigger }),
    impact: told.impact,
    regions: regionsNow(drill, state),
    remedies: told.remedies,
    next: state.agenda.map((item) => ({
      id: item.id,
      at: item.at,
      text: happeningWords(drill, item),
      kind: item.what.kind,
      isHeld:
        item.what.kind === 'inject' &&
        (state.heldInjects ?? []).some((h) => item.what.kind === 'inject' && h.injectId === item.what.injectId),
    })),
  };
}
