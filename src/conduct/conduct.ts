import { type DrillTime, HOUR, MINUTE } from '../base/drill-time';
import { stableId } from '../base/hash';
import type { Intent, Menu, Policy, Read, Situation } from '../bots/intent';
import { teammate } from '../bots/teammate';
import type { Act } from '../drill/acts';
import { advanceTo } from '../drill/advance';
import type { Drill } from '../drill/drill';
import type { Participant, Proposal } from '../drill/record';
import { participantsNow } from '../drill/seats';
import type { DrillState, PersonId } from '../drill/state';
import { viewFor } from '../drill/view';
import { worldView } from '../drill/world-view';
import type { Operation, OperationResult } from '../world/model/operations';
import { perform } from '../world/model/perform';

/** Ids of the entries that are in the record already; a set of them, or anything that can say so. */
export interface KnownIds {
  has(id: string): boolean;
}

/** What bots want next: append these, in order, once the drill has reached `at`. */
export interface BotTurn {
  readonly at: DrillTime;
  readonly by: string;
  /** The first of `proposals`. */
  readonly proposal: Proposal;
  readonly proposals: readonly Proposal[];
}

/** How each bot of a drill plays. */
export type PolicyOf = (participant: Participant) => Policy;

const everybodyATeammate: PolicyOf = () => teammate;

/** The menus of the consoles, as every participant sees them. */
export function menuOf(drill: Drill): Menu {
  const { streams, charts } = drill.bundle.scenario.telemetry;
  return {
    streams: streams.map(({ id, title, kind, function: fn, service }) => ({ id, title, kind, function: fn, service })),
    charts: charts.map(({ id, title, unit }) => ({ id, title, unit })),
  };
}

/** Reads of one moment, kept: a bot that weighs what to say reads the same console several times over. */
function readerOf(drill: Drill, state: DrillState): Read {
  const world = worldView(drill, state);
  const kept = new Map<string, unknown>();
  return <O extends Operation>(operation: O): OperationResult<O['op']> => {
    const key = JSON.stringify(operation);
    const known = kept.get(key);
    if (known !== undefined) return known as OperationResult<O['op']>;
    const result = perform(world, operation);
    kept.set(key, result);
    return result;
  };
}

/** The newest reader of each drill, with all that it depends on. */
const readers = new WeakMap<
  Drill,
  {
    readonly t: DrillTime;
    readonly facts: DrillState['facts'];
    readonly history: DrillState['world']['history'];
    readonly read: Read;
  }
>();

/**
 * The consoles show everybody the same, so that one reader serves all bots at a moment, and after everything that is done at
 * that moment without moving the production.
 */
function readerAt(drill: Drill, state: DrillState): Read {
  const { t, facts, world } = state;
  const known = readers.get(drill);
  if (known?.t === t && known.facts === facts && known.history === world.history) return known.read;
  const read = readerOf(drill, state);
  readers.set(drill, { t, facts, history: world.history, read });
  return read;
}

/** What a person knows and can reach at the state's moment. */
export function situationOf(drill: Drill, state: DrillState, me: string): Situation {
  return {
    view: viewFor(drill, state, me),
    me,
    seed: drill.header.seed,
    playbook: drill.bundle.playbook,
    company: drill.bundle.company,
    menu: menuOf(drill),
    read: readerAt(drill, state),
  };
}

const entryIds = new WeakMap<Drill, Map<string, string>>();

/** Ids are made of seed, person, intent and step, so that two conductors propose the same entries. */
function entryId(drill: Drill, me: string, intent: Intent, step: number | 'last'): string {
  // Asked for every intent whenever something has happened, and a hash costs more than the asking.
  let ids = entryIds.get(drill);
  if (ids === undefined) {
    ids = new Map();
    entryIds.set(drill, ids);
  }
  const name = `${me}\u001f${step}\u001f${intent.key}`;
  let id = ids.get(name);
  if (id === undefined) {
    id = `bot-${stableId(drill.header.seed, me, intent.key, step)}`;
    ids.set(name, id);
  }
  return id;
}

function proposalsOf(
  drill: Drill,
  me: string,
  intent: Intent,
  acts: readonly Act[],
  known: KnownIds,
): readonly Proposal[] {
  return acts
    .map((act, i) => ({ id: entryId(drill, me, intent, i === acts.length - 1 ? 'last' : i), by: me, act }))
    .filter((p) => !known.has(p.id));
}

interface Wish {
  readonly me: string;
  readonly intent: Intent;
  readonly at: DrillTime;
}

/**
 * All that the bots want and have not done, the earliest first; ties by person and order of mention. Who is a bot is asked
 * of the state: it yields its seat to whoever sits down, and takes over only where it is told to.
 */
function wishes(drill: Drill, state: DrillState, known: KnownIds, policyOf: PolicyOf): readonly Wish[] {
  const all: Wish[] = [];
  for (const participant of participantsNow(drill, state)) {
    if (participant.kind !== 'bot') continue;
    const me = participant.id;
    for (const intent of policyOf(participant)(situationOf(drill, state, me))) {
      if (known.has(entryId(drill, me, intent, 'last'))) continue;
      all.push({ me, intent, at: Math.max(intent.at, state.t) });
    }
  }
  return all
    .map((wish, order) => ({ wish, order }))
    .sort((a, b) => a.wish.at - b.wish.at || a.order - b.order)
    .map((w) => w.wish);
}

/**
 * The earliest thing that any bot wants to do (before `before`, if that is given), or nothing. Pure, so whoever conducts may
 * ask at any time; ask again after every entry and whenever something has come due. `known` are the ids in the record: what
 * is there is not done again.
 */
export function nextBotAct(
  drill: Drill,
  state: DrillState,
  known: KnownIds,
  policyOf: PolicyOf = everybodyATeammate,
  before: DrillTime = Number.POSITIVE_INFINITY,
): BotTurn | undefined {
  if (state.phase !== 'live' && state.phase !== 'postmortem') return undefined;
  for (const { me, intent, at } of wishes(drill, state, known, policyOf)) {
    if (at >= before) return undefined;
    const then = state.phase === 'live' ? advanceTo(drill, state, at) : state;
    const proposals = proposalsOf(drill, me, intent, intent.acts(situationOf(drill, then, me)), known);
    const [proposal] = proposals;
    if (proposal !== undefined) return { at, by: me, proposal, proposals };
  }
  return undefined;
}

/** A skip looks no further ahead than this. */
const HORIZON = 4 * HOUR;

/** What somebody would notice: messages and pages to them, people who have left. */
function noticed(drill: Drill, state: DrillState, person: PersonId): number {
  const view = viewFor(drill, state, person);
  return view.messages.length + view.pages.length + view.gone.length;
}

/** When the next thing comes by itself that the person can see. What moves unseen is stepped over. */
function nextSeen(drill: Drill, state: DrillState, person: PersonId): DrillTime | undefined {
  const before = noticed(drill, state, person);
  let later = state;
  for (let next = later.agenda[0]; next !== undefined; next = later.agenda[0]) {
    if (next.at > state.t + HORIZON) return undefined;
    later = advanceTo(drill, later, Math.max(next.at, later.t));
    if (noticed(drill, later, person) !== before && later.t > state.t) return later.t;
  }
  return undefined;
}

/**
 * When a colleague made of code next hears of something by itself: a message to them alone, say, which nobody else sees. They
 * may want to act on it, and nobody can know that before they have heard.
 */
export function nextHeard(drill: Drill, state: DrillState): DrillTime | undefined {
  if (state.phase !== 'live') return undefined;
  const times = participantsNow(drill, state)
    .filter((p) => p.kind === 'bot')
    .flatMap((p) => nextSeen(drill, state, p.id) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/**
 * What the person has promised: the next update, and before it the moment at which it draws near; the end of the quiet time
 * after a change, or after the word that this is no incident, which asks for as long an eye on it.
 */
function promised(drill: Drill, state: DrillState, person: PersonId): readonly DrillTime[] {
  const view = viewFor(drill, state, person);
  const due = view.cadence.dueAt;
  const amber = drill.bundle.playbook.cadence.amberMinutes * MINUTE;
  const quiet = drill.bundle.playbook.resolution.quietMinutes * MINUTE;
  const change = view.changes.at(-1)?.at;
  const judged = view.assessments.findLast((a) => a.verdict === 'not-incident')?.at;
  return [
    ...(due === undefined ? [] : [due - amber, due]),
    ...(change === undefined || view.resolved ? [] : [change + quiet]),
    ...(judged === undefined || view.declared !== undefined ? [] : [judged + quiet]),
  ];
}

/**
 * Where a skip stops: the next thing that the person can see or has promised, or a colleague's next act. Never the hidden
 * agenda: what changes in the production without being seen is no stop.
 */
export function nextStop(
  drill: Drill,
  state: DrillState,
  person: PersonId,
  known: KnownIds,
  policyOf?: PolicyOf,
): DrillTime | undefined {
  if (state.phase !== 'live') return undefined;
  const bot = nextBotAct(drill, state, known, policyOf)?.at;
  const times = [nextSeen(drill, state, person), bot, ...promised(drill, state, person)].filter(
    (t): t is DrillTime => t !== undefined && t > state.t,
  );
  return times.length === 0 ? undefined : Math.min(...times);
}
