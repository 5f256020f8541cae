import { describe, expect, it } from 'vitest';
import { DAY, HOUR, minutes, SECOND } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import type { Fact } from '../../src/scenario/facts';
import type { SessionRow } from '../../src/world/model/database/types';
import { findGauge, gaugeAt } from '../../src/world/model/gauges';
import { lines } from '../../src/world/model/lines';
import type { Operation, OperationResult, WorldView } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { full } from '../support/shipped';
import { terminal } from '../support/terminal';

const VARIANTS = ['key-exhausted', 'bad-deploy', 'connection-limit'] as const;
const SEEDS = ['amber', 'birch', 'cedar', 'dune', 'elm', 'fern', 'gorse', 'hazel'].slice(0, full ? 8 : 2);

function play(variant: string, seed = 'amber') {
  const { drill, state, put, pass } = terminal(variant, { seed });
  const world = (): WorldView => worldView(drill, state());
  let runs = 0;
  const cause = (facts: readonly Fact[]): void => {
    const runId = `r${++runs}`;
    put({ type: 'tool.run', runId, tool: 'console', command: 'x' });
    put({ type: 'tool.done', runId, output: '', exitCode: 0, facts: [...facts], evidence: [] });
  };
  return { world, cause, pass, states: () => state().world.states };
}

function ask<O extends Operation>(world: WorldView, op: O): Extract<OperationResult<O['op']>, { ok: true }> {
  const result = perform(world, op);
  if (!result.ok) throw new Error(result.error.message);
  return result as Extract<OperationResult<O['op']>, { ok: true }>;
}
const sessions = (world: WorldView): readonly SessionRow[] => ask(world, { op: 'sessions.list' }).value.rows;
const of = (world: WorldView, session: string): readonly SessionRow[] =>
  sessions(world).filter((row) => row.session === session);
const gauge = (world: WorldView, id: string): number => {
  const found = findGauge(world, id);
  if (found === undefined) throw new Error(`no gauge ${id}`);
  return Math.round(gaugeAt(world, found, world.now));
};

describe.each(VARIANTS)('the sessions of edge-outage, %s', (variant) => {
  it.each(SEEDS)('are as many as the charts say, all along (seed %s)', (seed) => {
    const { world, pass } = play(variant, seed);
    for (let i = 0; i < 40; i++) {
      const now = world();
      expect(sessions(now)).toHaveLength(gauge(now, 'db-connections'));
      expect(of(now, 'error-digest')).toHaveLength(gauge(now, 'db-connections-digest'));
      pass(47 * SECOND);
    }
  });

  it('have nobody waiting for a lock, and the same innocents as on any day', () => {
    const { world } = play(variant);
    expect(ask(world(), { op: 'locks.list' }).value.rows.filter((lock) => !lock.granted)).toEqual([]);
    for (const id of ['realtime', 'pg-cron', 'open-psql']) expect(of(world(), id)).toHaveLength(1);
  });

  it('count statements by the requests that the functions logged', () => {
    const { world } = play(variant);
    const now = world();
    const before = now.scenario.exhibits.database.statements.find((s) => s.id === 'store-reading');
    const row = ask(now, { op: 'statements.list' }).value.rows.find((r) => r.query === before?.query);
    const stored = lines(now, 'fn-generate-reading', now.scenario.incident.startsAt, now.now).filter((line) =>
      line.text.includes('stored reading'),
    );
    expect((row?.calls ?? 0) - (before?.before ?? 0)).toBe(stored.length);
  });
});

describe('ending sessions in edge-outage', () => {
  it('of error-digest drops them all and helps for a while, when they are what fills the slots', () => {
    const { world, cause, pass, states } = play('connection-limit');
    const [one] = of(world(), 'error-digest');
    expect(of(world(), 'error-digest').length).toBeGreaterThan(35);
    expect(ask(world(), { op: 'sessions.list' }).evidence).toContain('digest-holds-slots');
    cause(ask(world(), { op: 'sessions.terminate', pid: one?.pid ?? 0, how: 'terminate' }).facts);
    expect(states()).toMatchObject({ cause: 'restarted', fault: 'clear' });
    expect(of(world(), 'error-digest').length).toBeLessThanOrEqual(2);
    expect(sessions(world()).map((row) => row.pid)).not.toContain(one?.pid);
    pass(minutes(12));
    expect(states()).toMatchObject({ cause: 'present' });
    expect(of(world(), 'error-digest').length).toBeGreaterThan(35);
  });

  it('of anybody else moves nothing', () => {
    const { world, cause, states } = play('bad-deploy');
    const before = states();
    for (const session of ['realtime', 'open-psql', 'error-digest', 'pool']) {
      const pid = of(world(), session)[0]?.pid ?? 0;
      cause(ask(world(), { op: 'sessions.terminate', pid, how: 'terminate' }).facts);
      expect(sessions(world()).map((row) => row.pid)).not.toContain(pid);
    }
    expect(states()).toEqual(before);
    expect(of(world(), 'open-psql')).toEqual([]);
    expect(of(world(), 'realtime')).toHaveLength(1);
  });

  it("of the nightly dump costs the day's backup", () => {
    const { world, cause, pass } = play('key-exhausted');
    const { startEpoch, now } = world();
    const two = Math.floor(startEpoch / DAY) * DAY + 14 * HOUR - startEpoch;
    pass(Math.max(0, two + 30 * SECOND - now));
    const [dump] = of(world(), 'nightly-dump');
    const latest = (): string | undefined => ask(world(), { op: 'backups.list' }).value.rows[0]?.id;
    expect(dump?.query).toContain('COPY public.readings');
    expect(latest()).toBe('nightly_20251104');
    const left = play('key-exhausted');
    left.pass(Math.max(0, two + minutes(10) - now));
    expect(ask(left.world(), { op: 'backups.list' }).value.rows[0]?.id).toBe('nightly_20251105');
    cause(ask(world(), { op: 'sessions.terminate', pid: dump?.pid ?? 0, how: 'terminate' }).facts);
    pass(minutes(10));
    expect(latest()).toBe('nightly_20251104');
  });
});
