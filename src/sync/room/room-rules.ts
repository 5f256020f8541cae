import type { WallTime } from '../../base/drill-time';
import type { Proposal } from '../../drill/record';
import { mayPropose } from './act-rules';
import type { Body, BodyOf, Lobby, Message, Rekey } from './messages';
import { LEASE, type Member, type RefusedBecause, type RoomState, SILENCE } from './room-state';
import { isSeated, MOST_IN_A_SEAT, seatEntries, sittersOf, unseated } from './seating';

/** A room with more members than this takes nobody in (removed ones count: their word stays readable). */
export const MOST_MEMBERS = 300;

/** What a message does: the state after it and what it adds to the drill's record, or why it counts for nothing. */
export type Ruling =
  | { readonly isAccepted: true; readonly state: RoomState; readonly proposals: readonly Proposal[] }
  | { readonly isAccepted: false; readonly because: RefusedBecause };

/** The part of the log that a ruling needs besides the state. */
export interface Precedents {
  /** Is there an entry of this id in the drill's record? */
  readonly hasEntry: (id: string) => boolean;
}

/** A room before its first message. */
export function emptyRoom(roomId: string): RoomState {
  return { roomId, epoch: 0, members: {}, seats: {}, lastLife: 0, refused: {}, isClosed: false };
}

const NOT_THEIRS: Ruling = { isAccepted: false, because: 'not-theirs' };
const STRANGER: Ruling = { isAccepted: false, because: 'stranger' };

/**
 * Judges a message whose signature holds. Pure, and alike on every machine: what counts follows from the messages before.
 * `at` (ms) never runs back.
 */
export function ruleOn(before: RoomState, message: Message, at: WallTime, precedents: Precedents): Ruling {
  const { from, body } = message;
  const alive = withLife(before, from, at);
  if (body.kind === 'found') return found(before, alive, message, body, at);
  if (before.founder === undefined) return STRANGER;
  if (body.kind === 'join') return join(alive, from, body, at);
  const member = before.members[from];
  if (member === undefined || member.removedAt !== undefined) return STRANGER;
  if (before.isClosed) return NOT_THEIRS;
  if (body.kind === 'acts') return acts(alive, member, body.proposals, precedents);
  const after = changed(before, alive, member, body, at);
  if (after === undefined) return NOT_THEIRS;
  const tidy = withoutStaleLease(after);
  return { isAccepted: true, state: tidy, proposals: seatEntries(before, tidy, [from, message.id]) };
}

/** Judges the replacement of the room's key. */
export function ruleOnRekey(before: RoomState, rekey: Rekey, at: WallTime): Ruling {
  const host = before.members[rekey.from];
  if (host === undefined || host.removedAt !== undefined) return STRANGER;
  if (!host.isHost) return NOT_THEIRS;
  const going = new Set(rekey.removed);
  if (going.has(rekey.from) || (before.founder !== undefined && going.has(before.founder))) return NOT_THEIRS;
  const here = Object.values(before.members).filter((m) => m.removedAt === undefined);
  if ([...going].some((id) => !here.some((m) => m.id === id))) return NOT_THEIRS;
  if (here.some((m) => !going.has(m.id) && !Object.hasOwn(rekey.seals, m.id)))
    return { isAccepted: false, because: 'incomplete' };
  const members = Object.fromEntries(
    Object.values(before.members).map((m) => [m.id, going.has(m.id) ? { ...m, removedAt: at } : m]),
  );
  const emptied = unseated(withLife(before, rekey.from, at), rekey.removed);
  const state = withoutStaleLease({ ...emptied, members, epoch: before.epoch + 1 });
  return { isAccepted: true, state, proposals: seatEntries(before, state, [rekey.from, rekey.id]) };
}

/** Every accepted word is a sign of life, and by the conductor one more of the lease. */
function withLife(state: RoomState, from: string, at: WallTime): RoomState {
  const lease = state.lease?.member === from ? { member: from, at } : state.lease;
  const isBack = state.founder !== undefined && at - state.lastLife > SILENCE;
  const silence = isBack ? { from: state.lastLife, to: at } : state.silence;
  return { ...state, lastLife: at, ...(lease !== undefined && { lease }), ...(silence !== undefined && { silence }) };
}

/** Whoever conducts must be there: seated, or a host. */
function withoutStaleLease(state: RoomState): RoomState {
  const { lease, ...rest } = state;
  return lease === undefined || mayConduct(state, lease.member) ? state : rest;
}

function mayConduct(state: RoomState, id: string): boolean {
  const member = state.members[id];
  return member?.removedAt === undefined && (member?.isHost === true || isSeated(state, id));
}

function found(before: RoomState, alive: RoomState, { from }: Message, body: BodyOf<'found'>, at: WallTime): Ruling {
  if (before.founder !== undefined) return NOT_THEIRS;
  const { name, signKey, boxKey, standing, lobby } = body;
  const founder: Member = { id: from, name, signKey, boxKey, standing, isHost: true, joinedAt: at };
  const state = withLobby({ ...alive, founder: from, members: { [from]: founder } }, lobby);
  return { isAccepted: true, state, proposals: [] };
}

function join(alive: RoomState, from: string, body: BodyOf<'join'>, at: WallTime): Ruling {
  const known = alive.members[from];
  if (known !== undefined) return known.removedAt === undefined ? { isAccepted: false, because: 'repeated' } : STRANGER;
  if (alive.isClosed || Object.keys(alive.members).length >= MOST_MEMBERS) return NOT_THEIRS;
  const { name, signKey, boxKey, standing } = body;
  const member: Member = { id: from, name, signKey, boxKey, standing, isHost: false, joinedAt: at };
  return { isAccepted: true, state: { ...alive, members: { ...alive.members, [from]: member } }, proposals: [] };
}

function acts(alive: RoomState, member: Member, proposals: readonly Proposal[], { hasEntry }: Precedents): Ruling {
  // What stands in the record already changes nothing, so nobody needs leave to say it again.
  const isAllowed = (p: Proposal) => hasEntry(p.id) || mayPropose(alive, member, p);
  if (alive.drill === undefined || !proposals.every(isAllowed)) return NOT_THEIRS;
  const seen = new Set<string>();
  const fresh = proposals.filter(({ id }) => {
    const isNew = !hasEntry(id) && !seen.has(id);
    seen.add(id);
    return isNew;
  });
  if (fresh.length === 0) return { isAccepted: false, because: 'repeated' };
  return { isAccepted: true, state: alive, proposals: fresh };
}

/** The state after what a member says about the room; undefined when it is not theirs to say. */
function changed(
  before: RoomState,
  alive: RoomState,
  member: Member,
  body: Exclude<Body, { kind: 'found' | 'join' | 'acts' }>,
  at: WallTime,
): RoomState | undefined {
  switch (body.kind) {
    case 'rename':
      return withMember(alive, { ...member, name: body.name });
    case 'beat':
      return body.conducts ? beat(before, alive, member.id, at) : alive;
    case 'seat':
      return seat(alive, member, body);
    default:
      return member.isHost ? changedByHost(alive, member, body, at) : undefined;
  }
}

function changedByHost(
  alive: RoomState,
  host: Member,
  body: BodyOf<'lobby' | 'stand' | 'begin' | 'close'>,
  at: WallTime,
): RoomState | undefined {
  switch (body.kind) {
    case 'lobby':
      return alive.drill === undefined ? withLobby(alive, body.lobby) : undefined;
    case 'stand':
      return stand(alive, host, body);
    case 'begin':
      if (alive.drill !== undefined) return undefined;
      // Stamped by the engine as entries are: a host's clock may be minutes wrong.
      return { ...alive, drill: { header: { ...body.header, createdAt: at }, sources: body.sources } };
    case 'close':
      return { ...alive, isClosed: true };
  }
}

function withMember(state: RoomState, member: Member): RoomState {
  return { ...state, members: { ...state.members, [member.id]: member } };
}

/** Seats that go, go with whoever sat there; the others keep their people. */
function withLobby(state: RoomState, lobby: Lobby): RoomState {
  const seats = Object.fromEntries(lobby.seats.map(({ id }) => [id, sittersOf(state, id) ?? []]));
  return { ...state, lobby, seats };
}

function stand(alive: RoomState, host: Member, body: BodyOf<'stand'>): RoomState | undefined {
  const target = alive.members[body.member];
  if (target === undefined || target.removedAt !== undefined) return undefined;
  const isFounder = target.id === alive.founder;
  if (isFounder && host.id !== target.id) return undefined;
  const isHost = isFounder || body.standing === 'facilitator' || body.isHost === true;
  const standing = withMember(alive, { ...target, standing: body.standing, isHost });
  // Who runs the exercise, rates it or watches it does not play.
  return body.standing === 'player' ? standing : unseated(standing, [target.id]);
}

function seat(alive: RoomState, member: Member, body: BodyOf<'seat'>): RoomState | undefined {
  if (body.member !== member.id && !member.isHost) return undefined;
  const target = alive.members[body.member];
  const sitting = sittersOf(alive, body.seat);
  if (sitting === undefined || target === undefined || target.removedAt !== undefined) return undefined;
  const others = sitting.filter((id) => id !== target.id);
  if (!body.sits) return { ...alive, seats: { ...alive.seats, [body.seat]: others } };
  if (target.standing !== 'player' || others.length >= MOST_IN_A_SEAT) return undefined;
  const now = sitting.includes(target.id) ? sitting : [...sitting, target.id];
  return { ...alive, seats: { ...alive.seats, [body.seat]: now } };
}

function beat(before: RoomState, alive: RoomState, id: string, at: WallTime): RoomState | undefined {
  if (!mayConduct(alive, id)) return undefined;
  const { lease } = before;
  const isFree = lease === undefined || lease.member === id || at - lease.at > LEASE;
  return isFree ? { ...alive, lease: { member: id, at } } : alive;
}
