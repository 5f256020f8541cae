import { roomHash } from '../../sync/room/room-log';
import type { Member, RoomState } from '../../sync/room/room-state';
import type { Room, RoomNow } from '../../sync/room/room-types';
import type { ConnectionNow, MemberNow, RoomSnapshot, Showing } from './types';

/** Of somebody who is here nobody needs to know the second (ms): each whisper would draw every screen anew. */
const ROUNDED = 10_000;

const PLACES: readonly string[] = ['lobby', 'floor', 'postmortem', 'debrief', 'console'];

/** What somebody says that their screen shows; nothing when that makes no sense. */
function showingOf(screen: Readonly<Record<string, string>> | undefined): Showing | undefined {
  const where = screen?.where;
  if (screen === undefined || where === undefined || !PLACES.includes(where)) return undefined;
  const { console, channel } = screen as { console?: string; channel?: string };
  return {
    where: where as Showing['where'],
    ...(console === undefined ? {} : { console }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** The share `p` (0 to 1) of a list, by rank; the list need not be in order. */
function quantile(list: readonly number[], p: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0);
}

/** Figures of the connection change with every message; on the screen they change this often (ms). */
const FIGURES_EVERY = 2_000;

/** Everything that can be seen of a snapshot, in one string. The room's state is replaced when it changes, so it is counted. */
function partsOf({ hash: _, ...shown }: Omit<RoomSnapshot, 'hash'> & { readonly hash?: string }, state: RoomState) {
  return `${versionOf(state)} ${JSON.stringify(shown)}`;
}

const versions = new WeakMap<RoomState, number>();
let count = 0;

function versionOf(state: RoomState): number {
  const version = versions.get(state) ?? ++count;
  versions.set(state, version);
  return version;
}

/** What screens see of a room; keeps the identity of what did not change. */
export class RoomShown {
  private snapshot: RoomSnapshot;
  private parts: string;
  private line: { readonly connection: ConnectionNow; readonly measured: number } | undefined;

  constructor(private readonly room: Room) {
    this.snapshot = this.make();
    this.parts = partsOf(this.snapshot, room.now().state);
  }

  now(): RoomSnapshot {
    return this.snapshot;
  }

  /** Looks again; says whether anything is different. */
  refresh(): boolean {
    const next = this.make();
    const parts = partsOf(next, this.room.now().state);
    if (parts === this.parts) return false;
    this.parts = parts;
    this.snapshot = next;
    return true;
  }

  private make(): RoomSnapshot {
    const { room } = this;
    const now = room.now();
    const { state } = now;
    const members = membersOf(room, now);
    const me = members.find((m) => m.isMe) ?? nobody(room.me);
    return {
      roomId: room.roomId,
      phase: phaseOf(now, me),
      ...(now.loading === undefined ? {} : { progress: now.loading }),
      connection: this.connection(now),
      me,
      members,
      ...(state.lobby === undefined ? {} : { lobby: state.lobby }),
      seats: state.seats,
      ...(state.drill === undefined ? {} : { drillId: state.drill.header.drillId }),
      isConductor: now.isConductor,
      refused: state.refused,
      // Few ask for it, and hashing takes longer than the rest.
      get hash() {
        return roomHash(state);
      },
    };
  }

  private connection({ status, waiting }: RoomNow): ConnectionNow {
    const now = Date.now();
    const before = this.line?.connection;
    const isSame = before?.status === status && before.waiting === waiting;
    if (this.line !== undefined && isSame && now - this.line.measured < FIGURES_EVERY) return this.line.connection;
    const connection = this.measured(status, waiting, before?.status === status ? before.since : now);
    this.line = { connection, measured: now };
    return connection;
  }

  private measured(status: ConnectionNow['status'], waiting: number, since: number): ConnectionNow {
    const { traffic, skew, ownEcho } = this.room.figures();
    return {
      status,
      since,
      waiting,
      ...(ownEcho.length === 0
        ? {}
        : { latencyMs: { p50: quantile(ownEcho, 0.5), p99: quantile(ownEcho, 0.99), count: ownEcho.length } }),
      skewMs: Math.round(skew.ms / 10) * 10,
      ...traffic,
    };
  }
}

function membersOf(room: Room, now: RoomNow): readonly MemberNow[] {
  const { state, presence } = now;
  const seatsOf = (id: string) => Object.keys(state.seats).filter((seat) => state.seats[seat]?.includes(id));
  const all = Object.values(state.members).map((member: Member): MemberNow => {
    const isMe = member.id === room.me;
    const heard = presence[member.id];
    const showing = showingOf(heard?.screen);
    const isOnline = isMe ? now.status === 'connected' : heard?.isOnline === true;
    const lastSeen = isMe ? room.clock() : (heard?.lastSeen ?? member.joinedAt);
    return {
      id: member.id,
      name: member.name,
      standing: member.standing,
      isHost: member.isHost,
      isMe,
      seats: seatsOf(member.id),
      isOnline,
      lastSeen: isOnline ? lastSeen - (lastSeen % ROUNDED) : lastSeen,
      ...(showing === undefined ? {} : { showing }),
      isHidden: heard?.isHidden === true,
      waiting: isMe ? now.waiting : (heard?.waiting ?? 0),
      isRemoved: member.removedAt !== undefined,
    };
  });
  return all.toSorted((a, b) => Number(a.isRemoved) - Number(b.isRemoved));
}

/** Oneself before one has joined. */
function nobody(id: string): MemberNow {
  return {
    id,
    name: '',
    standing: 'observer',
    isHost: false,
    isMe: true,
    seats: [],
    isOnline: true,
    lastSeen: 0,
    isHidden: false,
    waiting: 0,
    isRemoved: false,
  };
}

function phaseOf({ phase, state }: RoomNow, me: MemberNow): RoomSnapshot['phase'] {
  if (phase === 'removed' || phase === 'key-replaced' || me.isRemoved) return 'removed';
  // Read anew: whoever shows the room opens it once more.
  if (phase === 'loading' || phase === 'rolled-back') return 'loading';
  // A room that was closed after its drill still shows the drill.
  if (state.drill !== undefined) return 'drill';
  return phase === 'open' ? 'lobby' : 'closed';
}
