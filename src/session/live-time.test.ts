import { describe, expect, test } from 'vitest';
import { liveBench } from '../../test/support/live-bench';
import type { NextBotAct } from './conductor';

const start = { type: 'drill.start' } as const;
const post = (text: string) => ({ type: 'post', channel: '#incidents', kind: 'message', text }) as const;

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
  test('to a drill time stops for nothing, and lets bots act at theirs', async () => {
    const bench = await liveBench();
    const acted = { id: 'bot-post', by: 'claude', act: post('Half past.') };
    const nextBotAct: NextBotAct = (_d, _s, known) =>
      known.has('bot-post') ? undefined : { at: 90_000, by: 'claude', proposal: acted, proposals: [acted] };
    const session = bench.open({ nextBotAct });
    await session.propose(start);
    await session.skipTo(300_000);
    expect(session.getSnapshot().now).toBe(300_000);
    expect(session.getSnapshot().state.messages.find((m) => m.text === 'Half past.')?.at).toBe(90_000);
    await session.skipTo(200_000);
    expect(session.getSnapshot().now).toBe(300_000);
  });

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
      { at: 20_000, id: 'bot-look', act: { type: 'look' as const, console: 'logs', query: 'q', evidence: [] } },
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

  test('stops at a task that a colleague gives the player', async () => {
    const bench = await liveBench();
    const task = { type: 'task.give' as const, taskId: 't1', to: 'codex', kind: 'look' as const, text: 'Read the log' };
    const turns = [
      { at: 20_000, id: 'bot-task', act: task },
      { at: 30_000, id: 'bot-post', act: post('found it') },
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
    expect(session.getSnapshot().now).toBe(20_000);
    expect(session.getSnapshot().view.tasks).toHaveLength(1);
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
