import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../../test/support/edge-outage';
import { packedBlob } from '../../../../test/support/node-database';
import { headerFor } from '../../../../test/support/tiny-scenario';
import { type DrillTime, minutes } from '../../../base/drill-time';
import type { DatabaseRequest } from '../../../drill/acts';
import { advanceTo } from '../../../drill/advance';
import { createDrill } from '../../../drill/drill';
import { initialState } from '../../../drill/fold';
import { worldView } from '../../../drill/world-view';
import type { WorldView } from '../../model/operations';
import { perform } from '../../model/perform';
import { Replica, type ReplicaOutcome } from './replica';

const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant: 'connection-limit' }));
const begin = initialState(drill);
const world = (at: DrillTime) => worldView(drill, advanceTo(drill, begin, at));

async function fresh(): Promise<Replica> {
  const replica = new Replica(await PGlite.create({ loadDataDir: await packedBlob() }), drill.header.seed);
  await replica.begin(world(0), () => undefined);
  return replica;
}

/** One desk at one replica: statements are put in order as they come. */
function deskOf(replica: Replica) {
  let n = 0;
  const facts: WorldView['facts'][number][] = [];
  const here = (at: DrillTime): WorldView => ({ ...world(at), facts: [...facts] });
  const request = async (what: DatabaseRequest, at: DrillTime, session = 's1'): Promise<ReplicaOutcome> => {
    n += 1;
    const done = await replica.apply({ id: `st${n}`, runId: `r${n}`, session, request: what, at }, here(at));
    facts.push(...done.facts.map((fact) => ({ at, by: 'codex', fact })));
    return done;
  };
  return {
    request,
    sql: (sql: string, at: DrillTime = minutes(5), session?: string) => request({ kind: 'sql', sql }, at, session),
    read: (sql: string, at: DrillTime = minutes(5), session = 's1') => replica.read(sql, session, here(at)),
    one: async (sql: string, at: DrillTime = minutes(5)) =>
      (await replica.read(sql, 'look', here(at)))?.results[0]?.rows?.[0]?.[0],
  };
}

describe('what can be read', () => {
  let replica: Replica;
  beforeAll(async () => {
    replica = await fresh();
  }, 120_000);
  afterAll(() => replica.close());

  it('is the error log of the very lines that the log console shows', async () => {
    const { one } = deskOf(replica);
    const now = minutes(10);
    const stream = edgeOutage.scenario.telemetry.streams.find((s) => s.kind === 'error-log')?.id ?? '';
    const read = perform(world(now), { op: 'logs.read', streams: [stream], from: 0, to: now, limit: 20_000 });
    const shown = read.ok ? read.value.lines.length : -1;
    expect(shown).toBeGreaterThan(50);
    expect(await one("select count(*) from error_logs where ts >= now() - interval '10 minutes'", now)).toBe(
      String(shown),
    );
  });

  it('is drill time, and the rows of the past day and a half', async () => {
    const { one } = deskOf(replica);
    const now = new Date(drill.startEpoch + minutes(10)).toISOString().replace('T', ' ').replace('.000Z', '+00');
    expect(await one('select now()::timestamptz(0)', minutes(10))).toBe(now);
    expect(await one('select clock_timestamp()::timestamptz(0)', minutes(10))).toBe(now);
    expect(Number(await one('select count(*) from readings'))).toBeGreaterThan(10_000);
    expect(Number(await one('select count(*) from auth.users'))).toBeGreaterThan(1_000);
    expect(Number(await one('select count(*) from auth.audit_log_entries'))).toBeGreaterThan(1_000);
  });

  it('is the sessions of the world, and one’s own', async () => {
    const { one, read } = deskOf(replica);
    const now = minutes(12);
    const sessions = perform(world(now), { op: 'sessions.list' });
    const there = sessions.ok ? sessions.value.rows.length : -1;
    expect(there).toBeGreaterThan(10);
    expect(await one('select count(*) from pg_stat_activity', now)).toBe(String(there + 1));
    expect(await one('select count(*) from pg_stat_activity where pid = pg_backend_pid()', now)).toBe('1');
    const full = await read('select state, count(*) from pg_stat_activity group by 1 order by 2 desc limit 1', now);
    expect(full?.error).toBeUndefined();
  });

  it('costs the database nothing: no read leaves a trace, none needs a place in the order', async () => {
    const { read } = deskOf(replica);
    const before = await replica.checksum(world(minutes(12)));
    for (const sql of ['select random()', 'table readings limit 3', 'explain analyze select 1', 'show server_version'])
      expect(await read(sql)).toBeDefined();
    expect(await replica.checksum(world(minutes(12)))).toBe(before);
  });

  it.each([
    ['update readings set context = null', undefined],
    ["select nextval('error_logs_id_seq')", undefined],
    ['select pg_terminate_backend(pid) from pg_stat_activity limit 1', undefined],
    ['explain analyze delete from readings', undefined],
    ['with gone as (delete from readings returning 1) select count(*) from gone', undefined],
  ])('%s does more than read', async (sql, expected) => {
    expect(await deskOf(replica).read(sql)).toBe(expected);
  });

  it('runs no statement that would run for ever, and sleeps without working', async () => {
    const { read } = deskOf(replica);
    for (const sql of [
      'select count(*) from generate_series(1, 1e10::bigint)',
      'select * from readings a, readings b, readings c',
    ])
      expect(await read(sql)).toMatchObject({ error: { code: '57014' }, cancelled: true });
    const slept = await read('select pg_sleep(1000)');
    expect(slept).toMatchObject({ error: { code: '57014' }, waitMs: 6_000 });
    expect(await read('select pg_sleep(0.5), pg_sleep(1)')).toMatchObject({ waitMs: 1_500 });
  });

  it('says what is wrong as PostgreSQL does', async () => {
    const { read } = deskOf(replica);
    expect((await read('select * from nosuch where x = 1'))?.error).toMatchObject({
      severity: 'ERROR',
      code: '42P01',
      message: 'relation "nosuch" does not exist',
      position: 15,
    });
  });
});

describe('what a change reports', () => {
  let replica: Replica;
  let desk: ReturnType<typeof deskOf>;
  beforeAll(async () => {
    replica = await fresh();
    desk = deskOf(replica);
  }, 120_000);
  afterAll(() => replica.close());

  it('is how many rows, and how the table stands against what should be in it', async () => {
    const { sql } = desk;
    const changed = await sql("update readings set context = 'x' where entry_no = 1");
    const n = Number(/\d+$/.exec(changed.results[0]?.tag ?? '')?.[0]);
    expect(n).toBeGreaterThan(0);
    expect(changed.facts).toEqual([
      { type: 'rows.changed', table: 'public.readings', inserted: 0, updated: n, deleted: 0 },
      { type: 'data.measured', table: 'public.readings', corrupt: n, lost: 0, sound: false },
    ]);
  });

  it('is nothing while a transaction is open, and everything once it is committed', async () => {
    const { sql, one } = desk;
    const before = await one('select count(*) from readings where entry_no = 2');
    expect(await sql('begin')).toMatchObject({ transaction: 'open', facts: [] });
    expect(await sql('delete from readings where entry_no = 2')).toMatchObject({ transaction: 'open', facts: [] });
    expect((await sql('select count(*) from readings where entry_no = 2')).results[0]?.rows).toEqual([['0']]);
    // Others see nothing of it yet.
    expect(await one('select count(*) from readings where entry_no = 2')).toBe(before);
    expect((await sql('rollback')).facts).toEqual([]);
    await sql('begin');
    await sql('delete from readings where entry_no = 2');
    expect((await sql('commit')).facts).toMatchObject([
      { type: 'rows.changed', deleted: Number(before) },
      { lost: Number(before) },
    ]);
  });

  it('fails a transaction as a whole after a mistake', async () => {
    const { sql } = desk;
    await sql('begin', minutes(5), 's2');
    expect(await sql('select 1/0', minutes(5), 's2')).toMatchObject({
      transaction: 'failed',
      error: { code: '22012' },
    });
    expect(await sql('select 1', minutes(5), 's2')).toMatchObject({ transaction: 'failed', error: { code: '25P02' } });
    expect(await sql('commit', minutes(5), 's2')).toMatchObject({
      transaction: 'idle',
      results: [{ tag: 'ROLLBACK' }],
    });
  });

  it('is the index, its table, and whether it locked writes out', async () => {
    const { sql, read } = desk;
    expect(JSON.stringify(await read('explain select * from readings where entry_no = 3'))).toContain('Seq Scan');
    expect((await sql('create index concurrently entry_idx on readings (entry_no)')).facts).toEqual([
      {
        type: 'ddl.executed',
        kind: 'create-index',
        object: 'public.readings',
        columns: 'entry_no',
        concurrently: true,
      },
    ]);
    expect(JSON.stringify(await read('explain select * from readings where entry_no = 3'))).toContain('entry_idx');
    expect((await sql('create index on readings (context)')).facts).toMatchObject([{ concurrently: false }]);
    expect((await sql('drop index entry_idx')).facts).toMatchObject([
      { kind: 'drop-index', object: 'public.readings' },
    ]);
  });

  it('is the change that was logged, as the playbook prints it', async () => {
    const logged = await desk.sql(
      `INSERT INTO error_logs (environment, service, level, code, message, details)
       VALUES ('production', 'manual-intervention', 'warn', 'EMERGENCY_FIX', 'Applied manual data fix', '{"query": "...", "rows_affected": 3}');`,
    );
    expect(logged.facts).toEqual([{ type: 'change.logged', what: 'Applied manual data fix' }]);
    expect(
      (await desk.sql("insert into error_logs (environment, service, level) values ('staging', 'x', 'info')")).facts,
    ).toEqual([]);
  });

  it('is the sessions that were ended', async () => {
    const [pid] =
      (await desk.read("select pid from pg_stat_activity where application_name = 'error-digest' limit 1"))?.results[0]
        ?.rows?.[0] ?? [];
    const ended = await desk.sql(`select pg_terminate_backend(${pid})`);
    expect(ended.facts).toMatchObject([{ type: 'backend.terminated', pid: Number(pid) }]);
    const nobody = await desk.sql('select pg_terminate_backend(1)');
    expect(nobody).toMatchObject({ facts: [], notices: [{ message: 'PID 1 is not a PostgreSQL backend process' }] });
  });

  it('is the log lines that are gone, by when they were written', async () => {
    const { sql, one } = desk;
    const n = Number(await one("select count(*) from error_logs where ts > now() - interval '3 minutes'"));
    const some = await sql("delete from error_logs where ts > now() - interval '3 minutes'");
    expect(some.facts).toMatchObject([{ type: 'logs.deleted', stream: 'error-logs' }]);
    const [fact] = some.facts;
    if (fact?.type !== 'logs.deleted') throw new Error('no such fact');
    // What players wrote themselves is no evidence, but for the changes that they logged.
    expect(n - (fact.rows ?? 0)).toBeLessThanOrEqual(2);
    expect(fact.spans?.every(([from, to]) => from >= minutes(2) && to <= minutes(5))).toBe(true);
    expect((await sql('delete from error_logs')).facts).toMatchObject([{ type: 'logs.deleted', stream: 'error-logs' }]);
    expect((await sql('delete from auth.audit_log_entries')).facts).toMatchObject([
      { type: 'evidence.deleted', what: 'auth.audit_log_entries' },
    ]);
  });

  it('is a table that is gone, and one that came back from a backup', async () => {
    const { sql, one, request } = desk;
    const rows = Number(await one('select count(*) from readings'));
    expect((await request({ kind: 'backup', backup: 'emergency_1' }, minutes(5))).facts).toEqual([
      { type: 'backup.taken', backup: 'emergency_1' },
    ]);
    expect((await sql('drop table readings')).facts).toMatchObject([
      { type: 'ddl.executed', kind: 'drop-table', object: 'public.readings' },
      { type: 'rows.changed', deleted: rows },
      { type: 'data.measured', sound: false },
    ]);
    expect((await sql('select count(*) from readings', minutes(7))).error?.code).toBe('42P01');
    expect((await request({ kind: 'restore', backup: 'nosuch', into: 'restore_1' }, minutes(7))).error).toBeDefined();
    expect((await request({ kind: 'restore', backup: 'emergency_1', into: 'restore_1' }, minutes(7))).facts).toEqual([
      { type: 'backup.restored', backup: 'emergency_1', into: 'restore_1' },
    ]);
    expect(await one('select count(*) from restore_1.readings', minutes(7))).toBe(String(rows));
    const back = await sql('create table readings as table restore_1.readings', minutes(7));
    expect(back.facts).toMatchObject([
      { type: 'ddl.executed', kind: 'create-table', object: 'public.readings' },
      { type: 'rows.changed', inserted: rows },
      { type: 'data.measured', sound: false },
    ]);
  });

  it('brings rows back from last night’s backup, and knows when all is as it should be', async () => {
    const other = await fresh();
    const { sql, request, one } = deskOf(other);
    const nightly = await other.inspect('select 1', world(minutes(5)));
    expect(nightly.error).toBeUndefined();
    const backups = perform(world(minutes(5)), { op: 'backups.list' });
    const last = (backups.ok ? backups.value.rows : []).find((b) => b.kind === 'nightly')?.id ?? '';
    const restored = await request({ kind: 'restore', backup: last, into: 'restore_n' }, minutes(5));
    expect(restored.error).toBeUndefined();
    const old = Number(await one('select count(*) from restore_n.readings'));
    expect(old).toBeGreaterThan(1_000);
    await sql('update readings set reading_data = null where id in (select id from restore_n.readings limit 500)');
    const mended = await sql(
      'update readings r set reading_data = n.reading_data from restore_n.readings n where n.id = r.id and r.reading_data is null',
    );
    expect(mended.facts).toMatchObject([
      { type: 'rows.changed', updated: 500 },
      { type: 'data.measured', corrupt: 0, lost: 0, sound: true },
    ]);
    await other.close();
  });

  it('lets nobody become more than they are', async () => {
    for (const sql of [
      'set session authorization supabase_admin',
      'reset role',
      'select * from backups.x',
      'delete from sim.backend',
      'create extension dblink',
      "copy readings to program 'ls'",
      'alter role postgres superuser',
      'truncate auth.audit_log_entries',
    ])
      expect((await desk.sql(sql)).error?.code, sql).toMatch(/^(42501|0A000|3F000|58P01|42P01)$/);
  });
});

describe('what the system itself does to the data', () => {
  it('happens at its moment, is nobody’s fact, and counts as damage until it is mended', async () => {
    const { exhibits } = edgeOutage.scenario;
    const sql =
      "update public.readings set reading_data = null where entry_no = 7 and created_at < now() - interval '1 hour'";
    const changes = [{ id: 'corruption', when: { state: 'cause.filling' }, sql }];
    const scenario = { ...edgeOutage.scenario, exhibits: { ...exhibits, database: { ...exhibits.database, changes } } };
    const at = (t: DrillTime): WorldView => ({ ...world(t), scenario });
    const replica = new Replica(await PGlite.create({ loadDataDir: await packedBlob() }), drill.header.seed);
    await replica.begin(at(0), () => undefined);
    const count = async (where: string) =>
      Number(
        (await replica.read(`select count(*) from readings where ${where}`, 'look', at(minutes(5))))?.results[0]
          ?.rows?.[0]?.[0],
      );
    const damaged = await count('reading_data is null');
    expect(damaged).toBeGreaterThan(5);
    // What came in after it is whole.
    expect(await count("reading_data is null and created_at > now() - interval '30 minutes'")).toBe(0);
    const place = { runId: 'r', session: 's', at: minutes(5) };
    const backups = perform(at(minutes(5)), { op: 'backups.list' });
    const last = (backups.ok ? backups.value.rows : []).find((b) => b.kind === 'nightly')?.id ?? '';
    const restoring = { kind: 'restore' as const, backup: last, into: 'restore_s' };
    const restored = await replica.apply({ id: 'a', ...place, request: restoring }, at(minutes(5)));
    expect(restored.facts.map((f) => f.type)).toEqual(['backup.restored']);
    const mend =
      'update readings r set reading_data = n.reading_data from restore_s.readings n where n.id = r.id and r.reading_data is null';
    const mended = await replica.apply({ id: 'b', ...place, request: { kind: 'sql', sql: mend } }, at(minutes(5)));
    const left = await count('reading_data is null');
    expect(left).toBeLessThan(damaged);
    // Rows since last night's backup are not in it, and stay wrong.
    expect(mended.facts).toEqual([
      { type: 'rows.changed', table: 'public.readings', inserted: 0, updated: damaged - left, deleted: 0 },
      { type: 'data.measured', table: 'public.readings', corrupt: left, lost: 0, sound: left === 0 },
    ]);
    const gone = { kind: 'sql' as const, sql: 'delete from readings where reading_data is null' };
    const deleted = await replica.apply({ id: 'c', ...place, request: gone }, at(minutes(5)));
    // Gone is not mended.
    if (left > 0) expect(deleted.facts.at(-1)).toMatchObject({ corrupt: 0, lost: left, sound: false });
    await replica.close();
  }, 60_000);
});

describe('replicas', () => {
  it('are alike after the same statements, whatever was read in between and however often', async () => {
    const [left, right] = await Promise.all([fresh(), fresh()]);
    const [a, b] = [deskOf(left), deskOf(right)];
    const steps: readonly (readonly [string, DrillTime, string])[] = [
      [
        'create table notes (id uuid default gen_random_uuid(), at timestamptz default now(), luck float default random())',
        minutes(5),
        's1',
      ],
      ['insert into notes select from generate_series(1, 5)', minutes(6), 's1'],
      ['begin', minutes(6), 's2'],
      ['update readings set context = $$y$$ where entry_no = 4', minutes(7), 's2'],
      ['insert into notes default values', minutes(7), 's1'],
      ['set timezone to $$Europe/Berlin$$', minutes(7), 's1'],
      ['insert into notes (at) values ($$2025-11-05 12:00$$)', minutes(8), 's1'],
      ['commit', minutes(9), 's2'],
      ['delete from error_logs where level = $$warn$$', minutes(9), 's1'],
      [
        "insert into error_logs (environment, service, level, message) values ('staging', 'me', 'info', 'hello')",
        minutes(9),
        's1',
      ],
    ];
    for (const [sql, at, session] of steps) {
      await a.read('select count(*) from error_logs', at - 20_000);
      const one = await a.sql(sql, at, session);
      const two = await b.sql(sql, at, session);
      expect(one.error).toBeUndefined();
      expect({ ...one, elapsedMs: 0 }).toEqual({ ...two, elapsedMs: 0 });
    }
    expect(await left.checksum(world(minutes(15)))).toBe(await right.checksum(world(minutes(15))));
    await Promise.all([left.close(), right.close()]);
  });
});
