import { afterAll, describe, expect, it } from 'vitest';
import { minutes } from '../../src/base/drill-time';
import { scoreDrill } from '../../src/score/scorecard';
import type { DatabaseClient } from '../../src/world/engines/database/client';
import { edgeOutage } from '../support/edge-outage';
import { terminal } from '../support/terminal';

const clients: DatabaseClient[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

/** Plays some lines in a terminal with the live database, ends the drill and scores it. */
async function played(...lines: readonly string[]) {
  const t = terminal('bad-deploy', { database: 'live' });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  const { severity, summary } = { severity: 'SEV2', summary: 'Readings cannot be generated' };
  t.put({ type: 'role.take', role: 'ic' });
  t.put({ type: 'role.take', role: 'deputy' });
  t.put({ type: 'declare', severity, summary, impact: summary });
  for (const line of lines) {
    await t.run(line);
    t.pass(minutes(1));
  }
  t.pass(minutes(5));
  t.put({ type: 'drill.end' });
  t.put({ type: 'drill.close-postmortem' });
  const state = t.state();
  expect(state.phase).toBe('debrief');
  const card = scoreDrill({ bundle: edgeOutage, header: t.drill.header, entries: t.entries, state });
  const findings = card.dimensions.flatMap((d) => d.findings);
  return { card, state, harm: findings.find((f) => f.indicator === 'harmful-acts') };
}

describe('what is done to the live database is scored by what happened in it', () => {
  it.each([
    ['a table that is dropped', 'psql $DB_URL -c "DROP TABLE readings"'],
    ['rows changed without a WHERE', 'psql $DB_URL -c "update readings set reading_data = null"'],
    [
      'rows deleted by a function that hides it',
      "psql $DB_URL -c \"do 'begin execute ''delete from '' || ''readings''; end'\"",
    ],
  ])(
    '%s',
    async (_what, line) => {
      const { harm, state } = await played(line);
      // One harmful act costs half the points, as the playbook weighs them; dropping a table is two.
      expect(['partly', 'broken']).toContain(harm?.verdict);
      expect(harm?.evidence.length).toBeGreaterThan(0);
      expect(state.world.states.data).toBe('damaged');
    },
    60_000,
  );

  it('log lines that are deleted: a hard flag, whatever else went well', async () => {
    const { card, harm } = await played('psql $DB_URL -c "DELETE FROM error_logs"');
    expect(harm?.verdict).toBe('broken');
    expect(harm?.clauses).toContain('sec.never');
    expect(card.capped).toBe(true);
  }, 60_000);

  it('nothing, when a transaction is rolled back, a statement is cancelled, or only files of the checkout are lost', async () => {
    const { harm, state, card } = await played(
      'psql $DB_URL -c "begin; delete from error_logs; update readings set context = null; rollback"',
      'psql $DB_URL -c "select pg_sleep(1000)"',
      'psql $DB_URL -c "select count(*) from generate_series(1, 1e10)"',
      'rm -rf /',
    );
    expect(harm?.verdict).not.toBe('broken');
    expect(card.capped).toBe(false);
    expect(state.facts.map((f) => f.fact.type)).toEqual([]);
  }, 90_000);
});
