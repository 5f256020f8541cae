import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import type { DatabaseClient } from '../../src/world/engines/database/client';
import { perform } from '../../src/world/model/perform';
import { shipped } from '../support/shipped';
import { terminal } from '../support/terminal';

const { bundle } = shipped('db-degradation');
const checks = bundle.playbook.scenarioNotes.find((s) => s.id === 'database-degradation')?.checks;
/** The customer's own lines, as they stand in the playbook. */
const line = (check: string): string => {
  const command = checks?.find((c) => c.id === check)?.commands?.[0];
  if (command === undefined) throw new Error(`the playbook has no check ${check}`);
  return `psql $DB_URL -c "${command}"`;
};

/** A database takes its time to open on a busy machine, ms. */
const PATIENCE = 240_000;

type Desk = ReturnType<typeof terminal>;
const clients: DatabaseClient[] = [];
async function desk(variant: string): Promise<Desk> {
  const t = terminal(variant, { database: 'live', bundle, seed: 'slow' });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  t.pass(minutes(5));
  return t;
}
afterAll(() => {
  for (const client of clients) client.close();
});

const pidOf = (t: Desk, session: string): number => {
  const listed = perform(worldView(t.drill, t.state()), { op: 'sessions.list' });
  const row = listed.ok ? listed.value.rows.find((r) => r.session === session) : undefined;
  if (row === undefined) throw new Error(`nobody called ${session}`);
  return row.pid;
};

const causes = (t: Desk) => t.state().world.states.cause;

describe('psql against the report', () => {
  let t: Desk;
  beforeAll(async () => {
    t = await desk('runaway-report');
  }, PATIENCE);

  it('finds it with the playbook’s question: what has been active for more than five seconds', async () => {
    const slow = await t.run(line('slow-queries'));
    expect(slow.stdout.match(/ORDER BY updated_at DESC/g)?.length).toBe(3);
    expect(slow.stdout).toContain(String(pidOf(t, 'changed-report')));
    expect(slow.evidence).toContain('report-session');
    expect((await t.run(line('locks'))).stdout).toContain('(0 rows)');
  });

  it('locks writers out with an index that is built the ordinary way, until that is cancelled', async () => {
    await t.run('psql $DB_URL -c "CREATE INDEX readings_context_idx ON readings (context)"');
    expect(t.state().world.states.lockout).toBe('locked');
    t.pass(minutes(1));
    expect((await t.run(line('locks'))).stdout).toContain('RowExclusiveLock');
    await t.run(`psql $DB_URL -c "SELECT pg_cancel_backend(${pidOf(t, 'index-build')})"`);
    expect(t.state().world.states.lockout).toBe('none');
  });

  it('ends it for a while, and for good with an index built concurrently', async () => {
    const ended = await t.run(`psql $DB_URL -c "SELECT pg_terminate_backend(${pidOf(t, 'changed-report')})"`);
    expect(ended.facts).toContainEqual(
      expect.objectContaining({ type: 'backend.terminated', session: 'changed-report' }),
    );
    expect(causes(t)).toBe('ended');
    const index = await t.run(
      'psql $DB_URL -c "CREATE INDEX CONCURRENTLY readings_updated_at_idx ON readings (updated_at)"',
    );
    expect(index.facts).toContainEqual({
      type: 'ddl.executed',
      kind: 'create-index',
      object: 'public.readings',
      columns: 'updated_at',
      concurrently: true,
    });
    expect(causes(t)).toBe('gone');
    expect((await t.run(line('slow-queries'))).stdout).not.toContain('ORDER BY updated_at DESC');
  });
});

describe('psql against the forgotten transaction', () => {
  it('finds who waits and who is waited for, and ends the wait', async () => {
    const t = await desk('idle-transaction');
    const locks = await t.run(line('locks'));
    expect(locks.stdout).toMatch(/\((?:1[5-9]|2\d) rows\)/);
    expect(locks.stdout).toContain('AccessExclusiveLock');
    expect(locks.evidence).toContain('locks-many');
    const idle = await t.run(
      `psql $DB_URL -c "SELECT pid, usename, application_name, state, query FROM pg_stat_activity WHERE state = 'idle in transaction'"`,
    );
    expect(idle.stdout).toContain(String(pidOf(t, 'open-psql')));
    expect(idle.evidence).toContain('blocker-session');
    await t.run(`psql $DB_URL -c "SELECT pg_terminate_backend(${pidOf(t, 'open-psql')})"`);
    expect(causes(t)).toBe('gone');
    t.pass(minutes(1));
    expect((await t.run(line('locks'))).stdout).toContain('(0 rows)');
  });
});

describe('psql against the leak', () => {
  let t: Desk;
  beforeAll(async () => {
    t = await desk('connection-leak');
  }, PATIENCE);

  it('finds it with the playbook’s question: how many connections there are, and whose', async () => {
    const all = Number(/^\s+(\d+)$/m.exec((await t.run(line('connection-pool'))).stdout)?.[1]);
    expect(all).toBeGreaterThan(52);
    const whose = await t.run(
      'psql $DB_URL -c "SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1 ORDER BY 2 DESC"',
    );
    expect(whose.stdout).toMatch(/vybe-reading\s+\|\s+3\d/);
    expect(whose.evidence).toContain('vybe-sessions');
  });

  it('makes lists slow for good when it drops their index, until that is built again', async () => {
    await t.run('psql $DB_URL -c "DROP INDEX readings_user_id_idx"');
    expect(t.state().world.states.plans).toBe('bad');
    await t.run('psql $DB_URL -c "CREATE INDEX CONCURRENTLY readings_user_id_idx ON readings (user_id)"');
    expect(t.state().world.states.plans).toBe('good');
  });
});
