import { ok, type Result } from '../../src/base/result';
import type {
  Lobby,
  MemberNow,
  RoomDone,
  RoomError,
  RoomSession,
  RoomSnapshot,
  Showing,
} from '../../src/session/room/types';

type Asked = 'rename' | 'setLobby' | 'sit' | 'stand' | 'remove' | 'begin' | 'close';

/** A room that does nothing by itself: a test sets what it shows, and reads what the screen asked of it. */
export interface FakeRoom extends RoomSession {
  /** Puts parts of the snapshot in, and tells listeners. */
  set(change: Partial<RoomSnapshot>): void;
  /** Changes one member, and tells listeners. */
  setMember(id: string, change: Partial<MemberNow>): void;
  /** What was asked, in order: `['sit', 'ana', true]`. */
  readonly asked: readonly (readonly [Asked, ...unknown[]])[];
  /** What the screen last told the others that it shows. */
  readonly shown: Showing | undefined;
  /** From now on this is answered with an error; without one it works again. */
  refuse(what: Asked, error?: RoomError): void;
}

/** Somebody in a room: a player who is there, unless said otherwise. */
export function fakeMember(id: string, change: Partial<MemberNow> = {}): MemberNow {
  return {
    id,
    name: id,
    standing: 'player',
    isHost: false,
    isMe: false,
    seats: [],
    isOnline: true,
    lastSeen: 1_000_000,
    isHidden: false,
    waiting: 0,
    isRemoved: false,
    ...change,
  };
}

/** A lobby with two seats. */
export const fakeLobby: Lobby = {
  scenarioId: 'security-breach',
  title: 'Security breach',
  summary: 'Something is wrong with a key.',
  briefing: 'You are on call.',
  seats: [
    { id: 'ana', role: 'incident-commander', roleTitle: 'Incident Commander', name: 'Ana', kind: 'bot' },
    { id: 'ben', role: 'scribe', roleTitle: 'Scribe', name: 'Ben', kind: 'nobody' },
  ],
  isFacilitated: true,
};

/** A connected room in its lobby with nobody but me, a facilitating host; `change` replaces parts of that. */
export function fakeRoom(change: Partial<RoomSnapshot> = {}): FakeRoom {
  const listeners = new Set<() => void>();
  const asked: (readonly [Asked, ...unknown[]])[] = [];
  const refusals = new Map<Asked, RoomError>();
  const me = fakeMember('me', { name: 'Mia', standing: 'facilitator', isHost: true, isMe: true });
  let shown: Showing | undefined;
  let snapshot: RoomSnapshot = {
    roomId: 'AAAAAAAAAAAAAAAAAAAAAA',
    phase: 'lobby',
    connection: { status: 'connected', since: 1_000_000, waiting: 0, skewMs: 0, bytesIn: 0, bytesOut: 0 },
    me,
    members: [me],
    lobby: fakeLobby,
    seats: {},
    isConductor: true,
    refused: {},
    hash: '0000',
    ...change,
  };
  const set = (next: Partial<RoomSnapshot>) => {
    snapshot = { ...snapshot, ...next };
    for (const listener of listeners) listener();
  };
  const ask = (what: Asked, ...more: readonly unknown[]): RoomDone => {
    asked.push([what, ...more]);
    const error = refusals.get(what);
    const answer: Result<void, RoomError> = error === undefined ? ok(undefined) : { ok: false, error };
    return Promise.resolve(answer);
  };
  return {
    roomId: snapshot.roomId,
    asked,
    get shown() {
      return shown;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    joinLink: () => `http://localhost:4180/#/join/${snapshot.roomId}/secret`,
    rename: (name) => ask('rename', name),
    setLobby: (lobby) => ask('setLobby', lobby),
    sit: (seat, sits, member) => ask('sit', seat, sits, ...(member === undefined ? [] : [member])),
    stand: (member, standing) => ask('stand', member, standing),
    remove: (member) => ask('remove', member),
    begin: (choices) => ask('begin', choices),
    close: () => ask('close'),
    show: (what) => {
      shown = what;
    },
    dispose: () => listeners.clear(),
    set,
    setMember: (id, part) => {
      const members = snapshot.members.map((m) => (m.id === id ? { ...m, ...part } : m));
      set({ members, me: members.find((m) => m.isMe) ?? snapshot.me });
    },
    refuse: (what, error) => {
      if (error === undefined) refusals.delete(what);
      else refusals.set(what, error);
    },
  };
}
