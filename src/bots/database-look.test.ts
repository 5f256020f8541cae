import { describe, expect, it } from 'vitest';
import { given } from '../../test/support/given';
import { shipped } from '../../test/support/shipped';
import { MINUTE } from '../base/drill-time';
import { createDrill } from '../drill/drill';
import { advanceTo, foldEntries } from '../drill/fold';
import { viewFor } from '../drill/view';
import { worldView } from '../drill/world-view';
import type { LockRow, SessionRow } from '../world/model/database/types';
import type { Operation, OperationResult } from '../world/model/operations';
import { perform } from '../world/model/perform';
import { lockWait } from './causes/lock-wait';
import { slowQuery } from './causes/slow-query';
import { cluesIn } from './clues';
import { blockageIn, hoardIn, observeDatabase, pileIn } from './database-look';
import { understand } from './instructions';
import type { Read, Situation } from './intent';

const T = 60 * MINUTE;

const session = (pid: number, more: Partial<SessionRow> = {}): SessionRow => ({
  pid,
  user: 'someone',
  database: 'postgres',
  applicationName: 'app',
  clientAddr: null,
  backendStart: 0,
  xactStart: null,
  queryStart: T - 3 * MINUTE,
  stateChange: 0,
  waitEventType: null,
  waitEvent: null,
  state: 'active',
  query: 'select 1 from t where a > 1',
  session: 'pool',
  ...more,
});
const lock = (pid: number, blockedBy: readonly number[]): LockRow => ({
  locktype: 'relation',
  relation: 'public.t',
  mode: 'AccessShareLock',
  granted: blockedBy.length === 0,
  pid,
  waitStart: null,
  blockedBy,
});

const { drill, at } = given([]);
const ordinary = shipped().bundle;
/** Somebody who sees these sessions and locks, and whatever has been reported. */
function seeing(
  sessions: readonly SessionRow[],
  locks: readonly LockRow[] = [],
  reported: readonly string[] = [],
): Situation {
  const rows: Readonly<Record<string, readonly unknown[]>> = { 'sessions.list': sessions, 'locks.list': locks };
  const read = (operation: Operation) => ({
    ok: true,
    value: { rows: rows[operation.op] ?? [] },
    facts: [],
    evidence: [],
  });
  const findings = reported.map((text) => ({
    at: 0,
    by: 'claude',
    text,
    evidence: [],
    claim: 'observation',
    shared: true,
  }));
  return {
    view: { ...viewFor(drill, at(0), 'claude'), t: T, findings } as unknown as Situation['view'],
    me: 'claude',
    seed: 's',
    playbook: ordinary.playbook,
    company: ordinary.company,
    menu: { streams: [], charts: [] },
    read: read as unknown as Read,
  };
}

describe('what stands out in a list of sessions', () => {
  const query = "SELECT a FROM public.things WHERE changed_at > now() - interval '1 day'";

  it('is the same long query in several sessions, led by the oldest connection', () => {
    const rows = [
      session(3, { query, backendStart: 9 }),
      session(2, { query, backendStart: 5 }),
      session(1, { query: 'select 2' }),
    ];
    expect(pileIn(seeing(rows))).toEqual({ lead: rows[1], sessions: 2, age: 3 * MINUTE });
  });

  it.each([
    ['one session', [session(1, { query })]],
    ['short ones', [session(1, { query, queryStart: T - 20_000 }), session(2, { query, queryStart: T - 20_000 })]],
    ['a backup', [session(1, { query: 'COPY t TO stdout' }), session(2, { query: 'COPY t TO stdout' })]],
    ['those that wait for a lock', [session(1, { waitEventType: 'Lock' }), session(2, { waitEventType: 'Lock' })]],
  ])('is not %s', (_, rows) => {
    expect(pileIn(seeing(rows))).toBeUndefined();
  });

  it('is who stands at the root of a queue, however long the chain', () => {
    const rows = [session(1, { state: 'idle in transaction' }), session(2), session(3), session(4)];
    const locks = [lock(3, [2]), lock(4, [2]), lock(2, [1]), lock(1, [])];
    expect(blockageIn(seeing(rows, locks))).toEqual({ root: rows[0], waiting: 3 });
    expect(blockageIn(seeing(rows, [lock(1, [])]))).toBeUndefined();
    // A ring of waits has no root, and does not keep anybody looking for ever.
    expect(blockageIn(seeing(rows, [lock(1, [2]), lock(2, [1])]))?.waiting).toBe(2);
  });

  it('is an application that sits on most of the connections', () => {
    const kept = Array.from({ length: 20 }, (_, i) =>
      session(i + 1, { applicationName: 'w', state: 'idle in transaction' }),
    );
    expect(hoardIn(seeing([...kept, session(90)]))).toMatchObject({ application: 'w', sessions: 20, all: 21 });
    expect(hoardIn(seeing([...kept.slice(0, 5), session(90)]))).toBeUndefined();
  });

  it('is told in words that hint at the kind of cause', () => {
    const hints = (now: Situation): string[] => cluesIn(observeDatabase(now).text).map((c) => c.id);
    expect(hints(seeing([session(3, { query }), session(2, { query })]))).toEqual(['slow-query']);
    expect(hints(seeing([session(1, { state: 'idle in transaction' }), session(2)], [lock(2, [1])]))).toEqual([
      'lock-wait',
    ]);
    const kept = Array.from({ length: 20 }, (_, i) => session(i + 1, { applicationName: 'w', state: 'idle' }));
    expect(hints(seeing(kept))).toEqual(['connections']);
    expect(hints(seeing([session(1)]))).toEqual([]);
  });
});

describe('what helps', () => {
  const query = "SELECT a FROM public.things WHERE changed_at > now() - interval '1 day'";

  it('is to end the leading session, then an index for the column that the report filters by', () => {
    const now = seeing([session(3, { query }), session(2, { query })]);
    expect(slowQuery.remedies(now).map((r) => r.change)).toEqual([
      { op: 'sessions.terminate', pid: 2, how: 'terminate' },
    ]);
    const later = seeing([], [], [observeDatabase(now).text]);
    expect(slowQuery.remedies(later)).toEqual([]);
    const index = { op: 'indexes.create', table: 'public.things', columns: 'changed_at', concurrently: true };
    expect(slowQuery.cure?.(later)?.change).toEqual(index);
  });

  it('is no index where there is one, or where nobody can tell the column', () => {
    for (const where of ['WHERE created_at > now()', '', 'WHERE lower(name) = x']) {
      const text = `3 × “active for 9 min with the same query, led by pid 7 (a, b): SELECT a FROM public.things ${where}”`;
      expect(slowQuery.cure?.(seeing([], [], [text]))).toBeUndefined();
    }
  });

  it('is to end the session at the root of a queue, and nobody in it', () => {
    const rows = [session(1, { state: 'idle in transaction' }), session(2), session(3)];
    const changes = lockWait.remedies(seeing(rows, [lock(3, [2]), lock(2, [1])])).map((r) => r.change);
    expect(changes).toEqual([{ op: 'sessions.terminate', pid: 1, how: 'terminate' }]);
  });
});

describe('orders about the database', () => {
  const now = seeing([]);
  const fix = (text: string) => understand(now, { kind: 'fix', text });

  it.each([
    ['please end session 4711, and say when it is out.', { op: 'sessions.terminate', pid: 4711, how: 'terminate' }],
    ['kill pid 600343', { op: 'sessions.terminate', pid: 600_343, how: 'terminate' }],
    ['cancel the query of session 4711', { op: 'sessions.terminate', pid: 4711, how: 'cancel' }],
    ['SELECT pg_terminate_backend(4711);', { op: 'sessions.terminate', pid: 4711, how: 'terminate' }],
    [
      'create an index concurrently on public.readings (updated_at)',
      { op: 'indexes.create', table: 'public.readings', columns: 'updated_at', concurrently: true },
    ],
    [
      'build an index on readings (user_id, created_at), not concurrently',
      { op: 'indexes.create', table: 'readings', columns: 'user_id, created_at', concurrently: false },
    ],
  ])('%s', (text, change) => {
    expect(fix(text)).toEqual({ kind: 'change', change });
  });

  it.each(['who waits for a lock?', 'check pg_stat_activity', 'which sessions are there', 'any long-running query?'])(
    'to look: %s',
    (text) => {
      expect(understand(now, { kind: 'look', text })).toMatchObject({
        kind: 'look',
        targets: expect.arrayContaining([{ kind: 'database' }]),
      });
    },
  );

  it.each(['end the session', 'index the readings', 'the session of 14:00 was long'])('not seen in “%s”', (text) => {
    expect(fix(text).kind).not.toBe('change');
  });
});

describe('the shipped scenario', () => {
  const { bundle } = shipped('db-degradation');

  it.each([
    ['runaway-report', 'slow-query', 'changed-report'],
    ['idle-transaction', 'lock-wait', 'open-psql'],
    ['connection-leak', 'connections', 'vybe-reading'],
  ])('%s shows itself as %s', (variant, cause, culprit) => {
    const header = { ...drill.header, scenarioId: bundle.scenario.id, variant, seed: 'look' };
    const there = createDrill(bundle, header);
    const started = foldEntries(there, [{ seq: 1, at: 0, id: 'a', by: 'codex', act: { type: 'drill.start' } }]);
    const world = worldView(there, advanceTo(there, started, 8 * MINUTE));
    const read: Read = <O extends Operation>(op: O): OperationResult<O['op']> => perform(world, op);
    const now = { ...seeing([]), read, view: { ...seeing([]).view, t: 8 * MINUTE } };
    const seen = observeDatabase(now);
    expect(cluesIn(seen.text).map((c) => c.id)).toEqual([cause]);
    const row = pileIn(now)?.lead ?? blockageIn(now)?.root ?? hoardIn(now)?.oldest;
    expect(row?.session).toBe(culprit);
    expect(seen.evidence.length).toBeGreaterThan(0);
  });
});
