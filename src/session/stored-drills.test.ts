import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { HandBrowser, settled } from '../../test/support/live-bench';
import { memoryArchive } from '../archive/memory-archive';
import type { Entry, Proposal } from '../drill/record';
import { parseBundle } from '../exchange/parse-bundle';
import { memorySequencer } from '../sync/memory-sequencer';
import { loadBundle, loadPar } from './catalogue';
import { createDrill, PREVIOUS_SCRIBE, previousScribe } from './create-drill';
import { exportRecord } from './export-record';
import { frozenCard } from './finish';
import { importRecord } from './import-record';
import { openSession } from './open-session';
import type { House } from './ports';

const read = (file: string) => readFileSync(new URL(`../../scenarios/vyberology/${file}`, import.meta.url), 'utf8');
const sources = {
  scenarioYaml: read('edge-outage/scenario.yaml'),
  playbookYaml: read('playbook.yaml'),
  companyYaml: read('company.yaml'),
};
const parsed = parseBundle(sources);
if (!parsed.ok) throw new Error('the shipped scenario does not parse');
const loaded = { bundle: parsed.value, sources };
const setup = {
  participants: [
    { id: 'codex', name: 'Codex', kind: 'player', role: 'ic' },
    { id: 'claude', name: 'Claude', kind: 'player', role: 'scribe' },
  ] as const,
  seed: 'seed-1',
  variant: null,
};

let browser: HandBrowser;
let house: House;
beforeEach(() => {
  browser = new HandBrowser();
  house = newHouse();
});

function newHouse(): House {
  const records = new Map<string, Entry[]>();
  return {
    archive: memoryArchive({ kind: 'memory', code: 'refused', sentence: 'kept in memory by a test' }, records),
    sequencer: memorySequencer({ now: browser.now, records }),
  };
}

function valueIn<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const created = async () => valueIn(await createDrill(house, { loaded, setup }, browser.clock));
const opened = async (id: string) => valueIn(await openSession(house, id, browser));

/** Plays a little: StartEx, the role of the IC, a message, over 10 s. */
async function played(): Promise<string> {
  const id = await created();
  const session = await opened(id);
  await session.propose({ type: 'drill.start' });
  await session.propose({ type: 'role.take', role: 'ic' });
  session.setActingAs('claude');
  await session.propose({ type: 'role.take', role: 'scribe' });
  await browser.pass(5_000);
  await session.propose({ type: 'post', channel: '#incidents', kind: 'message', text: 'Looking.' });
  await browser.pass(5_000);
  session.dispose();
  return id;
}

describe('the catalogue', () => {
  test('loads a shipped scenario with the texts it was read from', async () => {
    const found = valueIn(await loadBundle('edge-outage'));
    expect(found.sources).toEqual(sources);
    expect(found.bundle).toEqual(loaded.bundle);
  });

  test('says when there is no such scenario', async () => {
    expect(await loadBundle('nothing')).toMatchObject({
      ok: false,
      error: { lines: [expect.stringContaining('nothing')] },
    });
    expect(await loadPar('nothing')).toBeUndefined();
  });
});

describe('creating', () => {
  test('stores a drill that waits for StartEx, with a seed drawn when none is given', async () => {
    const given = await created();
    const drawn = valueIn(await createDrill(house, { loaded, setup: { ...setup, seed: null } }));
    expect((await house.archive.drill(given))?.header).toMatchObject({
      seed: 'seed-1',
      participants: setup.participants,
    });
    expect((await house.archive.drill(drawn))?.header.seed).toMatch(/^[0-9a-f]{12}$/);
    const session = await opened(given);
    expect(session.getSnapshot()).toMatchObject({ view: { phase: 'briefing' }, storage: 'memory', actingAs: 'codex' });
  });

  test('says when a drill is not there', async () => {
    expect(await openSession(house, 'nobody', browser)).toMatchObject({ ok: false });
  });
});

describe('coming back', () => {
  test('finds the drill where it was', async () => {
    const id = await played();
    browser.sleep(5_000);
    const session = await opened(id);
    expect(session.getSnapshot().view).toMatchObject({ phase: 'live' });
    expect(session.getSnapshot().view.messages.map((m) => m.text)).toContain('Looking.');
    expect(session.getSnapshot().now).toBe(15_000);
  });

  test('after a long time it is paused at the last sign of life', async () => {
    const id = await played();
    browser.sleep(24 * 3_600_000);
    const session = await opened(id);
    expect(session.getSnapshot().view.phase).toBe('paused');
    expect(session.getSnapshot().now).toBe(10_000);
    expect(session.entries().at(-1)).toMatchObject({ by: 'system', act: { type: 'drill.pause', reason: 'away' } });
    session.dispose();
    const again = await opened(id);
    expect(again.entries()).toHaveLength(session.entries().length);
  });

  test('is not paused while another window has it open', async () => {
    const id = await played();
    browser.sleep(60_000);
    const taken = { request: async (_n: string, _o: LockOptions, work: (lock: null) => unknown) => work(null) };
    const there = new HandBrowser(taken as unknown as LockManager);
    there.clock = browser.clock;
    const session = valueIn(await openSession(house, id, there));
    expect(session.getSnapshot().view.phase).toBe('live');
  });

  test('a record from a machine whose clock is ahead goes on at once', async () => {
    const id = await played();
    browser.clock -= 3_600_000;
    const session = await opened(id);
    const before = session.getSnapshot().now;
    await browser.pass(5_000);
    expect(session.getSnapshot().now - before).toBe(5_000);
    await session.propose({ type: 'post', channel: '#incidents', kind: 'message', text: 'On.' });
    expect(session.entries().at(-1)?.at).toBeGreaterThan(session.entries().at(-2)?.at ?? 0);
  });
});

describe('the end', () => {
  test('freezes the scorecard once, tells the library, and remembers the scribe', async () => {
    const id = await played();
    const session = await opened(id);
    await session.propose({ type: 'drill.end' });
    await session.propose({ type: 'drill.close-postmortem' });
    await expect.poll(async () => (await house.archive.drill(id))?.phase, { timeout: 10_000 }).toBe('debrief');
    const card = await frozenCard(house, id);
    const row = await house.archive.drill(id);
    expect(row?.summary).toMatchObject({ percent: card?.percent, rating: card?.rating, durationMs: 10_000 });
    expect(card?.dimensions.length).toBeGreaterThan(0);
    expect(await previousScribe(house)).toBe('claude');
    expect(await house.archive.setting(PREVIOUS_SCRIBE)).toBe('claude');
    const next = valueIn(await createDrill(house, { loaded, setup }));
    expect((await house.archive.drill(next))?.header.previousScribe).toBe('claude');
  });

  test('a stop for a real incident is saved without a score', async () => {
    const id = await played();
    const session = await opened(id);
    await session.propose({ type: 'drill.stop-real', note: 'the real thing' });
    await settled();
    expect(await house.archive.drill(id)).toMatchObject({ phase: 'stopped', summary: { percent: null } });
    expect(await frozenCard(house, id)).toBeUndefined();
  });
});

describe('records as files', () => {
  test('a drill goes out and comes in elsewhere as the same drill', async () => {
    const id = await played();
    const file = valueIn(await exportRecord(house, id));
    expect(file.name).toContain('EXERCISE');
    const elsewhere = newHouse();
    expect(await importRecord(elsewhere, file.text)).toEqual({ ok: true, value: { drillId: id, wasHere: false } });
    expect(await elsewhere.archive.entries(id)).toEqual(await house.archive.entries(id));
    expect(valueIn(await exportRecord(elsewhere, id)).text).toBe(file.text);
    expect(await elsewhere.archive.drill(id)).toMatchObject({ phase: 'live', title: loaded.bundle.scenario.title });
  });

  test('the same file twice is one drill, and brings a deleted one back', async () => {
    const id = await played();
    const file = valueIn(await exportRecord(house, id));
    await house.archive.softDelete(id, 1);
    expect(await importRecord(house, file.text)).toEqual({ ok: true, value: { drillId: id, wasHere: true } });
    expect(await house.archive.listDrills()).toHaveLength(1);
  });

  test('another record with the same id gets one of its own', async () => {
    const id = await played();
    const file = valueIn(await exportRecord(house, id));
    const session = await opened(id);
    await session.propose({ type: 'post', channel: '#incidents', kind: 'message', text: 'Went on here.' });
    const done = valueIn(await importRecord(house, file.text));
    expect(done.drillId).not.toBe(id);
    expect(await house.archive.listDrills()).toHaveLength(2);
    expect(await house.archive.entries(id)).toHaveLength((await house.archive.entries(done.drillId)).length + 1);
  });

  test('a damaged file changes nothing', async () => {
    const id = await played();
    const file = valueIn(await exportRecord(house, id));
    const elsewhere = newHouse();
    expect(await importRecord(elsewhere, file.text.replace('"drill.start"', '"drill.begin"'))).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(await elsewhere.archive.listDrills()).toEqual([]);
  });
});

test('entries that another window appended while this one opened are not lost', async () => {
  const id = await created();
  const slow: Proposal = { id: 'elsewhere', by: 'codex', act: { type: 'drill.start' } };
  const opening = openSession(house, id, browser);
  await house.sequencer.append(id, [slow]);
  const session = valueIn(await opening);
  await settled();
  expect(session.getSnapshot().view.phase).toBe('live');
});
