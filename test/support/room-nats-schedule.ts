import { type MemberKeys, makeMemberKeys } from '../../src/sync/room/keys';
import type { RoomLink } from '../../src/sync/room/link';
import { memoryOutbox } from '../../src/sync/room/outbox';
import { openRoom } from '../../src/sync/room/room';
import type { Room } from '../../src/sync/room/room-types';
import { memoryVerified } from '../../src/sync/room/verified';
import { beginBody, foundBody, joinBody, newLink, post, said } from './room-bench';
import { type Rested, replicaOf } from './room-check';
import { type NodeEngine, nodeEngine } from './room-nats';
import { Dice } from './room-time';

type Server = Parameters<typeof nodeEngine>[0];

const SEATS = ['codex', 'ada'];
const PEOPLE: readonly MemberKeys[] = Array.from({ length: 4 }, makeMemberKeys);

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Somebody with a machine on the real engine. */
export class Person {
  room: Room;
  private engine: NodeEngine;
  private readonly outbox = memoryOutbox();
  readonly acknowledged: string[] = [];
  readonly done: string[] = [];
  private count = 0;

  constructor(
    private readonly server: Server,
    private readonly link: RoomLink,
    readonly keys: MemberKeys,
    private readonly seat: string,
    private readonly verified = memoryVerified(),
  ) {
    this.engine = nodeEngine(server);
    this.room = this.open();
  }

  private open(): Room {
    const { engine, link, keys, outbox, verified } = this;
    return openRoom({ engine, link, keys, outbox, verified, isPresent: false });
  }

  /** Kills the tab and opens another one. */
  async reload(): Promise<void> {
    this.room.close();
    this.engine.cut();
    await this.engine.close();
    this.engine = nodeEngine(this.server);
    this.room = this.open();
  }

  cut(): void {
    this.engine.cut();
  }

  act(): void {
    this.count += 1;
    const id = `${this.keys.id.slice(0, 6)}-${this.count}`;
    this.done.push(id);
    void this.room.append([post(id, this.seat)]).then((result) => {
      if (result.ok) this.acknowledged.push(id);
    });
  }

  async end(): Promise<void> {
    this.room.close();
    await this.engine.close();
  }
}

/**
 * Plays one room on the real engine: people act, their connections are cut, their tabs killed, while somebody else kills the
 * engine. Resolves once it has come to rest and a late joiner has read everything.
 */
export async function playOnNats(server: Server, seed: string): Promise<Rested> {
  const dice = new Dice(seed);
  const [founder, ...others] = PEOPLE as [MemberKeys, ...MemberKeys[]];
  const link = newLink(founder);
  const host = new Person(server, link, founder, 'robin');
  await said(host.room, foundBody(founder));
  const players = others.slice(0, 2).map((keys, i) => new Person(server, link, keys, SEATS[i] ?? ''));
  const everybody = [host, ...players];
  for (const [i, { room, keys }] of players.entries()) {
    await said(room, joinBody(keys, `Player ${i}`));
    await said(room, { kind: 'seat', seat: SEATS[i] ?? '', member: keys.id, sits: true });
  }
  await said(host.room, beginBody());

  for (let step = 0; step < 24; step++) {
    for (const p of everybody) if (p.room.now().phase === 'rolled-back') await p.reload();
    const person = dice.pick(everybody);
    const kind = dice.below(100);
    if (kind < 74) person.act();
    else if (kind < 88) person.cut();
    else await person.reload();
    await pause(dice.below(400));
  }

  const isQuiet = () => everybody.every((p) => p.room.now().waiting === 0 && p.room.now().phase === 'open');
  const late = new Person(server, host.room.link() ?? link, makeMemberKeys(), 'spare');
  const all = [...everybody, late];
  const isAlike = () => new Set(all.map((p) => `${p.room.now().seq} ${replicaOf(p.room).hash}`)).size === 1;
  const until = Date.now() + 60_000;
  while (!(isQuiet() && isAlike()) && Date.now() < until) {
    // What the app does when the engine has lost what lay in its memory only.
    for (const p of all) if (p.room.now().phase === 'rolled-back') await p.reload();
    await pause(100);
  }
  const result: Rested = {
    acknowledged: everybody.flatMap((p) => p.acknowledged),
    // Every act here is within the rules and was kept before anything else, so all of them have to be there.
    stored: everybody.flatMap((p) => p.done),
    refused: [],
    inOrder: everybody.map((p) => p.done),
    replicas: all.map((p) => replicaOf(p.room)),
  };
  await Promise.all(all.map((p) => p.end()));
  return result;
}
