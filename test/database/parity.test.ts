import { afterAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import type { Fact } from '../../src/scenario/facts';
import type { DatabaseClient } from '../../src/world/engines/database/client';
import type { Operation } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { terminal } from '../support/terminal';

const clients: DatabaseClient[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

/** A terminal with the live database, three minutes after another drill's. */
async function desk(): Promise<ReturnType<typeof terminal>> {
  const t = terminal('connection-limit', { database: 'live' });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  t.pass(minutes(3));
  return t;
}

/** What the pure model says would come of an operation now. */
function inModel(t: ReturnType<typeof terminal>, operation: Operation): readonly Fact[] {
  const done = perform(worldView(t.drill, t.state()), operation);
  if (!done.ok) throw new Error(done.error.message);
  return done.facts;
}

/** Facts of a shape that only a database can measure, which the pure model leaves out. */
const measured = (fact: Fact): boolean => fact.type === 'rows.changed' || fact.type === 'data.measured';

describe('a headless run and a live run of the same acts agree on facts', () => {
  it('for each operation on the database, one after the other', async () => {
    const t = await desk();
    const sessions = perform(worldView(t.drill, t.state()), { op: 'sessions.list' });
    const rows = sessions.ok ? sessions.value.rows : [];
    const digest = rows.find((s) => s.session !== 'pool')?.pid ?? 0;
    const pooled = rows.find((s) => s.session === 'pool')?.pid ?? 0;
    const stream = t.drill.bundle.scenario.telemetry.streams.find((s) => s.kind === 'error-log')?.id ?? '';
    const cases: readonly (readonly [Operation, string])[] = [
      [
        { op: 'sessions.terminate', pid: pooled, how: 'cancel' },
        `psql $DB_URL -c "select pg_cancel_backend(${pooled})"`,
      ],
      [
        { op: 'sessions.terminate', pid: pooled, how: 'terminate' },
        `psql $DB_URL -c "select pg_terminate_backend(${pooled})"`,
      ],
      [
        { op: 'sessions.terminate', pid: digest, how: 'terminate' },
        `psql $DB_URL -c "select pg_terminate_backend(${digest})"`,
      ],
      [
        { op: 'indexes.create', table: 'public.readings', columns: 'entry_no', concurrently: true },
        'psql $DB_URL -c "create index concurrently on readings (entry_no)"',
      ],
      [
        { op: 'indexes.create', table: 'readings', columns: 'user_id, entry_no', concurrently: false },
        'psql $DB_URL -c "create index on readings (user_id, entry_no)"',
      ],
      [
        { op: 'changes.log', message: 'Added an index' },
        `psql $DB_URL -c "insert into error_logs (environment, service, level, code, message) values ('production', 'manual-intervention', 'warn', 'EMERGENCY_FIX', 'Added an index')"`,
      ],
      [{ op: 'logs.delete', stream }, 'psql $DB_URL -c "delete from error_logs"'],
    ];
    for (const [operation, line] of cases) {
      const expected = inModel(t, operation);
      const live = await t.run(line);
      expect(live.stderr, line).toBe('');
      expect(
        live.facts.filter((f) => !measured(f)),
        line,
      ).toEqual(expected);
      expect(expected.length, line).toBeGreaterThan(0);
    }
  }, 120_000);

  it('for backups, their restore, and a table that is dropped', async () => {
    const t = await desk();
    const dump = await t.run('supabase db dump --db-url $PROD_DB_URL > emergency.sql');
    const [taken] = dump.facts;
    const backup = taken?.type === 'backup.taken' ? taken.backup : '';
    expect(dump.facts).toEqual([{ type: 'backup.taken', backup }]);
    const restoring = inModel(t, { op: 'backups.restore', backup, into: 'restore_p' });
    expect((await t.run(`supabase backups restore ${backup} --into restore_p`)).facts).toEqual(restoring);
    const dropping = inModel(t, { op: 'tables.drop', table: 'public.readings' });
    const dropped = await t.run('psql $DB_URL -c "drop table readings"');
    expect(dropped.facts.filter((f) => !measured(f))).toEqual(dropping);
    // What is gone is gone for both.
    expect(perform(worldView(t.drill, t.state()), { op: 'tables.drop', table: 'public.readings' }).ok).toBe(false);
    expect((await t.run('psql $DB_URL -c "drop table readings"')).exitCode).toBe(1);
  }, 120_000);

  it('for what a console asks: its place in the record moves the rows of every replica', async () => {
    const t = await desk();
    const facts = inModel(t, { op: 'tables.drop', table: 'public.readings' });
    t.put({ type: 'tool.run', runId: 'console', tool: 'console', command: 'drop' });
    const request = { kind: 'sql' as const, sql: 'drop table public.readings cascade' };
    t.put({ type: 'db.run', runId: 'console', statementId: 'c1', session: 'console', request });
    t.put({ type: 'tool.done', runId: 'console', output: '', exitCode: 0, facts: [...facts], evidence: [] });
    expect((await t.run('psql $DB_URL -Atc "select count(*) from readings"')).stderr).toContain('does not exist');
  }, 120_000);
});
