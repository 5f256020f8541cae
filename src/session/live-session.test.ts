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

describe('absence', () => {
  test('a machine that slept pauses the drill at the last sign of life', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    await bench.browser.pass(10_000);
    bench.browser.sleep(3_600_000);
    await bench.browser.tick();
    expect(session.getSnapshot().view.phase).toBe('paused');
    expect(session.getSnapshot().now).toBe(10_000);
    await session.propose({ type: 'drill.resume' });
    await bench.browser.pass(5_000);
    expect(session.getSnapshot().now).toBe(15_000);
  });

  test('is settled before what is proposed first after it', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    await bench.browser.pass(10_000);
    bench.browser.sleep(3_600_000);
    bench.browser.come(true);
    expect(await session.propose(post('back'))).toMatchObject({ ok: false, error: { code: 'wrong-phase' } });
    expect(bench.acts()).toEqual(['drill.start', 'drill.pause']);
    expect(session.getSnapshot().now).toBe(10_000);
  });

  test('a hidden window whose timers run once a minute is not away', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    bench.browser.hidden = true;
    await bench.browser.pass(5_000);
    await bench.browser.pass(240_000, 60_000);
    bench.browser.hidden = false;
    bench.browser.sleep(30_000);
    bench.browser.come(true);
    await bench.browser.tick();
    expect(session.getSnapshot().view.phase).toBe('live');
    expect(bench.acts()).toEqual(['drill.start']);
  });

  test('another window that was there meanwhile counts', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    await bench.browser.pass(10_000);
    bench.browser.sleep(60_000);
    await bench.archive.touch(bench.header.drillId, bench.browser.clock - 2_000);
    await bench.browser.tick();
    expect(bench.acts()).toEqual(['drill.start']);
  });

  test('signs of life are written down every few seconds', async () => {
    const bench = await liveBench();
    const session = bench.open();
    await session.propose(start);
    await bench.browser.pass(12_000);
    const row = await bench.archive.drill(session.drillId);
    expect(bench.browser.clock - (row?.lastSeen ?? 0)).toBeLessThanOrEqual(5_000);
  });
});

describe('skipping', () => {
  test('goes where the next thing is seen', async () => {
    const bench = await liveBench();
    const session = bench.open({ nextStop: (_d, state) => (state.t < 60_000 ? 60_000 : undefined) });
    await session.propose(start);
    await session.skip();
    expect(session.getSnapshot().now).toBe(60_000);
    expect(session.getSnapshot().view.pages).toHaveLength(1);
    expect(session.getSnapshot().skipping).toBe(false);
  });

  test('lets colleagues act on the way and stops only at what the player sees', async () => {
    const bench = await liveBench();
    const turns = [
      { at: 20_000, id: 'bot-look', act: { type: 'look', console: 'logs', query: 'q', evidence: [] } as const },
      { at: 30_000, id: 'bot-post', act: post('found it') },
      { at: 40_000, id: 'bot-more', act: post('more') },
    ];
    const nextBotAct: NextBotAct = (_drill, state, known) => {
      const turn = state.phase === 'live' ? turns.find((t) => !known.has(t.id)) : undefined;
      if (turn === undefined) return undefined;
      const proposal = { id: turn.id, by: 'claude', act: turn.act };
      return { at: Math.max(turn.at, state.t), by: 'claude', proposal, proposals: [proposal] };
    };
    const session = bench.open({ nextBotAct, nextStop: (d, state, _p, known) => nextBotAct(d, state, known)?.at });
    await session.propose(start);
    await session.skip();
    expect(bench.acts()).toEqual(['drill.start', 'drill.skip', 'look', 'drill.skip', 'post']);
    expect(session.getSnapshot().now).toBe(30_000);
  });

  test('ends when it is asked for again', async () => {
    const bench = await liveBench();
    let leaps = 0;
    const session = bench.open({
      nextBotAct: (_d, state) =>
        state.phase === 'live'
          ? { at: state.t + 1_000, by: 'claude', proposal: { id: 'x', by: 'claude', act: start }, proposals: [] }
          : undefined,
      nextStop: (_d, state) => {
        leaps++;
        if (leaps === 3) void session.skip();
        return state.t + 1_000;
      },
    });
    await session.propose(start);
    await session.skip();
    expect(leaps).toBeLessThan(6);
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
