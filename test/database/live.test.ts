import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import { Mirror } from '../../src/session/mirror';
import { DatabaseClient } from '../../src/world/engines/database/client';
import { startNodeDatabase } from '../support/node-database';
import { terminal } from '../support/terminal';

type Desk = ReturnType<typeof terminal>;

const clients: DatabaseClient[] = [];
async function desk(variant = 'connection-limit'): Promise<Desk> {
  const t = terminal(variant, { database: 'live' });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  return t;
}
afterAll(() => {
  for (const client of clients) client.close();
});

const momentNow = (t: Desk) => {
  const { now, history, facts } = worldView(t.drill, t.state());
  return { now, history, facts };
};

/** What the replica of a desk holds once everything of its record is carried out. */
async function checksum(t: Desk): Promise<string> {
  const record = t.live.record();
  const done = await t.client?.work(record, (host) => host.checksum(momentNow(t)));
  if (done?.ok !== true) throw new Error('no checksum');
  return done.value;
}

/** The same record on a machine that has never seen the drill. */
async function elsewhere(t: Desk): Promise<string> {
  const mirror = new Mirror(t.drill, t.entries);
  expect(mirror.folded).toEqual(t.state());
  const start = worldView(t.drill, new Mirror(t.drill, []).folded);
  const statics = {
    scenario: t.drill.bundle.scenario,
    seed: t.drill.header.seed,
    variant: t.drill.variant,
    startEpoch: t.drill.startEpoch,
  };
  const begin = { now: start.now, history: start.history, facts: start.facts };
  const client = new DatabaseClient(statics, { packed: '' }, begin, startNodeDatabase);
  const record = mirror.folded.statements.flatMap(({ id, runId, session, request, at, status }) => {
    const moment = mirror.momentOf(id);
    return status !== 'applied' || moment === undefined
      ? []
      : [{ placed: { id, runId, session, request, at }, moment }];
  });
  const done = await client.work(record, (host) => host.checksum(momentNow(t)));
  client.close();
  if (!done.ok) throw new Error(`no checksum: ${done.ended}`);
  return done.value;
}

describe('psql on the live database', () => {
  let t: Desk;
  beforeAll(async () => {
    t = await desk();
  }, 120_000);

  it('reads without a word in the order of statements', async () => {
    const read = await t.run(
      'psql $DB_URL -Atc "select count(*) from readings where created_at > now() - interval \'1 day\'"',
    );
    expect(Number(read.stdout)).toBeGreaterThan(10_000);
    expect([read.exitCode, read.facts, t.state().statements]).toEqual([0, [], []]);
  });

  it('puts a change into the record before it is carried out, and its facts after', async () => {
    const changed = await t.run(`psql $DB_URL -c "update readings set context = 'x' where entry_no = 1"`);
    expect(changed.stdout).toMatch(/^UPDATE \d+\n$/);
    expect(t.state().statements).toMatchObject([{ status: 'applied', request: { kind: 'sql' } }]);
    expect(t.entries.map((e) => e.act.type).slice(-3)).toEqual(['tool.run', 'db.run', 'tool.done']);
    expect(t.state().facts.map((f) => f.fact.type)).toEqual(['rows.changed', 'data.measured']);
  });

  it('ends a statement that runs away, with the server; the database then stands as the record says', async () => {
    const before = await checksum(t);
    const endless = await t.run('psql $DB_URL -c "do \\$\\$ begin loop end loop; end \\$\\$"');
    expect(endless.stderr).toContain('canceling statement due to statement timeout');
    expect(t.state().statements.at(-1)).toMatchObject({ status: 'void' });
    expect(await checksum(t)).toBe(before);
    expect((await t.run('psql $DB_URL -Atc "select 1"')).stdout).toBe('1\n');
  }, 60_000);

  it('stops at Ctrl-C as psql does', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    const began = performance.now();
    const slept = await t.run('psql $DB_URL -c "select pg_sleep(5)"', stop.signal);
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(slept.exitCode).toBe(130);
    await t.client?.open();
    expect((await t.run('psql $DB_URL -Atc "select 2"')).stdout).toBe('2\n');
  }, 60_000);

  it('keeps a transaction over the lines of an interactive psql', async () => {
    await t.run('psql $DB_URL');
    await t.run('begin;');
    await t.run('delete from readings where entry_no = 5;');
    expect((await t.run('select count(*) from readings where entry_no = 5;')).stdout).toMatch(/\n +0\n/);
    await t.run('rollback;');
    expect((await t.run('select count(*) > 0 as there from readings where entry_no = 5;')).stdout).toContain(' t\n');
    await t.run('\\q');
    expect(t.state().facts.filter((f) => f.fact.type === 'rows.changed')).toHaveLength(1);
  }, 60_000);

  it('takes and restores backups', async () => {
    const dump = await t.run('supabase db dump --db-url $PROD_DB_URL > emergency.sql; grep -c . emergency.sql');
    expect(dump.facts).toMatchObject([{ type: 'backup.taken' }]);
    expect(Number(dump.stdout)).toBeGreaterThan(100);
    const [fact] = dump.facts;
    const backup = fact?.type === 'backup.taken' ? fact.backup : '';
    const restored = await t.run(`supabase backups restore ${backup} --into restore_a`);
    expect([restored.exitCode, restored.facts[0]?.type]).toEqual([0, 'backup.restored']);
    const counts = await t.run(
      'psql $DB_URL -Atc "select count(*) = (select count(*) from readings) from restore_a.readings"',
    );
    expect(counts.stdout).toBe('t\n');
  }, 60_000);

  it('has the same contents wherever its record is replayed', async () => {
    await t.run(
      'psql $DB_URL -c "create table notes (id uuid default gen_random_uuid(), at timestamptz default now())"',
    );
    await t.run('psql $DB_URL -c "insert into notes select from generate_series(1, 3)"');
    t.pass(minutes(4));
    await t.run(`psql $DB_URL -c "delete from error_logs where level = 'warn' and ts > now() - interval '10 minutes'"`);
    await t.run('psql $DB_URL -c "insert into notes default values"');
    t.pass(minutes(1));
    expect(await elsewhere(t)).toBe(await checksum(t));
  }, 120_000);
});

describe('damage', () => {
  it('of a dropped table breaks the service, and restoring the table mends it', async () => {
    const t = await desk('bad-deploy');
    await t.run('supabase db dump --db-url $PROD_DB_URL > emergency.sql');
    await t.run('psql $DB_URL -c "drop table readings"');
    t.pass(minutes(1));
    expect(t.state().world.states.table).toBe('dropped');
    const called = await t.run('curl -s https://$PROD_REF.supabase.co/functions/v1/read -H "apikey: $ANON_KEY"');
    expect(called.stdout).toContain('does not exist');
    const backup = t.state().facts.flatMap((f) => (f.fact.type === 'backup.taken' ? [f.fact.backup] : []))[0];
    await t.run(`supabase backups restore ${backup} --into restore_b`);
    const back = await t.run('psql $DB_URL -c "create table readings as table restore_b.readings"');
    expect(back.facts.some((f) => f.type === 'data.measured' && f.sound)).toBe(true);
    t.pass(minutes(1));
    expect(t.state().world.states.table).not.toBe('dropped');
  }, 120_000);
});
