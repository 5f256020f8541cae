import { describe, expect, test } from 'vitest';
import { given } from '../../test/support/given';
import { keepIdentity, sameBut } from './identity';
import { LookLog } from './look-log';
import { Mirror } from './mirror';
import { awayPause, electConductor, stayAlive, whenAlone } from './presence';
import { beginLife, isReady, storageOf } from './session-machine';

describe('the life of a session', () => {
  test('is ready once opened, and says where entries are kept', () => {
    const life = beginLife();
    expect(isReady(life)).toBe(false);
    life.send({ type: 'opened', storage: 'durable' });
    expect([isReady(life), storageOf(life)]).toEqual([true, 'durable']);
    life.send({ type: 'filled' });
    expect([isReady(life), storageOf(life)]).toEqual([true, 'full']);
    life.send({ type: 'stored' });
    expect(storageOf(life)).toBe('durable');
    life.send({ type: 'closed' });
    life.send({ type: 'opened', storage: 'durable' });
    expect(isReady(life)).toBe(false);
  });

  test('memory does not fill up or become durable', () => {
    const life = beginLife();
    life.send({ type: 'opened', storage: 'memory' });
    life.send({ type: 'filled' });
    life.send({ type: 'stored' });
    expect(storageOf(life)).toBe('memory');
  });

  test('what could not be opened is never ready', () => {
    const life = beginLife();
    life.send({ type: 'failed' });
    life.send({ type: 'opened', storage: 'durable' });
    expect(isReady(life)).toBe(false);
  });
});

describe('identity', () => {
  test('keeps what did not change and renews what did', () => {
    const item = { a: 1 };
    const before = { list: [item], row: [{ id: 'x', holds: ['ic'] }], n: 1 };
    const next = { list: [item], row: [{ id: 'x', holds: ['ic'] }], n: 2 };
    const kept = keepIdentity(before, next);
    expect(kept).toEqual(next);
    expect(kept.list).toBe(before.list);
    expect(kept.row).toBe(before.row);
    expect(keepIdentity(before, { ...next, row: [{ id: 'x', holds: [] }] }).row).not.toBe(before.row);
    expect(keepIdentity(before, { ...before, list: [item] })).toBe(before);
  });

  test('sees keys that came or went', () => {
    const whole: { a: number; b?: number } = { a: 1, b: 2 };
    expect(sameBut(whole, { a: 1 }, [])).toBe(false);
    expect(sameBut({ a: 1 }, whole, [])).toBe(false);
    expect(sameBut(whole, { a: 1 }, ['b'])).toBe(true);
  });
});

test('a look is new after a minute, with new evidence, or by somebody else', () => {
  const log = new LookLog();
  const isNew = (who: string, evidence: string[], at: number) => log.isNew(who, 'logs', 'q', evidence, at);
  expect(isNew('codex', ['a'], 0)).toBe(true);
  expect(isNew('codex', ['a'], 59_999)).toBe(false);
  expect(isNew('codex', [], 59_999)).toBe(false);
  expect(isNew('claude', ['a'], 59_999)).toBe(true);
  expect(isNew('codex', ['b'], 59_999)).toBe(true);
  expect(isNew('codex', ['b'], 119_999)).toBe(true);
  log.forget('codex', 'logs', 'q');
  expect(isNew('codex', ['b'], 120_000)).toBe(true);
});

test('the mirror comes to the same state however its entries arrive and however far it has looked ahead', () => {
  const { drill, before } = given([]);
  const entry = (seq: number, at: number, text: string) => ({
    seq,
    at: 1_000_000 + at,
    id: `e${seq}`,
    by: 'codex',
    act: { type: 'post', channel: '#incidents', kind: 'message', text } as const,
  });
  const start = { seq: 1, at: 1_000_000, id: 'e1', by: 'codex', act: { type: 'drill.start' } as const };
  const entries = [start, entry(2, 30_000, 'a'), entry(3, 60_000, 'b')];
  const whole = new Mirror(drill, entries);
  const parts = new Mirror(drill, entries.slice(0, 1));
  parts.at(1_000_000 + 900_000);
  expect(parts.add(entries.slice(2))).toBe(false);
  parts.add(entries.slice(0, 2));
  parts.at(1_000_000 + 40_000);
  parts.add(entries);
  expect(parts.folded).toEqual(whole.folded);
  expect(parts.at(1_000_000 + 70_000)).toEqual(whole.at(1_000_000 + 70_000));
  expect(before.phase).toBe('live');
});

describe('absence', () => {
  const running = given([]).before;

  test('pauses as of the later of last sign of life and last entry', () => {
    const wall = running.lastWall;
    expect(awayPause(running, wall + 5_000, wall + 100_000)).toMatchObject({
      by: 'system',
      act: { asOf: wall + 5_000 },
    });
    expect(awayPause(running, wall - 5_000, wall + 100_000)).toMatchObject({ act: { asOf: wall } });
  });

  test('does nothing after a short gap, or when the clock stands', () => {
    const wall = running.lastWall;
    expect(awayPause(running, wall, wall + 20_000)).toBeUndefined();
    expect(awayPause({ ...running, clock: { ...running.clock, running: false } }, wall, wall + 1e9)).toBeUndefined();
  });
});

/** Web Locks as far as they are used here: shared and exclusive holders of a name, waiting in line. */
function handLocks(): LockManager {
  interface Asked {
    readonly mode: LockMode;
    readonly begin: () => void;
  }
  const held = new Map<string, LockMode[]>();
  const waiting = new Map<string, Asked[]>();
  const fits = (name: string, mode: LockMode) => {
    const now = held.get(name) ?? [];
    return now.length === 0 || (mode === 'shared' && now.every((m) => m === 'shared'));
  };
  const release = (name: string, mode: LockMode) => {
    const now = held.get(name) ?? [];
    now.splice(now.indexOf(mode), 1);
    const [next] = waiting.get(name) ?? [];
    if (next !== undefined && fits(name, next.mode)) {
      waiting.get(name)?.shift();
      next.begin();
    }
  };
  const request = (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) =>
    new Promise((resolve, reject) => {
      const mode = options.mode ?? 'exclusive';
      const begin = () => {
        held.set(name, [...(held.get(name) ?? []), mode]);
        Promise.resolve(work({ name, mode })).then((value) => {
          release(name, mode);
          resolve(value);
        }, reject);
      };
      if (fits(name, mode)) begin();
      else if (options.ifAvailable) Promise.resolve(work(null)).then(resolve, reject);
      else {
        const asked = { mode, begin };
        waiting.set(name, [...(waiting.get(name) ?? []), asked]);
        options.signal?.addEventListener('abort', () => {
          waiting.set(
            name,
            (waiting.get(name) ?? []).filter((a) => a !== asked),
          );
          reject(new DOMException('aborted', 'AbortError'));
        });
      }
    });
  return { request, query: async () => ({}) } as unknown as LockManager;
}

describe('windows among each other', () => {
  test('work is done only when no window has the drill open', async () => {
    const locks = handLocks();
    const done: string[] = [];
    await whenAlone(locks, 'd', async () => void done.push('alone'));
    const window = new AbortController();
    stayAlive(locks, 'd', window.signal);
    stayAlive(locks, 'd', new AbortController().signal);
    await whenAlone(locks, 'd', async () => void done.push('not alone'));
    await whenAlone(locks, 'other', async () => void done.push('other drill'));
    expect(done).toEqual(['alone', 'other drill']);
  });

  test('one conducts, and the next follows when it goes', async () => {
    const locks = handLocks();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const elected: string[] = [];
    electConductor(locks, 'd', first.signal, () => elected.push('first'));
    electConductor(locks, 'd', second.signal, () => elected.push('second'));
    electConductor(locks, 'd', third.signal, () => elected.push('third'));
    expect(elected).toEqual(['first']);
    second.abort();
    first.abort();
    await expect.poll(() => elected).toEqual(['first', 'third']);
  });

  test('without locks every window takes itself for the only one', async () => {
    let alone = false;
    await whenAlone(undefined, 'd', async () => {
      alone = true;
    });
    let elected = false;
    electConductor(undefined, 'd', new AbortController().signal, () => {
      elected = true;
    });
    expect([alone, elected]).toEqual([true, true]);
  });
});
