import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { memoryArchive } from '../../src/archive/memory-archive';
import { openArchive } from '../../src/archive/open-archive';
import { dexieRoomStore, memoryRoomStore } from '../../src/archive/room-store';
import type { Result } from '../../src/base/result';
import type { Act } from '../../src/drill/acts';
import type { LiveSession } from '../../src/session/live-session';
import type { Browser, RoomHouse } from '../../src/session/ports';
import type { LiveRoom } from '../../src/session/room/live-room';
import { createRoom, joinRoom, openRoom, type RoomPlace } from '../../src/session/room/open-room';
import { openRoomDrill, type RoomTools } from '../../src/session/room/room-drill';
import type { Lobby } from '../../src/session/room/types';
import { memorySequencer } from '../../src/sync/memory-sequencer';
import { type RoomLink, readLink } from '../../src/sync/room/link';
import { type MemoryBroker, memoryBroker } from '../../src/sync/room/memory-engine';
import { type FaultyEngine, faultyEngine } from './room-faults';
import { Dice, RoomTime } from './room-time';

export const loadShell: RoomTools['loadShell'] = () =>
  import('../../src/world/engines/shell/local-shell').then((m) => m.openLocalShell);

/** The value of a result that must have gone well. */
export function valueIn<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A team on several machines in one process: an engine in memory, a time that is moved by hand, a storage for each. */
export class TeamBench {
  readonly time = new RoomTime();
  readonly broker: MemoryBroker = memoryBroker({ now: () => this.time.now });
  private readonly machines: Machine[] = [];

  /** One more machine. `skew`: how wrong its clock is (ms). `keeps`: where it stores things. */
  async machine(options: { readonly skew?: number; readonly keeps?: 'indexeddb' | 'memory' } = {}): Promise<Machine> {
    const { skew = 0, keeps = 'memory' } = options;
    const now = () => this.time.now + skew;
    const house = keeps === 'indexeddb' ? await openedHouse(now) : houseInMemory(now);
    const machine = new Machine(this, house, skew);
    this.machines.push(machine);
    return machine;
  }

  /** Goes on until something holds; gives up after `ms`. */
  async until(isSo: () => boolean, ms = 60_000): Promise<void> {
    await this.time.pass(ms, isSo);
    if (!isSo()) throw new Error(`it did not come about within ${ms} ms`);
  }

  /** Waits for something that takes real time (a storage, a database) while time passes in the room, `step` ms a round. */
  async done<T>(promise: Promise<T>, step = 20): Promise<T> {
    let isDone = false;
    const finish = () => {
      isDone = true;
    };
    promise.then(finish, finish);
    const until = performance.now() + 60_000;
    while (!isDone && performance.now() < until) {
      await this.time.pass(step, () => isDone);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (!isDone) throw new Error('it is not through');
    return promise;
  }

  pass(ms: number): Promise<void> {
    return this.time.pass(ms);
  }

  close(): void {
    for (const machine of this.machines) machine.kill();
  }
}

/** One machine with one window. */
export class Machine {
  readonly engine: FaultyEngine;
  readonly browser: Browser;
  room!: LiveRoom;
  session!: LiveSession;
  isHidden = false;
  private readonly stops = new Set<() => void>();

  constructor(
    readonly bench: TeamBench,
    readonly house: RoomHouse,
    skew: number,
  ) {
    const { time, broker } = bench;
    this.engine = faultyEngine(broker.connect(), time, new Dice('team'));
    this.browser = {
      now: () => time.now + skew,
      locks: undefined,
      isHidden: () => this.isHidden,
      onComeAndGo: () => () => undefined,
      every: (ms, work) => {
        let isOn = true;
        const again = () => {
          if (!isOn) return;
          work();
          time.later(ms, again);
        };
        time.later(ms, again);
        const stop = () => {
          isOn = false;
        };
        this.stops.add(stop);
        return stop;
      },
    };
    this.place = {
      engine: this.engine,
      pageFor: (hash) => `http://host/${hash}`,
      clock: time.machine(skew),
      browser: this.browser,
    };
  }

  readonly place: RoomPlace;

  async create(lobby: Lobby, name: string, standing: 'facilitator' | 'player', mySeat?: string): Promise<void> {
    const wish = { lobby, name, standing, ...(mySeat === undefined ? {} : { mySeat }) };
    this.room = valueIn(await this.bench.done(createRoom(this.house, this.place, wish)));
  }

  /** The link as it is shown here now. */
  link(): RoomLink {
    const [, , roomId = '', secret = ''] = new URL(this.room.joinLink()).hash.split('/');
    return valueIn(readLink(roomId, secret));
  }

  async join(link: RoomLink, name: string, standing: 'player' | 'evaluator' | 'observer' = 'player'): Promise<void> {
    const done = joinRoom(this.house, this.place, link, { name, standing });
    this.room = valueIn(await this.bench.done(done));
  }

  /** Opens the room's drill once it is there; with the shell of this process where no tools are given. */
  async play(tools: RoomTools = { loadShell }): Promise<LiveSession> {
    await this.bench.until(() => this.room.getSnapshot().phase === 'drill');
    this.session = valueIn(await this.bench.done(openRoomDrill(this.house, this.room, this.browser, tools)));
    return this.session;
  }

  /** As an act of whoever is at this machine; the record has it when this resolves. */
  async act(act: Act, by?: string): Promise<Result<unknown, { readonly code: string }>> {
    if (by !== undefined) this.session.setActingAs(by);
    return this.bench.done(this.session.propose(act));
  }

  /** The window is gone without a word. */
  kill(): void {
    for (const stop of this.stops) stop();
    this.session?.dispose();
    this.room?.dispose();
  }

  /** The window is opened again: with what this machine has stored, and nothing else. */
  async reopen(roomId: string): Promise<void> {
    const opened = await this.bench.done(openRoom(this.house, this.place, roomId));
    this.room = valueIn(opened ?? { ok: false, error: 'not in that room' });
  }
}

async function openedHouse(now: () => number): Promise<RoomHouse> {
  const found = await openArchive({ indexedDB: new IDBFactory(), keyRange: IDBKeyRange, name: 'team' });
  if (!('db' in found)) throw new Error('the test has no IndexedDB');
  return { archive: found.archive, sequencer: memorySequencer({ now }), rooms: dexieRoomStore(found.db) };
}

function houseInMemory(now: () => number): RoomHouse {
  const archive = memoryArchive({ kind: 'memory', code: 'refused', sentence: 'kept in memory by a test' });
  return { archive, sequencer: memorySequencer({ now }), rooms: memoryRoomStore() };
}
