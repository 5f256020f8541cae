// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRoom } from '../../../test/support/fake-room';
import type { Showing } from '../../session/room/types';
import { show } from './showing';

/** A room that keeps what it was told. */
function listening() {
  const heard: Showing[] = [];
  const room = { ...fakeRoom(), show: (what: Showing) => void heard.push(what) };
  return { room, heard };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a screen shows', () => {
  it('is told at once, and put together from its parts', () => {
    const { room, heard } = listening();
    show(room, { where: 'floor', channel: '#incidents' });
    vi.advanceTimersByTime(2_000);
    show(room, { console: 'logs' });
    expect(heard).toEqual([
      { where: 'floor', channel: '#incidents' },
      { where: 'floor', channel: '#incidents', console: 'logs' },
    ]);
  });

  it('is told at most once a second, the last state always', () => {
    const { room, heard } = listening();
    for (const console of ['logs', 'metrics', 'flags']) show(room, { console });
    vi.advanceTimersByTime(10_000);
    expect(heard.map((h) => h.console)).toEqual(['logs', 'flags']);
  });

  it('is not told twice when nothing changed meanwhile', () => {
    const { room, heard } = listening();
    show(room, { console: 'logs' });
    show(room, { console: 'metrics' });
    show(room, { console: 'logs' });
    vi.advanceTimersByTime(10_000);
    expect(heard.at(-1)?.console).toBe('logs');
    expect(heard.length).toBeLessThanOrEqual(2);
  });

  it('leaves out what was closed', () => {
    const { room, heard } = listening();
    show(room, { where: 'floor', console: 'logs' });
    show(room, { console: undefined });
    vi.advanceTimersByTime(2_000);
    expect(heard.at(-1)).toEqual({ where: 'floor' });
  });

  it('needs no room', () => {
    expect(() => show(undefined, { console: 'logs' })).not.toThrow();
  });
});
