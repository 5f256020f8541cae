import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/base/drill-time';
import type { Act } from '../../src/drill/acts';
import { bundleHashes } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { foldEntries } from '../../src/drill/fold';
import type { Header } from '../../src/drill/record';
import { stateHash } from '../../src/drill/replay';
import { makeMemberKeys } from '../../src/sync/room/keys';
import { memoryBroker } from '../../src/sync/room/memory-engine';
import type { Lobby } from '../../src/sync/room/messages';
import { beginBody, foundBody, joinBody, LOBBY, machineOn, newLink } from '../support/room-bench';
import { faultyEngine, NO_FAULTS } from '../support/room-faults';
import { Dice, RoomTime } from '../support/room-time';
import { shipped } from '../support/shipped';

const { bundle } = shipped('edge-outage');
const SEATS = ['ana', 'ben'];
const KEYS = [makeMemberKeys(), makeMemberKeys(), makeMemberKeys()] as const;

const lobby: Lobby = {
  ...LOBBY,
  isFacilitated: false,
  seats: SEATS.map((id) => ({ id, role: 'ic', roleTitle: 'Incident Commander', name: id, kind: 'nobody' })),
};
const header: Header = {
  ...beginBody().header,
  scenarioId: bundle.scenario.id,
  playbookId: bundle.playbook.id,
  variant: bundle.scenario.variants[0]?.id,
  hashes: bundleHashes(bundle),
  participants: SEATS.map((id) => ({ id, name: id, kind: 'player' })),
} as Header;

/** What two people do, and when; `asOf` stands for what the machine says of the time. */
const SCRIPT: readonly (readonly [after: number, seat: number, act: (now: number) => Act])[] = [
  [2, 1, () => ({ type: 'drill.start' })],
  [40, 1, () => ({ type: 'look', console: 'logs', query: '', evidence: [] })],
  [70, 2, () => ({ type: 'assess', verdict: 'incident', severity: 'SEV2', reason: 'errors at the edge' })],
  [30, 1, () => ({ type: 'declare', severity: 'SEV2', summary: 'Edge is down', impact: 'Nobody can log in' })],
  [20, 2, () => ({ type: 'role.take', role: 'ic' })],
  [300, 1, () => ({ type: 'post', channel: '#incidents', kind: 'message', text: 'looking at the last release' })],
  [60, 2, () => ({ type: 'drill.pause', reason: 'player' })],
  [600, 1, () => ({ type: 'drill.resume' })],
  [45, 2, () => ({ type: 'post', channel: '#incidents', kind: 'message', text: 'rolling back' })],
];

/** Plays the script on machines whose clocks are wrong by so much, over a network that is slow now and then. */
async function playWith(skews: readonly [number, number, number]) {
  const time = new RoomTime();
  const dice = new Dice('slow network');
  const broker = memoryBroker({ now: () => time.now });
  const link = { ...newLink(KEYS[0]), roomId: 'AAAAAAAAAAAAAAAAAAAAAA' };
  const machines = skews.map((skew, i) => {
    const engine = faultyEngine(broker.connect(), time, dice);
    engine.setRates({ ...NO_FAULTS, delay: 300 });
    return machineOn(engine, link, { keys: KEYS[i] ?? makeMemberKeys(), clock: time.machine(skew) });
  });
  const [host, ...players] = machines;
  if (host === undefined) throw new Error('nobody');
  const done = async (promise: Promise<{ readonly ok: boolean }>) => {
    expect(await time.until(promise)).toMatchObject({ ok: true });
  };
  await done(host.room.say({ ...foundBody(host.keys), lobby } as ReturnType<typeof foundBody>));
  for (const [i, { room, keys }] of players.entries()) {
    await done(room.say(joinBody(keys, SEATS[i] ?? '')));
    await done(room.say({ kind: 'seat', seat: SEATS[i] ?? '', member: keys.id, sits: true }));
  }
  await done(host.room.say({ ...beginBody('skewed'), header: { ...header, createdAt: host.room.clock() } }));
  const clocks: number[] = [];
  let i = 0;
  for (const [after, seat, act] of SCRIPT) {
    await time.pass(after * SECOND);
    const room = machines[seat]?.room;
    if (room === undefined) throw new Error('no such machine');
    clocks.push(room.clock() - time.now);
    i += 1;
    await done(room.append([{ id: `act-${i}`, by: SEATS[seat - 1] ?? '', act: act(room.clock()) }]));
  }
  // Nobody is heard for a while: the last sign of life, as the host's machine knows it.
  await time.pass(100 * SECOND);
  const asOf = host.room.now().state.lastLife;
  await done(host.room.append([{ id: 'away', by: 'system', act: { type: 'drill.pause', asOf, reason: 'away' } }]));
  const entries = host.room.entries();
  const begun = host.room.now().state.drill?.header;
  if (begun === undefined) throw new Error('not begun');
  const state = foldEntries(createDrill(bundle, begun), entries);
  for (const { room } of machines) room.close();
  return { entries, begun, state, clocks };
}

describe('clocks that are minutes wrong', () => {
  test('change nothing in the times of a drill', async () => {
    const straight = await playWith([0, 0, 0]);
    const skewed = await playWith([7 * MINUTE, -9 * MINUTE, 4 * MINUTE]);
    expect(straight.state.refusals).toEqual([]);
    expect(straight.state.happenings.length).toBeGreaterThan(5);
    expect(skewed.entries).toEqual(straight.entries);
    expect(skewed.begun).toEqual(straight.begun);
    expect(stateHash(skewed.state)).toBe(stateHash(straight.state));
  });

  test('are measured: every machine knows the engine’s time to within the length of a round trip', async () => {
    const { clocks } = await playWith([-20 * MINUTE, 11 * MINUTE, -3 * MINUTE]);
    for (const off of clocks) expect(Math.abs(off)).toBeLessThan(300);
  });
});
