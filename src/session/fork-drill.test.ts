import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HandBrowser } from '../../test/support/live-bench';
import { memoryArchive } from '../archive/memory-archive';
import { runHeadless } from '../conduct/run-headless';
import { decide } from '../drill/decide';
import { createDrill as prepare } from '../drill/drill';
import { stateAt } from '../drill/fold';
import type { Entry, Header } from '../drill/record';
import { replay } from '../drill/replay';
import { isAway } from '../drill/seats';
import { parseBundle } from '../exchange/parse-bundle';
import { memorySequencer } from '../sync/memory-sequencer';
import { createDrill } from './create-drill';
import { forkDrill, forkPoint, forOneWindow } from './fork-drill';
import { openSession } from './open-session';

const read = (file: string) => readFileSync(new URL(`../../scenarios/vyberology/${file}`, import.meta.url), 'utf8');
const sources = {
  scenarioYaml: read('edge-outage/scenario.yaml'),
  playbookYaml: read('playbook.yaml'),
  companyYaml: read('company.yaml'),
};
const parsed = parseBundle(sources);
if (!parsed.ok) throw new Error('the shipped scenario does not parse');
const loaded = { bundle: parsed.value, sources };
const participants = [{ id: 'codex', name: 'Codex', kind: 'player', role: 'ic' }] as const;

function valueIn<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('forking', () => {
  const header = {
    drillId: 'whole',
    createdAt: 1_000_000,
    engine: 'test',
    seed: 'seed-9',
    scenarioId: 'edge-outage',
    playbookId: 'vyberology',
    hashes: { scenario: '', playbook: '', company: '' },
    participants: [...participants],
  };
  const minute = 60_000;
  const run = runHeadless(
    loaded.bundle,
    header,
    [
      { at: 2 * minute, by: 'codex', acts: [{ type: 'role.take', role: 'ic' }] },
      { at: 4 * minute, by: 'codex', acts: [{ type: 'drill.skip', to: 9 * minute }] },
      { at: 12 * minute, by: 'codex', acts: [{ type: 'drill.pace', pace: 5 }] },
      { at: 13 * minute, by: 'codex', acts: [{ type: 'drill.pause', reason: 'player' }] },
      { at: 14 * minute, by: 'codex', acts: [{ type: 'drill.resume' }] },
      { at: 20 * minute, by: 'codex', acts: [{ type: 'drill.end' }] },
    ],
    60 * minute,
  );

  test.each([0, 1, 119_999, 3 * minute, 4 * minute, 6 * minute, 9 * minute + 1, 20 * minute, 900 * minute])(
    'at %i ms stands exactly there and knows nothing later',
    (at) => {
      const drill = prepare(loaded.bundle, header);
      const end = run.state.endedAt ?? Number.POSITIVE_INFINITY;
      const point = forkPoint(drill, run.entries, at, 5_000_000_000);
      const { state } = replay(loaded.bundle, header, point.entries);
      expect(state.t).toBeLessThanOrEqual(Math.max(at, 0) + 20);
      if (at < end) expect(state.t).toBeGreaterThanOrEqual(at);
      expect(['paused', 'live']).toContain(state.phase);
      expect(state.clock.running).toBe(false);
      expect(point.entries.map((e) => e.seq)).toEqual(point.entries.map((_, i) => i + 1));
      const original = stateAt(drill, run.entries, at);
      if (at !== 4 * minute && at !== 6 * minute && at < end) expect(state.messages).toEqual(original.messages);
    },
  );

  test('plays on from there in a drill of its own', async () => {
    const browser = new HandBrowser();
    const records = new Map<string, Entry[]>();
    const house = {
      archive: memoryArchive({ kind: 'memory', code: 'refused', sentence: 'kept in memory by a test' }, records),
      sequencer: memorySequencer({ now: browser.now, records }),
    };
    const setup = { participants, seed: 'seed-1', variant: null };
    const opened = async (drillId: string) => valueIn(await openSession(house, drillId, browser));
    const id = valueIn(await createDrill(house, { loaded, setup }, browser.clock));
    const whole = await opened(id);
    await whole.propose({ type: 'drill.start' });
    await browser.pass(5_000);
    await whole.propose({ type: 'post', channel: '#incidents', kind: 'message', text: 'Looking.' });
    const fork = valueIn(await forkDrill(house, id, 3_000, browser.clock + 50_000));
    expect((await house.archive.drill(fork))?.header).toMatchObject({
      seed: 'seed-1',
      forkOf: { drillId: id, drillTime: 3_000 },
    });
    browser.clock += 60_000;
    const session = await opened(fork);
    expect(session.getSnapshot()).toMatchObject({ now: 3_000, view: { phase: 'paused' } });
    expect(session.getSnapshot().view.messages.map((m) => m.text)).not.toContain('Looking.');
    await session.propose({ type: 'drill.resume' });
    await browser.pass(2_000);
    expect(session.getSnapshot().now).toBe(5_000);
    expect((await house.archive.drill(id))?.header.forkOf).toBeUndefined();
  });
});

describe('forking what a team played in a room', () => {
  const header: Header = {
    drillId: 'team',
    createdAt: 1_000_000,
    engine: 'test',
    seed: 'seed-9',
    scenarioId: 'edge-outage',
    playbookId: 'vyberology',
    hashes: { scenario: '', playbook: '', company: '' },
    participants: [...participants, { id: 'ada', name: 'Ada', kind: 'bot', role: 'scribe' }],
    facilitated: { by: ['Fay'] },
    team: 'team-1',
  };
  const acts: readonly [string, Entry['act']][] = [
    ['facilitator', { type: 'drill.start' }],
    ['codex', { type: 'drill.pause', reason: 'player' }],
    ['system', { type: 'seat.person', seat: 'ada', kind: 'player', names: ['Ana'] }],
    ['system', { type: 'seat.away', seat: 'codex' }],
  ];
  const record = acts.map(([by, act], i): Entry => ({ seq: i + 1, at: 1_000_000 + i * 10_000, id: `e${i}`, by, act }));
  const drill = prepare(loaded.bundle, header);
  const point = forkPoint(drill, record, 40_000, 5_000_000);
  const fork = forOneWindow(drill, point);

  test('has no facilitator, and a seat for everybody who was a person', () => {
    expect(fork.header).not.toHaveProperty('facilitated');
    expect(fork.header).not.toHaveProperty('team');
    expect(fork.header.participants.map((p) => [p.id, p.kind])).toEqual([
      ['codex', 'player'],
      ['ada', 'player'],
    ]);
  });

  test('stands where the team stood: what was refused stays undone, and nobody is away', () => {
    expect(point.state.refusals).toHaveLength(1);
    const { state } = replay(loaded.bundle, fork.header, fork.entries);
    expect(state.refusals.map((r) => r.act)).toEqual([]);
    expect(state.t).toBe(point.state.t);
    expect(state.phase).toBe('paused');
    expect(isAway(point.state, 'codex')).toBe(true);
    expect(isAway(state, 'codex')).toBe(false);
    expect(fork.entries.map((e) => e.seq)).toEqual(fork.entries.map((_, i) => i + 1));
  });

  test('lets whoever plays it run the clock', () => {
    const on = prepare(loaded.bundle, fork.header);
    const { state } = replay(loaded.bundle, fork.header, fork.entries);
    expect(decide(on, state, 'codex', { type: 'drill.resume' })).toBeUndefined();
    expect(decide(drill, point.state, 'codex', { type: 'drill.resume' })).toMatchObject({ code: 'not-facilitator' });
  });
});
