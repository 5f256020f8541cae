import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { hashValue } from '../../src/base/hash';
import type { Act } from '../../src/drill/acts';
import { isAway } from '../../src/drill/seats';
import { openSession } from '../../src/session/open-session';
import { type JoinTrouble, lookIntoRoom, type RoomSeen } from '../../src/session/room/look-into-room';
import { joinRoom } from '../../src/session/room/open-room';
import type { Lobby } from '../../src/session/room/types';
import { type Machine, TeamBench, valueIn } from '../support/team-bench';

const briefing = readFileSync(new URL('../../scenarios/vyberology/edge-outage/scenario.yaml', import.meta.url), 'utf8');

const lobby = (change: Partial<Lobby> = {}): Lobby => ({
  scenarioId: 'edge-outage',
  title: 'Readings cannot be generated',
  summary: '',
  briefing: briefing.slice(0, 400),
  seats: [
    { id: 'codex', role: 'ic', roleTitle: 'Incident Commander', name: 'Codex', kind: 'nobody' },
    { id: 'claude', role: 'deputy', roleTitle: 'Deputy', name: 'Claude', kind: 'nobody' },
    { id: 'robin', role: 'scribe', roleTitle: 'Scribe', name: 'Robin', kind: 'bot' },
  ],
  isFacilitated: true,
  ...change,
});

const post = (text: string): Act => ({ type: 'post', channel: '#incidents', kind: 'message', text });

let bench = new TeamBench();
afterEach(() => {
  bench.close();
  bench = new TeamBench();
});

const declare: Act = {
  type: 'declare',
  severity: 'SEV2',
  summary: 'Readings fail',
  impact: 'Nobody can generate one.',
};

/** Ana takes command and declares, so that bots have something to do. */
async function command(ana: Machine): Promise<void> {
  valueIn(await ana.act({ type: 'role.take', role: 'ic' }));
  valueIn(await ana.act(declare));
}

interface Team {
  readonly fay: Machine;
  readonly ana: Machine;
  readonly ben: Machine;
}

/** Fay facilitates, Ana and Ben play, Robin is a bot; the drill has started. */
async function team(options: Parameters<TeamBench['machine']>[0] = {}, skews: readonly number[] = []): Promise<Team> {
  const [fay, ana, ben] = [
    await bench.machine({ ...options, skew: skews[0] ?? 0 }),
    await bench.machine({ ...options, skew: skews[1] ?? 0 }),
    await bench.machine({ ...options, skew: skews[2] ?? 0 }),
  ] as const;
  await fay.create(lobby(), 'Fay', 'facilitator');
  const link = fay.link();
  await ana.join(link, 'Ana');
  await ben.join(link, 'Ben');
  valueIn(await bench.done(ana.room.sit('codex', true)));
  valueIn(await bench.done(ben.room.sit('claude', true)));
  valueIn(await bench.done(fay.room.begin({ seed: 'team', variant: 'bad-deploy' })));
  for (const machine of [fay, ana, ben]) await machine.play();
  valueIn(await fay.act({ type: 'drill.start' }));
  return { fay, ana, ben };
}

const hashes = (...machines: Machine[]) => machines.map((m) => hashValue(m.session.folded()));
const acts = (machine: Machine) => machine.session.entries().map((e) => e.act.type);
const roomId = (machine: Machine) => machine.room.roomId;

/** All have read as far, and come to the same. */
async function agree(...machines: Machine[]): Promise<void> {
  const length = () => machines.map((m) => m.session.entries().length);
  await bench.until(() => new Set(length()).size === 1);
  expect(new Set(hashes(...machines)).size).toBe(1);
  expect(new Set(machines.map((m) => m.room.getSnapshot().hash)).size).toBe(1);
}

describe('a drill on three machines', () => {
  test('is the same drill on each, at the same time, and each has its own seat', async () => {
    const { fay, ana, ben } = await team();
    expect(ana.session.getSnapshot()).toMatchObject({ actingAs: 'codex', view: { phase: 'live' } });
    expect(ana.session.getSnapshot().seats.map((s) => [s.id, s.name])).toEqual([['codex', 'Ana']]);
    expect(ben.session.getSnapshot().actingAs).toBe('claude');
    expect(fay.session.getSnapshot()).toMatchObject({ actingAs: 'facilitator', seats: [] });
    valueIn(await ana.act(post('On it.')));
    await bench.until(() => ben.session.getSnapshot().view.messages.some((m) => m.text === 'On it.'));
    await bench.pass(10_000);
    await agree(fay, ana, ben);
    expect(ana.session.getSnapshot().now).toBe(ben.session.getSnapshot().now);
  });

  test('bots act, and do so once', async () => {
    const { fay, ana, ben } = await team();
    await command(ana);
    await bench.until(() => ana.session.entries().some((e) => e.by === 'robin'), 600_000);
    await agree(fay, ana, ben);
    const ids = ana.session.entries().map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([fay, ana, ben].filter((m) => m.room.getSnapshot().isConductor)).toHaveLength(1);
  });

  test('clocks that are minutes wrong change nothing', async () => {
    const { fay, ana, ben } = await team({}, [0, 240_000, -420_000]);
    const before = bench.time.now;
    await bench.pass(20_000);
    valueIn(await ana.act(post('Now.')));
    await agree(fay, ana, ben);
    const [start, said] = [ana.session.entries()[0], ana.session.entries().at(-1)];
    expect(Math.abs((said?.at ?? 0) - (start?.at ?? 0) - (bench.time.now - before))).toBeLessThan(2_000);
    const times = [fay, ana, ben].map((m) => m.session.getSnapshot().now);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1_500);
  });

  test('the facilitator runs the clock, players do not', async () => {
    const { fay, ana } = await team();
    expect(await ana.act({ type: 'drill.pause', reason: 'player' })).toMatchObject({
      ok: false,
      error: { code: 'not-facilitator' },
    });
    expect(ana.session.getSnapshot().view.phase).toBe('live');
    valueIn(await fay.act({ type: 'drill.pause', reason: 'facilitator' }));
    await bench.until(() => ana.session.getSnapshot().view.phase === 'paused');
    expect(acts(ana)).toEqual(acts(fay));
  });

  test('command goes from one machine to the other as a closed loop', async () => {
    const { fay, ana, ben } = await team();
    valueIn(await ana.act({ type: 'role.take', role: 'ic' }));
    valueIn(await ana.act({ type: 'role.offer', role: 'ic', to: 'claude' }));
    await bench.until(() => ben.session.getSnapshot().view.handoffs.length === 1);
    const briefing = {
      situation: 'Readings fail.',
      objectives: 'Stop it.',
      plan: 'Roll back.',
      actions: 'None yet.',
      people: 'Robin writes.',
      promises: 'An update at half past.',
      comms: '#incidents',
      constraints: 'None.',
    };
    valueIn(await ana.act({ type: 'role.brief', role: 'ic', briefing }));
    await bench.until(() => ben.session.getSnapshot().view.handoffs[0]?.briefing !== undefined);
    valueIn(await ben.act({ type: 'role.accept', role: 'ic' }));
    valueIn(await ben.act({ type: 'role.announce', role: 'ic', text: 'I have command.' }));
    await agree(fay, ana, ben);
    const holds = (m: Machine) => m.session.folded().roles.filter((r) => r.role === 'ic' && r.to === undefined);
    expect(holds(ana).map((r) => r.person)).toEqual(['claude']);
  });
});

describe('coming and going', () => {
  test('who drops out is noted as of when they were last heard, and so is their return', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    await bench.pass(30_000);
    const left = ana.session.getSnapshot().now;
    ben.kill();
    await bench.until(() => isAway(ana.session.folded(), 'claude'), 60_000);
    const [absence] = ana.session.folded().absences ?? [];
    expect(Math.abs((absence?.from ?? 0) - left)).toBeLessThan(6_000);
    expect(acts(ana).filter((a) => a === 'seat.away')).toHaveLength(1);
    await bench.pass(20_000);
    await ben.reopen(roomId(fay));
    await ben.play();
    expect(ben.session.getSnapshot().actingAs).toBe('claude');
    await bench.until(() => !isAway(ana.session.folded(), 'claude'));
    await agree(fay, ana, ben);
    expect(acts(ana).filter((a) => a === 'seat.away' || a === 'seat.back')).toEqual(['seat.away', 'seat.back']);
  });

  test('nobody is taken for gone by somebody who has only just come in', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    await bench.pass(30_000);
    for (const machine of [fay, ana]) machine.kill();
    await ana.reopen(roomId(ben));
    await fay.reopen(roomId(ben));
    await ana.play();
    await fay.play();
    await bench.pass(60_000);
    expect(acts(ben)).not.toContain('seat.away');
  });

  test('when whoever conducts is gone, somebody else does', async () => {
    const { fay, ana, ben } = await team();
    await bench.until(() => [fay, ana, ben].some((m) => m.room.getSnapshot().isConductor));
    const first = [fay, ana, ben].find((m) => m.room.getSnapshot().isConductor);
    const rest = [fay, ana, ben].filter((m) => m !== first);
    first?.kill();
    await bench.until(() => rest.some((m) => m.room.getSnapshot().isConductor), 40_000);
    const before = rest[0]?.session.entries().filter((e) => e.by === 'robin').length ?? 0;
    await command(rest.includes(ana) ? ana : ben);
    await bench.until(() => (rest[0]?.session.entries().filter((e) => e.by === 'robin').length ?? 0) > before, 600_000);
    await agree(...rest);
  });

  test('what was done without a connection is kept over a reload, and comes in its place', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    ana.engine.disconnect();
    let answered = false;
    void ana.session.propose(post('Written on the train.')).then(() => {
      answered = true;
    });
    await bench.pass(5_000);
    expect(answered).toBe(false);
    expect(ana.session.getSnapshot().waiting).toBe(1);
    const frozen = ana.session.getSnapshot().now;
    await bench.pass(3_000);
    expect(ana.session.getSnapshot().now).toBeGreaterThan(frozen);
    ana.kill();
    ana.engine.reconnect();
    await ana.reopen(roomId(fay));
    await ana.play();
    await bench.until(() => ben.session.getSnapshot().view.messages.some((m) => m.text === 'Written on the train.'));
    await agree(fay, ana, ben);
    expect(ana.session.getSnapshot().waiting).toBe(0);
    expect(ana.session.entries().filter((e) => e.act.type === 'post')).toHaveLength(1);
  });

  test('when everybody is gone the drill stands still from the last sign of life on', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    await bench.pass(30_000);
    const left = ana.session.getSnapshot().now;
    for (const machine of [fay, ana, ben]) machine.kill();
    await bench.pass(3_600_000);
    await ana.reopen(roomId(fay));
    await ana.play();
    await bench.until(() => ana.session.getSnapshot().view.phase === 'paused');
    expect(Math.abs(ana.session.getSnapshot().now - left)).toBeLessThan(6_000);
    await fay.reopen(roomId(ana));
    await fay.play();
    valueIn(await fay.act({ type: 'drill.resume' }));
    await bench.pass(5_000);
    await agree(fay, ana);
    expect(acts(fay).filter((a) => a === 'drill.pause')).toHaveLength(1);
  });

  test('a short gap in the connection pauses nothing', async () => {
    const { fay, ana, ben } = await team();
    for (const machine of [fay, ana, ben]) machine.engine.disconnect();
    await bench.pass(40_000);
    for (const machine of [fay, ana, ben]) machine.engine.reconnect();
    await bench.pass(20_000);
    expect(acts(ana)).not.toContain('drill.pause');
    await agree(fay, ana, ben);
  });

  test('whoever is removed neither hears nor says anything any more; the others go on', async () => {
    const { fay, ana, ben } = await team();
    const gone = ben.room.getSnapshot().me.id;
    valueIn(await bench.done(fay.room.remove(gone)));
    await bench.until(() => ben.room.getSnapshot().phase === 'removed');
    const heard = ben.session.entries().length;
    valueIn(await ana.act(post('Without Ben.')));
    await agree(fay, ana);
    expect(ben.session.entries().length).toBeLessThanOrEqual(heard + 1);
    expect(ben.session.getSnapshot().view.messages.map((m) => m.text)).not.toContain('Without Ben.');
    expect(await ben.act(post('Let me in.'))).toMatchObject({ ok: false });
    expect(ana.session.folded().seats?.find((s) => s.seat === 'claude')).toMatchObject({ kind: 'player', names: [] });
    expect((await ben.house.rooms.room(roomId(ben)))?.endedAt).toBeDefined();
    expect((await ana.house.rooms.room(roomId(ana)))?.endedAt).toBeUndefined();
  });
});

describe('seats', () => {
  test('a bot yields to whoever sits down, and takes over again when they get up', async () => {
    const { fay, ana, ben } = await team();
    valueIn(await bench.done(ben.room.sit('claude', false)));
    await bench.until(() => ben.session.getSnapshot().actingAs === 'facilitator');
    expect(ben.session.getSnapshot().seats).toEqual([]);
    valueIn(await bench.done(ben.room.sit('robin', true)));
    await bench.until(() => ben.session.getSnapshot().actingAs === 'robin');
    const taken = ana.session.entries().length;
    await command(ana);
    await bench.pass(60_000);
    const since = (from: number) =>
      ana.session
        .entries()
        .slice(from)
        .filter((e) => e.by === 'robin');
    expect(since(taken)).toEqual([]);
    valueIn(await ben.act(post('Robin is a person now.')));
    expect(since(taken)).toHaveLength(1);
    valueIn(await bench.done(ben.room.sit('robin', false)));
    await bench.until(() => ana.session.folded().seats?.find((s) => s.seat === 'robin')?.kind === 'bot');
    await bench.until(() => since(taken).length > 1, 600_000);
    await agree(fay, ana, ben);
  });

  test('nobody acts for a seat of somebody else', async () => {
    const { ana } = await team();
    ana.session.setActingAs('claude');
    expect(ana.session.getSnapshot().actingAs).toBe('codex');
  });
});

describe('afterwards', () => {
  test('each machine keeps the drill, and freezes the same card', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    valueIn(await ana.act({ type: 'role.take', role: 'ic' }));
    await bench.pass(5_000);
    ben.kill();
    valueIn(await fay.act({ type: 'drill.end' }));
    valueIn(await fay.act({ type: 'drill.close-postmortem' }));
    await bench.until(() => ana.session.getSnapshot().view.phase === 'debrief');
    // Ticked after the end, and before Ben has seen it: his card must not count it.
    const item = ana.session.getSnapshot().drill.bundle.playbook.postmortem.followUps[0]?.id ?? '';
    valueIn(await ana.act({ type: 'postmortem.tick', item, done: true }));
    await ben.reopen(roomId(fay));
    await ben.play();
    const { drillId } = ana.session;
    const card = async (m: Machine) => (await m.house.archive.scorecard(drillId)) as object | undefined;
    for (const m of [fay, ana, ben]) await expect.poll(() => card(m), { timeout: 20_000 }).toBeDefined();
    const [a, b, c] = await Promise.all([fay, ana, ben].map(card));
    expect(hashValue(a)).toBe(hashValue(b));
    expect(hashValue(b)).toBe(hashValue(c));
    await expect.poll(async () => (await ben.house.archive.drill(drillId))?.phase, { timeout: 20_000 }).toBe('debrief');
    expect(await ben.house.archive.entries(drillId)).toEqual(ana.session.entries());
  });

  test('without its room a drill is a copy: it can be read, stands still, and is not written to', async () => {
    const { fay, ana, ben } = await team({ keeps: 'indexeddb' });
    await command(ana);
    await bench.until(() => ana.session.entries().some((e) => e.by === 'robin'), 600_000);
    valueIn(await bench.done(fay.room.close()));
    await agree(fay, ana, ben);
    const { drillId } = ana.session;
    const before = ana.session.entries();
    ana.kill();
    const copy = valueIn(await openSession(ana.house, drillId, ana.browser));
    const { actingAs, now } = copy.getSnapshot();
    expect(actingAs).toBe('codex');
    expect(await copy.propose(post('Too late.'))).toMatchObject({ ok: false, error: { code: 'closed' } });
    await bench.pass(120_000);
    expect(copy.getSnapshot().now).toBe(now);
    expect(await ana.house.archive.entries(drillId)).toEqual(before);
    copy.dispose();
  });
});

describe('a link', () => {
  test('shows what it leads to before one joins, and an old one that it is old', async () => {
    const { fay, ben } = await team();
    const old = fay.link();
    const seen: RoomSeen[] = [];
    const troubles: JoinTrouble[] = [];
    const machine = await bench.machine();
    const stop = lookIntoRoom(
      machine.engine,
      old,
      (s) => seen.push(s),
      (t) => troubles.push(t),
    );
    await expect.poll(() => seen.at(-1)).toEqual({ title: lobby().title, hosts: ['Fay'], isRunning: true });
    stop();
    expect(troubles).toEqual([]);
    valueIn(await bench.done(fay.room.remove(ben.room.getSnapshot().me.id)));
    const stopOld = lookIntoRoom(
      machine.engine,
      old,
      (s) => seen.push(s),
      (t) => troubles.push(t),
    );
    await expect.poll(() => troubles.at(-1)).toEqual({ code: 'old-link' });
    stopOld();
    expect(await bench.done(joinRoom(machine.house, machine.place, old, { name: 'Eve', standing: 'player' }))).toEqual({
      ok: false,
      error: { code: 'old-link' },
    });
    expect(await machine.house.rooms.room(old.roomId)).toBeUndefined();
    await machine.join(fay.link(), 'Eve');
    expect(machine.room.getSnapshot().phase).toBe('drill');
  });
});
