import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import { linesOf } from './lines';
import { scanLines } from './log-index';
import type { WorldView } from './operations';
import { perform } from './perform';
import { smallWorld } from './small-world';

const base = smallWorld();
const stream = base.scenario.telemetry.streams.find((s) => s.kind === 'error-log')?.id ?? '';
const fact = { type: 'change.logged' as const, what: 'Applied {user} data fix' };
const world: WorldView = { ...base, now: 30 * MINUTE, facts: [{ at: 20 * MINUTE, by: 'codex', fact }] };
const read = (w: WorldView, text?: string) => {
  const op = {
    op: 'logs.read' as const,
    streams: [stream],
    from: 0,
    to: w.now,
    limit: 20_000,
    ...(text === undefined ? {} : { text }),
  };
  const done = perform(w, op);
  return done.ok ? done.value.lines.filter((l) => l.service === 'manual-intervention') : [];
};

describe('a change that was logged', () => {
  it('is a line of the error log, in the words that were written, from then on', () => {
    expect(read(world)).toMatchObject([
      { at: 20 * MINUTE, level: 'warn', code: 'EMERGENCY_FIX', text: 'Applied {user} data fix' },
    ]);
    expect(read({ ...world, now: 20 * MINUTE })).toEqual([]);
  });

  it('is found by its words, its code and its service, and by nothing else', () => {
    for (const text of ['data FIX', 'emergency_fix', 'manual-inter']) expect(read(world, text)).toHaveLength(1);
    expect(read(world, 'somebody else')).toEqual([]);
  });

  it('is in the index as in the lines, and gone when the log is deleted', () => {
    const scan = scanLines(world, { streams: [stream], from: 0, to: world.now, minRank: 0, lower: '' });
    const indexed = Array.from({ length: scan.length }, (_, i) => scan.line(i));
    expect(indexed).toEqual(linesOf(world, [stream], 0, world.now));
    const gone = { at: 25 * MINUTE, by: 'codex', fact: { type: 'logs.deleted' as const, stream } };
    expect(read({ ...world, facts: [...world.facts, gone] })).toEqual([]);
  });
});
