import { afterAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import type { Fact } from '../../src/scenario/facts';
import type { DatabaseClient } from '../../src/world/engines/database/client';
import { databaseRequestOf } from '../../src/world/model/database/request';
import type { Operation } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { dataLoss } from '../support/data-loss';
import { terminal } from '../support/terminal';

type Desk = ReturnType<typeof terminal>;
const clients: DatabaseClient[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

/** A terminal with the live database, five minutes into the drill, and then some. */
async function desk(variant: string, at = 3): Promise<Desk> {
  const t = terminal(variant, { database: 'live', bundle: dataLoss });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  t.pass(minutes(at));
  return t;
}

/** What the pure model says would come of an operation now. */
function inModel(t: Desk, operation: Operation) {
  const done = perform(worldView(t.drill, t.state()), operation);
  if (!done.ok) throw new Error(done.error.message);
  return done;
}

function assessed(t: Desk): { readonly corrupt: number; readonly empty: number; readonly lost: number } {
  const { corrupt, empty, lost } = inModel(t, { op: 'damage.assess', table: 'readings' }).value as never;
  return { corrupt, empty, lost };
}

/** The same, counted by SQL against the dump of today. */
async function counted(t: Desk, schema: string): Promise<{ corrupt: number; empty: number; lost: number }> {
  const ask = async (sql: string) => Number((await t.run(`psql $DB_URL -Atc "${sql}"`)).stdout.trim());
  return {
    corrupt: await ask(
      `select count(*) from readings p join ${schema}.readings r using (id) where p.reading_data is distinct from r.reading_data or p.raw_input <> r.raw_input`,
    ),
    empty: await ask('select count(*) from readings where reading_data is null'),
    lost: await ask(
      `select count(*) from ${schema}.readings r where not exists (select from readings p where p.id = r.id)`,
    ),
  };
}

const nightly = (t: Desk): string => {
  const { rows } = inModel(t, { op: 'backups.list' }).value as unknown as { rows: { id: string; kind: string }[] };
  return rows.find((row) => row.kind === 'nightly')?.id ?? '';
};

const restoreRows = (from: string, scope: 'damaged' | 'all'): Operation => ({
  op: 'rows.restore',
  table: 'public.readings',
  from,
  scope,
});

/** Does an operation on the live database as SQL, as a console or a colleague made of code would. */
async function onLive(t: Desk, operation: Operation): Promise<readonly Fact[]> {
  const request = databaseRequestOf(operation, []);
  if (request?.kind !== 'sql') throw new Error(`${operation.op} is no SQL`);
  const { facts, stderr } = await t.run(`psql $DB_URL -c "${request.sql.replaceAll('"', '\\"')}"`);
  expect(stderr).toBe('');
  return facts;
}

describe.each(['migration', 'purge', 'overwrite'])('damage by %s', (variant) => {
  it('is counted alike by the model and by the live database, and mended alike', async () => {
    const t = await desk(variant);
    await t.run(`supabase backups restore ${nightly(t)} --into restore_n`);
    const before = assessed(t);
    expect(before.corrupt + before.lost).toBeGreaterThan(100);
    expect(await counted(t, 'restore_n')).toEqual(before);
    // It has gone on meanwhile, or it has not.
    t.pass(minutes(7));
    const later = assessed(t);
    expect(await counted(t, 'restore_n')).toEqual(later);
    if (variant === 'migration') expect(later).toEqual(before);
    else expect(later.corrupt + later.lost).toBeGreaterThan(before.corrupt + before.lost);

    const expected = inModel(t, restoreRows('restore_n', 'damaged')).facts;
    expect(await onLive(t, restoreRows('restore_n', 'damaged'))).toEqual(expected);
    expect(expected.at(-1)).toEqual({
      type: 'data.measured',
      table: 'public.readings',
      corrupt: 0,
      lost: 0,
      sound: true,
    });
    expect(await counted(t, 'restore_n')).toEqual({ corrupt: 0, empty: 0, lost: 0 });
    // Whoever mends before the cause is gone mends again.
    t.pass(minutes(11));
    const again = assessed(t);
    expect(await counted(t, 'restore_n')).toEqual(again);
    expect(again.corrupt + again.lost > 0).toBe(variant !== 'migration');
    expect(t.state().world.states.data).toBe(variant === 'migration' ? 'sound' : 'damaged');
  }, 240_000);
});

describe('restoring the whole table', () => {
  it('loses what came since the backup, as the model says, and an emergency backup brings it back', async () => {
    const t = await desk('migration', 1);
    await t.run('supabase db dump --db-url $PROD_DB_URL > emergency.sql');
    const taken = t.state().facts.flatMap((f) => (f.fact.type === 'backup.taken' ? [f.fact.backup] : []))[0] ?? '';
    t.pass(minutes(2));
    await t.run(`supabase backups restore ${nightly(t)} --into restore_n`);
    const expected = inModel(t, restoreRows('restore_n', 'all')).facts;
    const lost = expected.flatMap((f) => (f.type === 'data.measured' ? [f.lost] : []))[0] ?? 0;
    expect(lost).toBeGreaterThan(500);
    expect(await onLive(t, restoreRows('restore_n', 'all'))).toEqual(expected);
    expect(t.state().world.states.data).toBe('damaged');
    expect(assessed(t)).toEqual({ corrupt: 0, empty: 0, lost });
    await t.run(`supabase backups restore ${taken} --into restore_e`);
    const copied = await t.run(
      'psql $DB_URL -c "insert into readings select r.* from restore_e.readings r where not exists (select from readings p where p.id = r.id)"',
    );
    const after = copied.facts.flatMap((f) => (f.type === 'data.measured' ? [f] : []))[0];
    // What came between the emergency backup and the restore is in no backup at all.
    expect(after?.lost).toBeGreaterThan(0);
    expect(after?.lost).toBeLessThan(60);
  }, 240_000);
});

describe('the scheduler', () => {
  it('says what its jobs run, and stopping one is a fact', async () => {
    const t = await desk('purge');
    const jobs = await t.run('psql $DB_URL -Atc "select jobname, active, command from cron.job order by jobid"');
    expect(jobs.stdout).toContain('18 hours');
    expect(jobs.evidence).toContain('job-deletes');
    const runs = await t.run(
      'psql $DB_URL -Atc "select return_message from cron.job_run_details where jobid = 6 order by start_time desc limit 3"',
    );
    expect(runs.stdout).toContain('DELETE 300');
    const stop: Operation = { op: 'jobs.set', name: 'readings-retention', active: false };
    const expected = inModel(t, stop).facts;
    expect(await onLive(t, stop)).toEqual(expected);
    expect(t.state().world.states).toMatchObject({ retention: 'off', cause: 'gone' });
    const on = await t.run('psql $DB_URL -c "select cron.alter_job(6, active := true)"');
    expect(on.facts).toEqual([{ type: 'job.started', name: 'readings-retention' }]);
    const gone = await t.run(`psql $DB_URL -c "select cron.unschedule('readings-retention')"`);
    expect(gone.facts).toEqual([{ type: 'job.stopped', name: 'readings-retention' }]);
    const before = assessed(t);
    t.pass(minutes(12));
    expect(assessed(t)).toEqual(before);
    await t.run(`supabase backups restore ${nightly(t)} --into restore_n`);
    expect((await counted(t, 'restore_n')).lost).toBe(before.lost);
    expect((await t.run(`psql $DB_URL -c "select cron.unschedule('nothing')"`)).stderr).toContain(
      'could not find valid entry',
    );
  }, 240_000);

  it('counts as evidence who counts the damage, and nobody who counts something else', async () => {
    const t = await desk('migration');
    const right = await t.run('psql $DB_URL -c "select count(*) from readings where reading_data is null"');
    expect(right.evidence).toEqual(expect.arrayContaining(['damage-counted', 'rows-empty']));
    const wrong = await t.run('psql $DB_URL -c "select count(*) from readings"');
    expect(wrong.evidence).toEqual([]);
  }, 240_000);
});
