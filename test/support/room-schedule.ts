import type { Proposal } from '../../src/drill/record';
import { type MemberKeys, makeMemberKeys } from '../../src/sync/room/keys';
import type { RoomLink } from '../../src/sync/room/link';
import { type MemoryBroker, memoryBroker } from '../../src/sync/room/memory-engine';
import type { Body } from '../../src/sync/room/messages';
import { memoryOutbox, type OutboxItem } from '../../src/sync/room/outbox';
import { openRoom } from '../../src/sync/room/room';
import type { Room } from '../../src/sync/room/room-types';
import { memoryVerified, type VerifiedStore } from '../../src/sync/room/verified';
import { beginBody, foundBody, joinBody, newLink, post } from './room-bench';
import { type Rested, replicaOf } from './room-check';
import { type FaultRates, type FaultyEngine, faultyEngine, NO_FAULTS, SOME_FAULTS, slowOutbox } from './room-faults';
import { Dice, RoomTime } from './room-time';

/** Machines' clocks are wrong by as much as this (ms). */
const SKEW = 10 * 60_000;
const SEATS = ['codex', 'ada', 'spare'];
/** Making keys takes longer than a schedule does; the same people play all of them. */
const PEOPLE: readonly MemberKeys[] = Array.from({ length: 6 }, makeMemberKeys);

/** What came of one schedule. The last replica is somebody who came when it was all over, with the link as it was then. */
export interface ScheduleResult extends Rested {
  /** How often each thing went wrong. */
  readonly happened: Readonly<Record<string, number>>;
  readonly epoch: number;
}

interface World {
  readonly time: RoomTime;
  readonly dice: Dice;
  readonly broker: MemoryBroker;
  readonly verified: VerifiedStore;
  readonly link: RoomLink;
}

/** Somebody with a machine that can be switched off and on. */
class Person {
  room: Room | undefined;
  engine: FaultyEngine | undefined;
  isRemoved = false;
  readonly acknowledged: string[] = [];
  readonly refused = new Set<string>();
  readonly stored: string[] = [];
  /** Everything done, in the order in which it was. */
  readonly done: string[] = [];
  private readonly store = memoryOutbox();
  private kills: (() => void)[] = [];
  private count = 0;

  constructor(
    readonly keys: MemberKeys,
    private readonly world: World,
    private readonly skew: number,
    private readonly seat?: string,
  ) {}

  /** Opens the page, with what the machine has kept. */
  start(rates: FaultRates): void {
    const { time, dice, broker, verified, link } = this.world;
    const engine = faultyEngine(broker.connect(), time, dice);
    engine.setRates(rates);
    const { outbox, kill } = slowOutbox(this.store, time, dice, ({ body }) => {
      if (body.kind === 'acts') this.stored.push(...body.proposals.map((p) => p.id));
    });
    const clock = time.machine(this.skew);
    this.engine = engine;
    const onDropped = ({ body }: OutboxItem) => {
      if (body.kind === 'acts') for (const { id } of body.proposals) this.refused.add(id);
    };
    this.room = openRoom({ engine, link, keys: this.keys, outbox, verified, clock, onDropped, isPresent: false });
    this.kills = [kill];
  }

  /** The tab is killed: it says and writes nothing any more. */
  kill(): void {
    for (const kill of this.kills) kill();
    this.room?.close();
    void this.engine?.close();
    this.room = undefined;
    this.engine = undefined;
  }

  /** Does something in the drill, now and then the same twice at once. */
  act(howMany: number, isTwice: boolean): void {
    const { room } = this;
    if (room === undefined) return;
    const proposals: Proposal[] = Array.from({ length: howMany }, () => {
      this.count += 1;
      return post(`${this.keys.id.slice(0, 6)}-${this.count}`, this.seat ?? 'robin');
    });
    const ids = proposals.map((p) => p.id);
    this.done.push(...ids);
    for (const _ of isTwice ? [1, 2] : [1]) {
      void room.append(proposals).then((result) => {
        if (result.ok) this.acknowledged.push(...ids);
        else if (result.error.code === 'not-yours') for (const id of ids) this.refused.add(id);
      });
    }
  }

  say(body: Body): void {
    void this.room?.say(body);
  }
}

/** Plays one room with everything going wrong that the seed says, then lets it come to rest. */
export async function playSchedule(seed: string, { steps = 22, isFaulty = true } = {}): Promise<ScheduleResult> {
  const time = new RoomTime();
  const dice = new Dice(seed);
  const [founder, ...others] = PEOPLE as [MemberKeys, ...MemberKeys[]];
  const link = newLink(founder);
  const broker = memoryBroker({ now: () => time.now });
  const world: World = { time, dice, broker, verified: memoryVerified(), link };
  const skew = () => dice.between(-SKEW, SKEW);
  const host = new Person(founder, world, skew());
  const players = others.slice(0, 2 + dice.below(3)).map((keys, i) => new Person(keys, world, skew(), SEATS[i % 3]));
  const everybody = [host, ...players];
  const happened: Record<string, number> = {};
  const note = (what: string) => {
    happened[what] = (happened[what] ?? 0) + 1;
  };

  for (const person of everybody) person.start(NO_FAULTS);
  host.say(foundBody(founder));
  for (const [i, person] of players.entries()) {
    person.say(joinBody(person.keys, `Player ${i}`));
    person.say({ kind: 'seat', seat: SEATS[i % 3] ?? '', member: person.keys.id, sits: true });
  }
  await time.pass(500);
  host.say(beginBody());
  host.room?.conduct(true);
  await time.pass(500);
  for (const person of everybody) person.engine?.setRates(isFaulty ? SOME_FAULTS : NO_FAULTS);

  const trouble = (person: Person): void => {
    const kind = dice.below(10);
    if (person.room === undefined) {
      note('came back');
      person.start(SOME_FAULTS);
    } else if (kind < 4) {
      note('disconnected');
      person.engine?.disconnect();
      time.later(dice.below(4_000), () => person.engine?.reconnect());
    } else if (kind < 8) {
      note('tab killed');
      person.kill();
    } else {
      note('engine restarted');
      for (const each of everybody) each.engine?.disconnect();
      broker.forget();
      const back = dice.below(3_000);
      for (const each of everybody) time.later(back + dice.below(500), () => each.engine?.reconnect());
    }
  };
  const remove = (person: Person): void => {
    if (person.isRemoved || players.filter((p) => !p.isRemoved).length < 3 || host.room === undefined) return;
    note('removed');
    person.isRemoved = true;
    void host.room.remove([person.keys.id]);
  };

  for (let step = 0; step < steps; step++) {
    const person = dice.pick(everybody);
    const kind = dice.below(100);
    if (kind < 60) person.act(dice.percent(20) ? 3 : 1, dice.percent(10));
    else if (kind < 66 && person !== host) moveSeat(person, dice);
    else if (kind < 68) person.say({ kind: 'rename', name: `Renamed ${step}` });
    else if (kind < 70 && isFaulty) remove(dice.pick(players));
    else if (isFaulty) trouble(person);
    await time.pass(dice.below(500));
  }

  await comeToRest(everybody, time);
  const late = new Person(makeLateKeys(), { ...world, link: host.room?.link() ?? link }, skew());
  late.start(NO_FAULTS);
  await time.pass(3_000);
  const staying = [...everybody.filter((p) => !p.isRemoved), late];
  const result = {
    acknowledged: everybody.flatMap((p) => p.acknowledged),
    stored: everybody.filter((p) => !p.isRemoved).flatMap((p) => p.stored.filter((id) => !p.refused.has(id))),
    refused: everybody.flatMap((p) => [...p.refused]),
    inOrder: everybody.map((p) => p.done),
    replicas: staying.flatMap(({ room }) => (room === undefined ? [] : [replicaOf(room)])),
    happened,
    epoch: host.room?.now().state.epoch ?? -1,
  };
  for (const person of [...everybody, late]) person.kill();
  return result;
}

let lateKeys: MemberKeys | undefined;
function makeLateKeys(): MemberKeys {
  lateKeys ??= makeMemberKeys();
  return lateKeys;
}

/** Sits down somewhere else, or leaves and comes back: what is done from the old seat meanwhile may be refused. */
function moveSeat(person: Person, dice: Dice): void {
  const seat = dice.pick(SEATS);
  person.say({ kind: 'seat', seat, member: person.keys.id, sits: dice.percent(70) });
}

/** Mends everything that is broken and waits until nothing waits any more. */
async function comeToRest(everybody: readonly Person[], time: RoomTime): Promise<void> {
  for (const person of everybody) {
    if (person.room === undefined) person.start(NO_FAULTS);
    person.engine?.setRates(NO_FAULTS);
    person.engine?.reconnect();
    person.room?.conduct(false);
  }
  const isQuiet = () => everybody.every((p) => p.isRemoved || p.room?.now().waiting === 0);
  await time.pass(120_000, isQuiet);
  // What is under way to the others, and messages that were sent long ago and come in late.
  await time.pass(8_000);
}
