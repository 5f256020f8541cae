import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LockRow, SessionRow } from '../../../../world/model/database/types';
import {
  ageText,
  backupName,
  byApplication,
  countOf,
  filterSessions,
  isRunning,
  type LockNode,
  lockTree,
  msText,
  stateAge,
} from './activity';

const session = (pid: number, changes: Partial<SessionRow> = {}): SessionRow => ({
  pid,
  user: 'authenticator',
  database: 'postgres',
  applicationName: 'postgrest',
  clientAddr: '10.0.0.1',
  backendStart: -60_000,
  xactStart: null,
  queryStart: -5_000,
  stateChange: -4_000,
  waitEventType: null,
  waitEvent: null,
  state: 'idle',
  query: 'SELECT 1',
  session: 'pool',
  ...changes,
});
const rows = [
  session(1),
  session(2, { state: 'active', query: 'COPY readings' }),
  session(3, { state: 'idle in transaction', applicationName: 'psql', user: 'sam', backendStart: -900_000 }),
  session(4, { state: 'active', waitEventType: 'Lock', waitEvent: 'relation' }),
];
const pids = (filter: Partial<Parameters<typeof filterSessions>[1]>): readonly number[] =>
  filterSessions(rows, { state: 'all', application: null, text: '', ...filter }).map((row) => row.pid);

describe('the filter of sessions', () => {
  it('lets through what has the state, the application and every word', () => {
    expect(pids({})).toEqual([1, 2, 3, 4]);
    expect(pids({ state: 'active' })).toEqual([2, 4]);
    expect(pids({ state: 'waiting' })).toEqual([4]);
    expect(pids({ state: 'in-transaction' })).toEqual([3]);
    expect(pids({ application: 'psql' })).toEqual([3]);
    expect(pids({ text: 'copy AUTHENTICATOR' })).toEqual([2]);
    expect(pids({ text: 'sam copy' })).toEqual([]);
    expect(pids({ state: 'idle', application: 'psql' })).toEqual([]);
  });
});

describe('sessions by application', () => {
  it('are counted, most first', () => {
    expect(byApplication(rows)).toEqual([
      { application: 'postgrest', total: 3, active: 2, inTransaction: 0, oldest: -60_000 },
      { application: 'psql', total: 1, active: 0, inTransaction: 1, oldest: -900_000 },
    ]);
    expect(byApplication([])).toEqual([]);
  });

  it('last as long as their query while it runs, and since their last change otherwise', () => {
    expect(stateAge(session(1), 1_000)).toBe(5_000);
    expect(stateAge(session(1, { state: 'active' }), 1_000)).toBe(6_000);
    expect(stateAge(session(1, { stateChange: 9_000 }), 1_000)).toBe(0);
  });
});

describe('a running query', () => {
  it('is in a transaction: a replica that is sent changes runs none', () => {
    const running = session(1, { state: 'active', xactStart: -5_000 });
    expect([running, { ...running, xactStart: null }, session(2)].map(isRunning)).toEqual([true, false, false]);
    expect([-1, 45_000, 37 * 60_000, 47 * 3_600_000, 216 * 3_600_000].map(ageText)).toEqual([
      '0 s',
      '45 s',
      '37 min',
      '47 h 00 min',
      '9 d',
    ]);
  });
});

const lock = (pid: number, blockedBy: readonly number[] = [], waitStart = -1_000): LockRow => ({
  locktype: 'relation',
  relation: 'public.readings',
  mode: 'AccessShareLock',
  granted: blockedBy.length === 0,
  pid,
  waitStart: blockedBy.length === 0 ? null : waitStart,
  blockedBy,
});
const shape = (node: LockNode): unknown => [node.pid, node.waiters.map(shape)];

describe('the tree of locks', () => {
  it('has who waits for nobody at the top, and the longest wait first below', () => {
    const tree = lockTree([lock(3), lock(4, [3], -10), lock(2, [3], -500), lock(1, [2])], rows);
    expect(tree.map(shape)).toEqual([
      [
        3,
        [
          [2, [[1, []]]],
          [4, []],
        ],
      ],
    ]);
    expect(tree[0]?.session?.user).toBe('sam');
    expect(tree[0] === undefined ? 0 : countOf(tree[0])).toBe(3);
  });

  it('is empty when nobody waits, and ends in a deadlock', () => {
    expect(lockTree([lock(1), lock(2)], rows)).toEqual([]);
    expect(lockTree([lock(1, [2]), lock(2, [1])], rows).map(shape)).toEqual([[2, [[1, []]]]]);
  });

  it('comes to an end for any locks', () => {
    const pid = fc.integer({ min: 1, max: 6 });
    const any = fc.array(fc.tuple(pid, fc.uniqueArray(pid, { maxLength: 3 })), { maxLength: 7 });
    fc.assert(
      fc.property(any, (made) => {
        const locks = made.map(([id, by]) => lock(id, by));
        const waits = locks.some((l) => !l.granted);
        expect(lockTree(locks, rows).length > 0).toBe(waits);
      }),
      { numRuns: 200 },
    );
  });
});

describe('words', () => {
  it('say times with as many digits as they are worth', () => {
    const said = [0, 4.23, 12.6, 999, 1_840, 45_210, 156_000, 11_160_000].map(msText);
    expect(said).toEqual(['0.0 ms', '4.2 ms', '13 ms', '999 ms', '1.84 s', '45.2 s', '2.6 min', '3.1 h']);
  });

  it('name a backup after its time, and never two alike', () => {
    const at = Date.UTC(2025, 10, 5, 13, 45, 9, 120);
    const first = backupName(at, new Set());
    expect(first).toBe('emergency_20251105_134509');
    expect(first).toMatch(/^[a-z0-9][a-z0-9_-]{0,59}$/);
    expect(backupName(at, new Set([first]))).toBe(`${first}_2`);
    expect(backupName(at, new Set([first, `${first}_2`]))).toBe(`${first}_3`);
  });
});
