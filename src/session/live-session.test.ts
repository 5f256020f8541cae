import { describe, expect, test } from 'vitest';
import { liveBench, settled } from '../../test/support/live-bench';
import type { NextBotAct } from './conductor';

const start = { type: 'drill.start' } as const;
const post = (text: string) => ({ type: 'post', channel: '#incidents', kind: 'message', text }) as const;

describe('proposing', () => {
  test('resolves with the entry once it is in the record and on screen', async () => {
    const bench = await liveBench();
    const session = bench.open();
    expect(session.getSnapshot().view.phase).toBe('briefing');
    const done = await session.propose(start);
    expect(done).toMatchObject({ ok: true, value: { seq: 1, by: 'codex', act: start } });
    expect(session.getSnapshot().view.phase).toBe('live');
    expect(bench.acts()).toEqual(['drill.start']);
  });

  test('is told why not, and nothing is recorded', async () => {
    const bench = await liveBench();
    const session = bench.open();
    expect(await session.propose(post('early'))).toMatchObject({ ok: false, error: { code: 'wrong-phase' } });
    expect(bench.acts()).toEqual([]);
  });

  test('refuses what would not fit into the record file', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    const done = await session.propose(post('x'.repeat(20_001)));
    expect(done).toMatchObject({ ok: false, error: { code: 'unknown-thing' } });
    expect(bench.acts()).toEqual(['drill.start']);
  });

  test('acts as who was chosen, and only as a player', async () => {
    const bench = await liveBench();
    const session = bench.open();
    session.setActingAs('claude');
    expect(session.getSnapshot().actingAs).toBe('claude');
    session.setActingAs('nobody');
    expect(session.getSnapshot().actingAs).toBe('claude');
    expect(await session.propose(start)).toMatchObject({ ok: true, value: { by: 'claude' } });
  });

  test('says that the storage is full, keeps the drill on screen, and goes on when there is room', async () => {
    const bench = await liveBench();
    let full = false;
    const sequencer: typeof bench.sequencer = {
      ...bench.sequencer,
      append: async (...args) =>
        full ? { ok: false, error: { code: 'storage-full', sentence: 'full' } } : bench.sequencer.append(...args),
    };
    // A durable archive: one that is kept in memory cannot fill up.
    const archive = { ...bench.archive, keeping: { kind: 'durable' } as const };
    const session = bench.open({ house: { archive, sequencer } });
    await session.propose(start);
    full = true;
    expect(await session.propose(post('lost?'))).toMatchObject({ ok: false, error: { code: 'storage-full' } });
    expect(session.getSnapshot()).toMatchObject({
      storage: 'full',
      problem: { text: 'full' },
      view: { phase: 'live' },
    });
    full = false;
    expect((await session.propose(post('kept'))).ok).toBe(true);
    expect(session.getSnapshot().storage).toBe('durable');
    expect(session.getSnapshot().problem).toBeUndefined();
  });

  test('nothing is appended after the session was closed', async () => {
    const bench = await liveBench();
    const session = bench.open();
    session.dispose();
    expect(await session.propose(start)).toMatchObject({ ok: false, error: { code: 'closed' } });
  });
});

describe('the snapshot', () => {
  test('keeps its identity until there is something to see', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await settled();
    const first = session.getSnapshot();
    await bench.browser.pass(5_000);
    expect(session.getSnapshot()).toBe(first);
    await session.propose(start);
    const started = session.getSnapshot();
    await bench.browser.pass(400, 200);
    expect(session.getSnapshot()).toBe(started);
    await bench.browser.pass(1_000);
    expect(session.getSnapshot().now).toBe(1_400);
  });

  test('keeps the identity of what did not change in the view', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    const before = session.getSnapshot().view;
    await bench.browser.pass(3_000);
    const after = session.getSnapshot().view;
    expect(after).not.toBe(before);
    expect(after.messages).toBe(before.messages);
    expect(after.roster).toBe(before.roster);
    expect(after.lifecycle).toBe(before.lifecycle);
  });

  test('shows the page that comes by itself', async () => {
    const bench = await liveBench();
    const session = bench.open();
    let told = 0;
    session.subscribe(() => told++);
    await session.propose(start);
    await bench.browser.pass(41_000);
    expect(session.getSnapshot().view.pages).toHaveLength(1);
    expect(told).toBeGreaterThan(30);
  });
});

describe('two windows', () => {
  test('see each other and come to the same state', async () => {
    const bench = await liveBench();
    const [left, right] = [bench.open(), bench.open()];
    right.setActingAs('claude');
    await left.propose(start);
    await bench.browser.pass(2_000);
    await Promise.all([left.propose(post('one')), right.propose(post('two')), left.propose(post('three'))]);
    await settled();
    const texts = (s: typeof left) => s.getSnapshot().view.messages.map((m) => m.text);
    expect(texts(left)).toEqual(texts(right));
    expect(texts(left)).toHaveLength(3);
    expect(left.entries()).toEqual(right.entries());
  });

  test('a bot that both conduct acts once', async () => {
    const bench = await liveBench();
    const nextBotAct: NextBotAct = (_drill, state, known) => {
      const proposal = { id: 'bot-1', by: 'claude', act: post('hello') };
      if (state.phase !== 'live' || known.has('bot-1')) return undefined;
      return { at: 3_000, by: 'claude', proposal, proposals: [proposal] };
    };
    const left = bench.open({ nextBotAct });
    bench.open({ nextBotAct });
    await left.propose(start);
    await bench.browser.pass(2_000);
    expect(bench.acts()).toEqual(['drill.start']);
    await bench.browser.pass(2_000);
    expect(bench.acts()).toEqual(['drill.start', 'post']);
  });
});

describe('tools', () => {
  test('a button of a console is asked for, done and put down with what it caused', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    const done = await session.change({ op: 'service.restart', name: 'api' }, 'Restart api');
    expect(bench.acts()).toEqual(['drill.start', 'tool.run', 'tool.done']);
    const run = session.getSnapshot().view.tools.at(-1);
    expect(run).toMatchObject({ command: 'Restart api', exitCode: done.ok ? 0 : 1 });
    expect(session.getSnapshot().state.clock.holds).toEqual({});
  });

  test('a line in the terminal is in the record with its output', async () => {
    const bench = await liveBench();
    const session = bench.open();
    const shell = await session.shell();
    expect(await shell.run('echo early')).toMatchObject({ exitCode: 1, stdout: '' });
    await session.propose(start);
    expect(await shell.run('echo "hi there" | wc -w')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(bench.acts()).toEqual(['drill.start', 'tool.run', 'tool.done']);
    expect(session.getSnapshot().view.tools.at(-1)?.output?.trim()).toBe('2');
    expect(await session.shell()).toBe(shell);
  });

  test('a ticket filed from the terminal is an act of who typed', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    const shell = await session.shell();
    await shell.run('gh issue create --title "Down" --body "All calls fail"');
    expect(bench.acts().slice(0, 3)).toEqual(['drill.start', 'tool.run', 'tool.done']);
    expect(bench.acts().at(-1)).toMatch(/^(ticket|bug)\.open$/);
  });

  test('looking is recorded once a minute, or when it shows something new', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    const looks = () => bench.acts().filter((type) => type === 'look').length;
    session.look('logs', 'level:error', ['a']);
    session.look('logs', 'level:error', ['a']);
    session.look('logs', 'level:error', ['a', 'b']);
    session.look('metrics', 'level:error', ['a']);
    await settled();
    expect(looks()).toBe(3);
    await bench.browser.pass(61_000);
    session.look('logs', 'level:error', ['a']);
    await settled();
    expect(looks()).toBe(4);
  });

  test('reading asks the production as it is now', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    await bench.browser.pass(30_000);
    const lines = session.read({ op: 'logs.read', streams: ['fn'], from: 0, to: 3_600_000 });
    expect(lines.ok && lines.value.lines.every((l) => l.at <= 30_000)).toBe(true);
    expect(bench.acts()).toEqual(['drill.start']);
  });
});
