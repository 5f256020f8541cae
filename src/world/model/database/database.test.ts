import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, isoUtc, MINUTE, SECOND } from '../../../base/drill-time';
import type { Fact } from '../../../scenario/facts';
import { databaseSchema } from '../../../scenario/schema-database';
import { describeOperation } from '../describe';
import { findGauge, gaugeAt } from '../gauges';
import { lines } from '../lines';
import type { Operation, OperationResult, WorldView } from '../operations';
import { perform } from '../perform';
import { smallScenario, smallWorld } from '../small-world';
import type { SessionRow } from './types';

const failing = { state: 'service.failing' };
const base = smallScenario();
const scenario = {
  ...base,
  exhibits: {
    ...base.exhibits,
    database: databaseSchema.parse({
      connections: 'connections',
      pools: [
        {
          id: 'leak',
          application: 'leak',
          user: 'leaker',
          share: 'leaked',
          states: { idle: 1 },
          turns: 0,
          lives: 0,
          queries: [{ query: 'INSERT' }],
        },
        {
          application: 'postgrest',
          user: 'authenticator',
          weight: 3,
          states: { active: 1, idle: 1 },
          queries: [{ query: 'SELECT', relation: 'public.readings' }],
        },
        { application: 'auth', user: 'auth', weight: 1, queries: [{ query: 'SELECT' }] },
      ],
      sessions: [
        {
          id: 'cron',
          user: 'postgres',
          application: 'pg_cron',
          state: 'idle',
          query: 'x',
          runsFor: '9d',
          returns: true,
        },
        {
          id: 'report',
          when: failing,
          user: 'analyst',
          application: 'psql',
          query: 'SELECT slow',
          runsFor: '40m',
          queryFor: '39m',
        },
        {
          id: 'blocked',
          when: failing,
          user: 'analyst',
          application: 'migrate',
          query: 'ALTER TABLE',
          afterCancel: 'gone',
        },
        {
          id: 'dump',
          recurs: { every: '24h', at: '14h', lasts: '6m' },
          user: 'dump',
          application: 'pg_dump',
          query: 'COPY',
        },
      ],
      locks: [
        { session: 'report', relation: 'public.readings', mode: 'AccessShareLock' },
        {
          session: 'blocked',
          relation: 'public.readings',
          mode: 'AccessExclusiveLock',
          blockedBy: ['report'],
          waiters: [{ pool: 'pool', sessions: 3, mode: 'RowExclusiveLock', query: 'INSERT INTO readings' }],
        },
      ],
      statements: [
        {
          id: 'insert',
          query: 'INSERT INTO readings',
          traffic: 'generate',
          outcomes: ['ok'],
          meanMs: 4,
          moves: [{ when: failing, meanMs: 900 }],
        },
        { id: 'old', query: 'SELECT 1', traffic: 'web', meanMs: 2, before: 1_000, rows: 3 },
      ],
      backups: { session: 'dump' },
      shows: { sessions: [{ evidence: 'ev-sessions', when: failing }], locks: [{ evidence: 'ev-locks' }] },
    }),
  },
};
scenario.telemetry = {
  ...base.telemetry,
  gauges: [
    ...base.telemetry.gauges,
    {
      id: 'leaked',
      title: 'Leaked',
      unit: 'count',
      baseline: 1,
      dailyPercent: 0,
      noisePercent: 0,
      min: 0,
      moves: [{ when: failing, to: 20, over: 5 * MINUTE }],
      settles: 0,
      decimals: 0,
    },
  ],
};
const world = smallWorld({ scenario });

function ask<O extends Operation>(of: WorldView, op: O): Extract<OperationResult<O['op']>, { ok: true }> {
  const result = perform(of, op);
  if (!result.ok) throw new Error(`${op.op}: ${result.error.message}`);
  return result as Extract<OperationResult<O['op']>, { ok: true }>;
}
const sessions = (of: WorldView): readonly SessionRow[] => ask(of, { op: 'sessions.list' }).value.rows;
const named = (of: WorldView, id: string): SessionRow | undefined => sessions(of).find((s) => s.session === id);
const at = (now: number, changes: Partial<WorldView> = {}): WorldView => ({ ...world, now, ...changes });
function having(of: WorldView, facts: readonly Fact[], later = 0): WorldView {
  return {
    ...of,
    facts: [...of.facts, ...facts.map((fact) => ({ at: of.now, by: 'codex', fact }))],
    now: of.now + later,
  };
}
const end = (of: WorldView, pid: number, how: 'terminate' | 'cancel' = 'terminate'): WorldView =>
  having(of, ask(of, { op: 'sessions.terminate', pid, how }).facts);

const moment = fc.integer({ min: -25 * MINUTE, max: 50 * MINUTE });
const seeds = fc.string({ minLength: 1, maxLength: 6 });

describe('sessions', () => {
  it('are as many as the gauge of connections says, at any time', () => {
    const gauge = findGauge(world, 'connections');
    if (gauge === undefined) throw new Error('no gauge');
    fc.assert(
      fc.property(moment, seeds, (now, seed) => {
        const of = at(now, { seed });
        expect(sessions(of)).toHaveLength(Math.round(gaugeAt(of, gauge, now)));
      }),
      { numRuns: 60 },
    );
  });

  it('have process ids of their own, and times that have been', () => {
    fc.assert(
      fc.property(moment, seeds, (now, seed) => {
        const rows = sessions(at(now, { seed }));
        expect(new Set(rows.map((r) => r.pid)).size).toBe(rows.length);
        for (const row of rows) {
          expect(row.pid).toBeGreaterThan(0);
          expect(row.pid).toBeLessThan(4_194_304);
          for (const time of [row.xactStart, row.queryStart, row.stateChange, row.backendStart]) {
            if (time !== null) expect(time).toBeLessThanOrEqual(now);
          }
          if (row.queryStart !== null) expect(row.queryStart).toBeGreaterThanOrEqual(row.backendStart);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keep their process id for as long as they live', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 3 * MINUTE }), (now, later) => {
        const before = new Map(sessions(at(now)).map((r) => [r.pid, r]));
        // What is authored may be old when it appears.
        for (const row of sessions(at(now + later)).filter((r) => r.session === 'pool' || r.session === 'leak')) {
          const known = before.get(row.pid);
          // Whoever was here before is the same; whoever is new began in between.
          if (known === undefined) expect(row.backendStart).toBeGreaterThan(now - 11 * SECOND);
          else expect([row.backendStart, row.session]).toEqual([known.backendStart, known.session]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a pool live for a while, most of them beyond a minute', () => {
    const pids = new Set(sessions(at(10 * MINUTE)).map((r) => r.pid));
    const stayed = sessions(at(11 * MINUTE)).filter((r) => pids.has(r.pid)).length;
    expect(stayed).toBeGreaterThan(pids.size * 0.8);
    for (const row of sessions(at(50 * MINUTE)).filter((r) => r.session === 'pool')) {
      expect(row.backendStart).toBeGreaterThan(29 * MINUTE);
    }
  });

  it('of a pool with a gauge appear as the gauge rises, and stay', () => {
    const leak = (now: number) => sessions(at(now)).filter((r) => r.session === 'leak');
    expect(leak(-13 * MINUTE)).toHaveLength(1);
    const full = leak(5 * MINUTE);
    expect(full).toHaveLength(20);
    const starts = full.map((r) => r.backendStart).sort((a, b) => a - b);
    expect(starts[1]).toBeGreaterThan(-12 * MINUTE);
    expect(starts.at(-1)).toBeLessThanOrEqual(-7 * MINUTE);
    expect(new Set(starts).size).toBe(20);
    expect(leak(9 * MINUTE).map((r) => r.pid)).toEqual(full.map((r) => r.pid));
  });

  it('are gone at once when they are ended; a pool opens another, a report does not come back', () => {
    const pooled = sessions(world).find((r) => r.session === 'pool');
    const report = named(world, 'report');
    if (pooled === undefined || report === undefined) throw new Error('nothing to end');
    const without = end(end(world, pooled.pid), report.pid);
    const pids = sessions(without).map((r) => r.pid);
    expect(pids).not.toContain(pooled.pid);
    expect(pids).not.toContain(report.pid);
    expect(pids).toHaveLength(sessions(world).length);
    expect(
      sessions(without).filter((r) => r.backendStart === world.now && r.session === 'pool').length,
    ).toBeGreaterThan(0);
    expect(named(at(45 * MINUTE, without), 'report')).toBeUndefined();
    expect(named(at(45 * MINUTE, { facts: without.facts }), 'report')).toBeUndefined();
  });

  it('that are authored come back when what they belong to begins again', () => {
    const report = named(world, 'report');
    const ended = end(world, report?.pid ?? 0);
    const again = {
      ...ended,
      history: [
        ...ended.history,
        { at: 22 * MINUTE, region: 'service', state: 'recovered' },
        { at: 25 * MINUTE, region: 'service', state: 'failing' },
      ],
    };
    expect(named(at(24 * MINUTE, again), 'report')).toBeUndefined();
    const next = named({ ...again, now: 26 * MINUTE }, 'report');
    expect(next?.backendStart).toBe(25 * MINUTE - 40 * MINUTE);
    expect(next?.queryStart).toBe(25 * MINUTE - 39 * MINUTE);
    expect(next?.pid).not.toBe(report?.pid);
  });

  it('of a service come back at once with another process id', () => {
    const cron = named(world, 'cron');
    const next = named(end(world, cron?.pid ?? 0), 'cron');
    expect(next?.pid).not.toBe(cron?.pid);
    expect(next?.backendStart).toBe(world.now);
  });

  it('lose only what they run when it is cancelled', () => {
    const report = named(world, 'report');
    const cancelled = named(end(world, report?.pid ?? 0, 'cancel'), 'report');
    expect(cancelled).toMatchObject({ pid: report?.pid, state: 'idle', xactStart: null, stateChange: world.now });
    const blocked = named(world, 'blocked');
    expect(named(end(world, blocked?.pid ?? 0, 'cancel'), 'blocked')).toBeUndefined();
    const cron = named(world, 'cron');
    expect(named(end(world, cron?.pid ?? 0, 'cancel'), 'cron')).toEqual(cron);
  });

  it('of a nightly job are there at its hour only', () => {
    const two = Date.parse(isoUtc(world.startEpoch).slice(0, 10)) + 14 * HOUR - world.startEpoch;
    expect(named(at(two - 1), 'dump')).toBeUndefined();
    expect(named(at(two + MINUTE), 'dump')?.backendStart).toBe(two);
    expect(named(at(two + 6 * MINUTE), 'dump')).toBeUndefined();
  });

  it('are all new after a restart of the database', () => {
    const restarted = having(world, [{ type: 'service.restarted', name: 'postgres' }]);
    const pids = new Set(sessions(world).map((r) => r.pid));
    expect(sessions(restarted).filter((r) => pids.has(r.pid))).toEqual([]);
    expect(named(restarted, 'report')).toBeUndefined();
    expect(named(restarted, 'cron')?.backendStart).toBe(world.now);
  });

  it('cannot be ended by a number that is none of theirs', () => {
    const result = perform(world, { op: 'sessions.terminate', pid: 3, how: 'terminate' });
    expect(result).toMatchObject({
      ok: false,
      error: { message: 'WARNING:  PID 3 is not a PostgreSQL backend process' },
    });
  });

  it('show evidence where the scenario says so', () => {
    expect(ask(world, { op: 'sessions.list' }).evidence).toEqual(['ev-sessions']);
    expect(ask(at(-20 * MINUTE), { op: 'sessions.list' }).evidence).toEqual([]);
    expect(ask(world, { op: 'locks.list' }).evidence).toEqual(['ev-locks']);
  });
});

describe('locks', () => {
  it('say who waits for whom, as the sessions do', () => {
    const { rows } = ask(world, { op: 'locks.list' }).value;
    const report = named(world, 'report')?.pid;
    const blocked = named(world, 'blocked');
    expect(rows.find((r) => r.pid === report)).toMatchObject({ granted: true, waitStart: null, blockedBy: [] });
    expect(rows.find((r) => r.pid === blocked?.pid)).toMatchObject({ granted: false, blockedBy: [report] });
    expect(blocked).toMatchObject({ state: 'active', waitEventType: 'Lock', waitEvent: 'relation' });
    const waiters = rows.filter((r) => r.blockedBy.includes(blocked?.pid ?? 0));
    expect(waiters).toHaveLength(3);
    for (const waiter of waiters) {
      const session = sessions(world).find((s) => s.pid === waiter.pid);
      expect(session).toMatchObject({ state: 'active', waitEventType: 'Lock', query: 'INSERT INTO readings' });
      expect(waiter.waitStart).toBeLessThanOrEqual(world.now);
      expect(waiter.waitStart).toBe(session?.queryStart);
      const later = ask(at(world.now + 1), { op: 'locks.list' }).value.rows.find((r) => r.pid === waiter.pid);
      if (later !== undefined && later.waitStart !== world.now + 1) expect(later.waitStart).toBe(waiter.waitStart);
    }
  });

  it('are granted once who held them is gone', () => {
    const freed = end(world, named(world, 'report')?.pid ?? 0);
    const { rows } = ask(freed, { op: 'locks.list' }).value;
    const blocked = named(freed, 'blocked');
    expect(rows.find((r) => r.pid === blocked?.pid)).toMatchObject({ granted: true, blockedBy: [] });
    expect(blocked?.waitEventType).toBeNull();
    const both = end(freed, blocked?.pid ?? 0);
    expect(ask(both, { op: 'locks.list' }).value.rows.filter((r) => !r.granted)).toEqual([]);
  });
});

describe('statements', () => {
  it('count the very requests that the logs have', () => {
    const rows = ask(world, { op: 'statements.list' }).value.rows;
    const insert = rows.find((r) => r.query === 'INSERT INTO readings');
    const stored = lines(world, 'fn', -30 * MINUTE, world.now).filter((l) => l.text.startsWith('POST 200'));
    expect(insert?.calls).toBe(stored.length);
    expect(insert?.rows).toBe(stored.length);
    const old = rows.find((r) => r.query === 'SELECT 1');
    const views = lines(world, 'edge', -30 * MINUTE, world.now).filter((l) => l.text.startsWith('GET / '));
    expect(old?.calls).toBe(1_000 + views.length);
    expect(old?.rows).toBe(3 * (1_000 + views.length));
  });

  it('take as long as the scenario says at the time, and the costliest comes first', () => {
    const quick = ask(at(-13 * MINUTE), { op: 'statements.list' }).value.rows.find((r) => r.query.startsWith('INSERT'));
    expect(quick?.meanMs).toBeGreaterThan(3);
    expect(quick?.meanMs).toBeLessThan(6);
    const [first] = ask(world, { op: 'statements.list' }).value.rows;
    expect(first?.query).toBe('INSERT INTO readings');
    expect(first?.maxMs).toBeGreaterThan(900);
    expect(first?.totalMs).toBeCloseTo((first?.meanMs ?? 0) * (first?.calls ?? 0), -1);
    expect(first?.queryid).toMatch(/^-?\d{10,19}$/);
  });
});

describe('backups', () => {
  const list = (of: WorldView) => ask(of, { op: 'backups.list' }).value.rows;

  it('are 30 nightly ones and 12 weekly ones, made at 14:00', () => {
    const rows = list(world);
    const nightly = rows.filter((r) => r.kind === 'nightly');
    const weekly = rows.filter((r) => r.kind === 'weekly');
    expect([nightly.length, weekly.length]).toEqual([30, 12]);
    // StartEx is 2026-03-04 13:30: tonight's is still to come. 2026-03-01 was a Sunday.
    expect(nightly[0]?.id).toBe('nightly_20260303');
    expect(weekly[0]?.id).toBe('weekly_20260301');
    for (const row of rows) {
      expect(isoUtc(world.startEpoch + row.at).slice(11, 19)).toBe('14:06:00');
      expect(row.sizeMb).toBeGreaterThan(100);
    }
    for (const row of weekly) expect(new Date(world.startEpoch + row.at).getUTCDay()).toBe(0);
  });

  it("have tonight's once the dump is through, unless somebody ended it", () => {
    const dumping = at(31 * MINUTE);
    const ended = end(dumping, named(dumping, 'dump')?.pid ?? 0);
    expect(list(at(37 * MINUTE))[0]?.id).toBe('nightly_20260304');
    expect(list({ ...ended, now: 37 * MINUTE })[0]?.id).toBe('nightly_20260303');
  });

  it('have what was taken by hand, once', () => {
    const taken = having(world, ask(world, { op: 'backups.take', backup: 'emergency-1' }).facts, MINUTE);
    expect(list(taken)[0]).toMatchObject({ id: 'emergency-1', kind: 'emergency', at: world.now });
    expect(perform(taken, { op: 'backups.take', backup: 'emergency-1' }).ok).toBe(false);
    expect(perform(taken, { op: 'backups.take', backup: '../x' }).ok).toBe(false);
  });

  it('are restored beside what is there, each place once', () => {
    const op = { op: 'backups.restore', backup: 'nightly_20260303', into: 'restored' } as const;
    const restored = having(world, ask(world, op).facts);
    expect(restored.facts.at(-1)?.fact).toEqual({
      type: 'backup.restored',
      backup: 'nightly_20260303',
      into: 'restored',
    });
    expect(perform(restored, op).ok).toBe(false);
    expect(perform(world, { ...op, into: 'public' }).ok).toBe(false);
    expect(perform(world, { ...op, backup: 'nightly_20300101' }).ok).toBe(false);
    const dropped = having(restored, [{ type: 'ddl.executed', kind: 'drop-schema', object: 'restored' }]);
    expect(perform(dropped, op).ok).toBe(true);
  });
});

describe('changes of the schema and of the error log', () => {
  it('create an index, and drop a table once', () => {
    const index = { op: 'indexes.create', table: 'readings', columns: 'entry_no', concurrently: true } as const;
    expect(ask(world, index).facts).toEqual([
      {
        type: 'ddl.executed',
        kind: 'create-index',
        object: 'public.readings',
        columns: 'entry_no',
        concurrently: true,
      },
    ]);
    const drop = ask(world, { op: 'tables.drop', table: 'readings' }).facts;
    expect(drop).toEqual([{ type: 'ddl.executed', kind: 'drop-table', object: 'public.readings' }]);
    const dropped = having(world, drop);
    expect(perform(dropped, { op: 'tables.drop', table: 'public.readings' }).ok).toBe(false);
    expect(perform(dropped, index)).toMatchObject({ error: { message: 'ERROR:  relation "readings" does not exist' } });
    const back = having(dropped, [{ type: 'ddl.executed', kind: 'create-table', object: 'public.readings' }]);
    expect(perform(back, index).ok).toBe(true);
  });

  it('delete the lines that there are, and only those written since when it happens again', () => {
    const op = { op: 'logs.delete', stream: 'errors' } as const;
    const first = ask(world, op);
    expect(first.facts).toEqual([
      { type: 'logs.deleted', stream: 'errors', rows: lines(world, 'errors', -7 * DAY, world.now).length },
    ]);
    const later = having(world, first.facts, 2 * MINUTE);
    expect(ask(later, op).value.rows).toBe(lines(later, 'errors', world.now, later.now).length);
    const logged = having(world, ask(world, { op: 'changes.log', message: 'EMERGENCY_FIX' }).facts);
    expect(logged.facts.at(-1)?.fact).toEqual({ type: 'change.logged', what: 'EMERGENCY_FIX' });
    expect(ask(logged, op).value.rows).toBe(first.value.rows + 1);
    expect(perform(world, { op: 'logs.delete', stream: 'nowhere' }).ok).toBe(false);
    expect(perform(world, { op: 'changes.log', message: '  ' }).ok).toBe(false);
  });

  it.each<Operation>([
    { op: 'sessions.list' },
    { op: 'sessions.terminate', pid: 1, how: 'cancel' },
    { op: 'sessions.terminate', pid: 1, how: 'terminate' },
    { op: 'locks.list' },
    { op: 'statements.list' },
    { op: 'indexes.create', table: 'readings', columns: 'a', concurrently: false },
    { op: 'tables.drop', table: 'readings' },
    { op: 'logs.delete', stream: 'errors' },
    { op: 'changes.log', message: 'm' },
    { op: 'backups.list' },
    { op: 'backups.take', backup: 'b' },
    { op: 'backups.restore', backup: 'b', into: 'c' },
  ])('$op has a sentence', (op) => {
    expect(describeOperation(op, world.startEpoch)).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('a scenario that says nothing of its database', () => {
  it('has no sessions and no locks, and backups nevertheless', () => {
    const plain = smallWorld();
    expect(sessions(plain)).toEqual([]);
    expect(ask(plain, { op: 'locks.list' }).value.rows).toEqual([]);
    expect(ask(plain, { op: 'statements.list' }).value.rows).toEqual([]);
    expect(ask(plain, { op: 'backups.list' }).value.rows.length).toBe(42);
  });
});
