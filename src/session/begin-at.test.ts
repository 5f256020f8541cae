import { describe, expect, it } from 'vitest';
import { shipped } from '../../test/support/shipped';
import { memoryArchive } from '../archive/memory-archive';
import { minutes } from '../base/drill-time';
import { createDrill } from '../drill/drill';
import { foldEntries } from '../drill/fold';
import { beginDrillAt } from './begin-at';

const { bundle, sources } = shipped();

async function begun(at: number) {
  const house = { archive: memoryArchive({ kind: 'memory', code: 'refused', sentence: '' }) };
  const done = await beginDrillAt(
    house,
    { bundle, sources },
    { at, seed: 'begin', variant: 'bad-deploy' },
    2_000_000_000,
  );
  if (!done.ok) throw new Error(done.error.title);
  const row = await house.archive.drill(done.value);
  if (row === undefined) throw new Error('not stored');
  const entries = await house.archive.entries(done.value);
  return { header: row.header, state: foldEntries(createDrill(bundle, row.header), entries) };
}

describe('a drill that begins at some minute', () => {
  it('stands paused exactly there, with what a team would have done until then', async () => {
    const { header, state } = await begun(minutes(12));
    expect(state.t).toBe(minutes(12));
    expect(state.phase).toBe('paused');
    expect(state.refusals).toEqual([]);
    expect(state.severities.length).toBeGreaterThan(0);
    expect(header.participants.filter((p) => p.kind === 'player').map((p) => p.role)).toEqual(['ic']);
    expect(header.participants.length).toBeGreaterThan(2);
  });

  it('may begin with StartEx', async () => {
    const { state } = await begun(0);
    expect(state.t).toBe(0);
    expect(state.severities).toEqual([]);
  });
});
