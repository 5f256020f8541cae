import { describe, expect, it } from 'vitest';
import { HandBrowser } from '../../test/support/live-bench';
import { tinyBundle } from '../../test/support/tiny-scenario';
import { botTeam, openWatch } from './watch-drill';

describe('the team of bots', () => {
  it('has everybody once and a bot in each role, as the playbook names them', () => {
    const team = botTeam(tinyBundle);
    expect(team.map((p) => p.role)).toEqual(tinyBundle.playbook.roles.map((r) => r.id));
    expect(new Set(team.map((p) => p.id)).size).toBe(team.length);
    expect(team.every((p) => p.kind === 'bot')).toBe(true);
    expect(team[0]?.name).toBe('Codex');
  });
});

describe('a drill that is watched', () => {
  it('plays itself to the debrief at 20x, without an act of the one who watches', async () => {
    const browser = new HandBrowser();
    const opened = await openWatch('edge-outage', browser, 'watch-1');
    if (!opened.ok) throw new Error(opened.error.lines.join(' '));
    const { session, live, house } = opened.value;
    expect(session.getSnapshot().view.clock.pace).toBe(20);
    for (let i = 0; i < 400 && session.getSnapshot().view.phase !== 'debrief'; i++) await browser.pass(2_000, 1_000);
    const { view, state } = session.getSnapshot();
    expect(view.phase).toBe('debrief');
    expect(view.resolved).toBe(true);
    const { participants } = live.getSnapshot().drill.header;
    const actors = new Set(state.happenings.map((h) => h.by));
    expect([...actors].filter((by) => !participants.some((p) => p.id === by))).toEqual(['facilitator']);
    expect(state.happenings.filter((h) => h.by === 'facilitator').map((h) => h.act.type)).toEqual([
      'drill.start',
      'drill.pace',
    ]);
    expect(house.archive.keeping.kind).toBe('memory');
    session.dispose();
  }, 60_000);

  it('can be looked at and not acted in; time can be stopped and let go', async () => {
    const browser = new HandBrowser();
    const opened = await openWatch('edge-outage', browser, 'watch-2');
    if (!opened.ok) throw new Error(opened.error.lines.join(' '));
    const { session, live } = opened.value;
    await browser.pass(2_000);
    const before = live.entries().length;
    session.look();
    expect(await session.propose({ type: 'role.take', role: 'ic' })).toMatchObject({ ok: false });
    expect(await session.change({ op: 'quota.raise', vendor: 'openai' }, 'x')).toMatchObject({ ok: false });
    expect((await (await session.shell()).run('ls')).exitCode).toBe(126);
    expect(live.entries()).toHaveLength(before);
    expect(session.read({ op: 'flags.list' }).ok).toBe(true);

    session.controls?.pause();
    await browser.pass(1_000);
    expect(session.getSnapshot().view.phase).toBe('paused');
    const stood = session.getSnapshot().now;
    await browser.pass(5_000);
    expect(session.getSnapshot().now).toBe(stood);
    session.controls?.resume();
    await browser.pass(3_000);
    expect(session.getSnapshot().now).toBeGreaterThan(stood);
    session.dispose();
  });

  it('shows an observer nobody’s own messages', async () => {
    const opened = await openWatch('edge-outage', new HandBrowser(), 'watch-3');
    if (!opened.ok) throw new Error(opened.error.lines.join(' '));
    const { view, seats } = opened.value.session.getSnapshot();
    expect(view.messages.filter((m) => m.channel.startsWith('dm:'))).toEqual([]);
    expect(seats).toEqual([]);
    opened.value.session.dispose();
  });
});
