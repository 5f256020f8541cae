import { err, ok, type Result } from '../../base/result';
import { toBase64Url } from '../../sync/room/base64url';
import type { Clockwork } from '../../sync/room/clockwork';
import type { Engine } from '../../sync/room/engine';
import { makeMemberKeys, makeRoomId, makeRoomKey } from '../../sync/room/keys';
import { type EngineAddress, linkSecret, type RoomLink } from '../../sync/room/link';
import { openRoom as openLog } from '../../sync/room/room';
import type { Room } from '../../sync/room/room-types';
import { memoryVerified } from '../../sync/room/verified';
import type { Trouble } from '../catalogue';
import { previousScribe } from '../create-drill';
import { loadScenario } from '../load-scenario';
import { type Browser, type RoomHouse, thisBrowser } from '../ports';
import { type Credentials, credentialsOf, keepName, keptOutbox, roomRow } from './kept';
import { LiveRoom } from './live-room';
import { type JoinTrouble, PATIENCE, troubleOf, whenRead } from './look-into-room';
import type { Lobby, Standing } from './types';

/** The engine that rooms are opened at, and how others find the page. */
export interface RoomPlace {
  readonly engine: Engine;
  /** Where the engine is, when that is not beside the page: join links say so. */
  readonly address?: EngineAddress;
  /** `#/join/...` to a whole address that other machines can open. */
  readonly pageFor: (hash: string) => string;
  /** This machine's clock and window; absent: the real ones. */
  readonly clock?: Clockwork;
  readonly browser?: Browser;
}

/** Makes a room, with oneself as its host, and opens it. The keys are kept before anybody hears of the room. */
export async function createRoom(
  house: RoomHouse,
  place: RoomPlace,
  wish: {
    readonly lobby: Lobby;
    readonly name: string;
    readonly standing: 'facilitator' | 'player';
    readonly mySeat?: string | null;
  },
): Promise<Result<LiveRoom, Trouble>> {
  const { lobby, name, standing, mySeat } = wish;
  const keys = makeMemberKeys();
  const link: RoomLink = {
    roomId: makeRoomId(),
    epoch: 0,
    roomKey: toBase64Url(makeRoomKey()),
    founder: keys.id,
    ...(place.address === undefined ? {} : { engine: place.address }),
  };
  await keepName(house, name);
  const kept = await house.rooms.saveRoom(roomRow({ link, keys }, lobby.title, (place.browser ?? thisBrowser()).now()));
  if (!kept.ok) return err({ title: 'The room could not be kept', lines: [kept.error.sentence] });
  const live = liveRoom(house, place, { link, keys });
  const { signKey, boxKey } = keys;
  const said = live.room.say({ kind: 'found', name, signKey, boxKey, standing, lobby });
  const founded = await within(PATIENCE, said);
  const seated =
    founded?.ok === true && typeof mySeat === 'string'
      ? await within(PATIENCE, live.room.say({ kind: 'seat', seat: mySeat, member: keys.id, sits: true }))
      : founded;
  if (seated?.ok === true) return ok(live);
  live.dispose();
  await house.rooms.forgetRoom(link.roomId);
  return err({
    title: 'The room could not be opened',
    lines: [
      seated === undefined
        ? 'The engine does not answer. Is the host still running, and is this machine in its network?'
        : seated.error.sentence,
    ],
  });
}

/** Comes into a room by its link, under a name. Comes back as whom one was, if this browser has been there. */
export async function joinRoom(
  house: RoomHouse,
  place: RoomPlace,
  link: RoomLink,
  wish: { readonly name: string; readonly standing: Exclude<Standing, 'facilitator'> },
  onProgress: (progress: { readonly done: number; readonly of: number }) => void = () => undefined,
): Promise<Result<LiveRoom, JoinTrouble>> {
  await keepName(house, wish.name);
  const before = await house.rooms.room(link.roomId).catch(() => undefined);
  const known = before === undefined ? undefined : credentialsOf(before);
  const keys = known?.ok === true ? known.value.keys : makeMemberKeys();
  const credentials = { link, keys };
  const row = roomRow(credentials, before?.title ?? 'Team drill', (place.browser ?? thisBrowser()).now());
  const kept = await house.rooms.saveRoom({ ...before, ...row });
  if (!kept.ok) return err({ code: 'failed', detail: kept.error.sentence });
  const live = liveRoom(house, place, credentials);
  const { room } = live;
  const stop = room.watch(() => {
    const { loading } = room.now();
    if (loading !== undefined) onProgress(loading);
  });
  const phase = await whenRead(room);
  stop();
  const trouble = phase === undefined ? ({ code: 'unreachable' } as const) : troubleOf(phase);
  const isIn = room.now().state.members[keys.id] !== undefined;
  const said =
    trouble !== undefined || isIn
      ? undefined
      : await room.say({ kind: 'join', ...wish, signKey: keys.signKey, boxKey: keys.boxKey });
  if (trouble === undefined && (said === undefined || said.ok)) {
    await house.rooms.noteRoom(link.roomId, { title: room.now().state.lobby?.title ?? row.title });
    return ok(live);
  }
  live.dispose();
  if (before === undefined) await house.rooms.forgetRoom(link.roomId);
  if (trouble !== undefined) return err(trouble);
  const code = said?.ok === false && said.error.code === 'room-full' ? 'full' : 'failed';
  return err({ code, ...(said?.ok === false ? { detail: said.error.sentence } : {}) });
}

/** Opens a room that this browser is in; `undefined` where it is in none of that id. */
export async function openRoom(
  house: RoomHouse,
  place: RoomPlace,
  roomId: string,
): Promise<Result<LiveRoom, Trouble> | undefined> {
  const row = await house.rooms.room(roomId);
  if (row === undefined) return undefined;
  const credentials = credentialsOf(row);
  return credentials.ok ? ok(liveRoom(house, place, credentials.value)) : credentials;
}

function liveRoom(house: RoomHouse, place: RoomPlace, { link, keys }: Credentials): LiveRoom {
  const browser = place.browser ?? thisBrowser();
  const room = openLog({
    engine: place.engine,
    link,
    keys,
    outbox: keptOutbox(house),
    verified: memoryVerified(),
    ...(place.clock === undefined ? {} : { clock: place.clock }),
    onDropped: (_item, { sentence }) => live.noteLost(sentence),
  });
  const live = new LiveRoom(room, {
    pageFor: place.pageFor,
    secretOf: () => {
      const now = room.link();
      return now === undefined ? undefined : linkSecret(now);
    },
    setUp: {
      me: keys.id,
      load: (scenarioId) => loadScenario(house, scenarioId),
      previousScribe: () => previousScribe(house),
    },
    isHidden: browser.isHidden,
    onComeAndGo: browser.onComeAndGo,
  });
  noteEnd(house, room, browser.now);
  return live;
}

/** A room that is closed, or that one was removed from, is no longer one to go back to. */
function noteEnd(house: RoomHouse, room: Room, now: () => number): void {
  const unwatch = room.watch(() => {
    const { phase, state } = room.now();
    if (!state.isClosed && phase !== 'removed') return;
    unwatch();
    void house.rooms.noteRoom(room.roomId, { endedAt: now() });
  });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
