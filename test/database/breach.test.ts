import { afterAll, describe, expect, it } from 'vitest';
import { DAY, minutes } from '../../src/base/drill-time';
import { worldView } from '../../src/drill/world-view';
import type { DatabaseClient } from '../../src/world/engines/database/client';
import { databaseRequestOf } from '../../src/world/model/database/request';
import type { Operation } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { shipped } from '../support/shipped';
import { terminal } from '../support/terminal';

const { bundle } = shipped('security-breach');
const STRANGER = '198.51.100.77';
const JUN = 'jun.park@vyberology.example';
const SECOND = 'helpdesk@vyberology-care.example';

type Desk = ReturnType<typeof terminal>;
const clients: DatabaseClient[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

async function desk(): Promise<Desk> {
  const t = terminal('stolen-session', { database: 'live', bundle });
  if (t.client !== undefined) clients.push(t.client);
  await t.client?.open();
  t.pass(minutes(3));
  return t;
}

const sql = (t: Desk, text: string) => t.run(`psql $DB_URL -At -c "${text}"`);

/** The audit entries from the stranger's address, as the model has them now. */
function inModel(t: Desk): number {
  const world = worldView(t.drill, t.state());
  const read = perform(world, { op: 'audit.read', from: world.now - DAY, to: world.now });
  return read.ok ? read.value.rows.filter((r) => r.ip === STRANGER).length : -1;
}

const counted = async (t: Desk): Promise<number> =>
  Number((await sql(t, `select count(*) from auth.audit_log_entries where ip_address = '${STRANGER}'`)).stdout.trim());

async function onLive(t: Desk, operation: Operation) {
  const request = databaseRequestOf(operation, []);
  if (request?.kind !== 'sql') throw new Error(`${operation.op} is no SQL`);
  return sql(t, request.sql);
}

describe('the audit log and the sessions of sign-in', () => {
  it('hold the same in the model and in the live database, whoever reads, ends sign-ins, or deletes', async () => {
    const t = await desk();
    expect(inModel(t)).toBeGreaterThan(5);
    expect(await counted(t)).toBe(inModel(t));
    const read = await sql(t, `select * from auth.audit_log_entries where ip_address = '${STRANGER}'`);
    expect(read.evidence).toEqual(expect.arrayContaining(['audit-stranger', 'audit-second-account']));

    // Deleting sessions of nobody is nothing; of one account after the other it is the fact that the model has.
    const none = await sql(t, "delete from auth.sessions where user_agent = 'nobody at all'");
    expect(none.facts).toEqual([]);
    const jun = await onLive(t, { op: 'signins.revoke', whose: JUN });
    expect(jun.facts).toContainEqual({ type: 'sessions.revoked', whose: JUN });
    expect(jun.facts.map((f) => f.type)).not.toContain('evidence.deleted');
    expect(t.statesIn(1_000)).toMatchObject({ first: 'revoked', second: 'exposed', attacker: 'searching' });
    // The second account goes on, with what it has been given: its entries come in, in both alike.
    t.pass(minutes(12));
    expect(await counted(t)).toBe(inModel(t));
    const second = await onLive(t, { op: 'signins.revoke', whose: SECOND });
    expect(second.facts).toContainEqual({ type: 'sessions.revoked', whose: SECOND });
    expect(t.statesIn(minutes(20))).toMatchObject({ first: 'revoked', second: 'revoked', attacker: 'gone' });

    // What is deleted from the audit log is evidence, and gone from both.
    const before = inModel(t);
    const done = await sql(t, `delete from auth.audit_log_entries where ip_address = '${STRANGER}'`);
    expect(done.facts).toMatchObject([{ type: 'evidence.deleted', what: 'auth.audit_log_entries', rows: before }]);
    t.pass(1_000);
    expect(await counted(t)).toBe(0);
    expect(inModel(t)).toBe(0);

    const all = await onLive(t, { op: 'signins.revoke', whose: 'all' });
    expect(all.facts).toContainEqual({ type: 'sessions.revoked', whose: 'all' });
  }, 240_000);
});

describe('renewing a key in the terminal', () => {
  it('takes the value that was made for it, and refuses what nobody has made', async () => {
    const t = terminal('leaked-key', { bundle });
    const done = await t.run(
      'supabase secrets set SUPABASE_SERVICE_ROLE_KEY=$SUPABASE_SERVICE_ROLE_KEY_ROTATED --project-ref $PROD_REF',
    );
    expect(done.facts).toEqual([{ type: 'secret.set', name: 'SUPABASE_SERVICE_ROLE_KEY', value: 'rotated' }]);
    const refused = await t.run('supabase secrets set DATABASE_URL=postgresql://made-up');
    expect(refused.facts).toEqual([]);
    expect(refused.stderr).toContain('$DATABASE_URL_ROTATED');
    const unset = await t.run('supabase secrets unset DATABASE_URL --project-ref $PROD_REF');
    expect(unset.facts).toEqual([{ type: 'secret.unset', name: 'DATABASE_URL' }]);
  });
});
