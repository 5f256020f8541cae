import { describe, expect, it } from 'vitest';
import { exampleFolder } from '../../test/support/authoring-example';
import { memoryArchive } from '../archive/memory-archive';
import { listOwn, removeOwn, restoreOwn } from './own-list';
import { checkOwn, keepOwn, loadOwn, MOST_OWN } from './own-scenarios';

const whole = exampleFolder({});
const files = new Map(
  [whole.scenario, ...(whole.folder?.plans ?? []), ...(whole.folder?.par === undefined ? [] : [whole.folder.par])]
    .map((f): [string, string] => [`late-mail/${f.file}`, f.text])
    .concat([['late-mail/README.md', '# Late mail\n']]),
);
const single = new Map([['scenario.yaml', whole.scenario.text]]);
const broken = new Map([['scenario.yaml', whole.scenario.text.replace("to: '#incidents'", "to: '#nobody'")]]);

const house = () => ({ archive: memoryArchive({ kind: 'memory', code: 'refused', sentence: '' }) });

describe('scenarios that somebody brings along', () => {
  it('are checked against what ships, kept, listed and loaded', async () => {
    const here = house();
    const checked = await checkOwn(files, true);
    expect(checked.rows).toEqual([]);
    const kept = await keepOwn(here, checked, 1_000);
    expect(kept.ok && kept.value.map((s) => s.title)).toEqual(['Nobody gets mail']);
    expect((await listOwn(here))[0]).toMatchObject({ id: 'late-mail', minutes: 70, storedAt: 1_000 });
    const loaded = await loadOwn(here, 'late-mail');
    expect(loaded.ok && loaded.value.bundle.scenario.id).toBe('late-mail');
  });

  it('are not kept while they have an error, and what was here before stays', async () => {
    const here = house();
    await keepOwn(here, await checkOwn(single, false), 1);
    const checked = await checkOwn(broken, false);
    expect(checked.rows.map((r) => r.code)).toContain('scenario.inject-to-nobody');
    const kept = await keepOwn(here, checked, 2);
    expect(kept.ok && kept.value).toEqual([]);
    expect((await listOwn(here)).map((s) => s.storedAt)).toEqual([1]);
  });

  it('take the place of one with the same id', async () => {
    const here = house();
    await keepOwn(here, await checkOwn(single, false), 1);
    const again = new Map([['scenario.yaml', whole.scenario.text.replace('Nobody gets mail', 'No mail again')]]);
    await keepOwn(here, await checkOwn(again, false), 2);
    expect((await listOwn(here)).map((s) => s.title)).toEqual(['No mail again']);
  });

  it('can be removed and had back, and are gone for good a day later', async () => {
    const here = house();
    await keepOwn(here, await checkOwn(single, false), 1);
    await removeOwn(here, 'late-mail', 10);
    expect(await listOwn(here)).toEqual([]);
    await restoreOwn(here, 'late-mail');
    expect(await listOwn(here)).toHaveLength(1);
    await removeOwn(here, 'late-mail', 10);
    const other = new Map([['scenario.yaml', whole.scenario.text.replace('id: late-mail', 'id: other-mail')]]);
    await keepOwn(here, await checkOwn(other, false), 25 * 3_600_000);
    await restoreOwn(here, 'late-mail');
    expect((await listOwn(here)).map((s) => s.id)).toEqual(['other-mail']);
    expect((await loadOwn(here, 'late-mail')).ok).toBe(false);
  });

  it('bring their par along', async () => {
    const here = house();
    await keepOwn(here, await checkOwn(files, true), 1);
    const loaded = await loadOwn(here, 'late-mail');
    expect(loaded.ok && loaded.value.par?.scenario).toBe('late-mail');
  });

  it('are no more than can be overlooked, and rows of another form are left out', async () => {
    const here = house();
    await here.archive.saveSetting('own-scenarios', [
      { id: 7 },
      'nonsense',
      ...Array.from({ length: MOST_OWN }, (_, i) => ({
        id: `s${i}`,
        title: 'T',
        summary: 'S',
        difficulty: 1,
        minutes: 1,
        roles: [],
        objectives: [],
        storedAt: 0,
      })),
    ]);
    expect(await listOwn(here)).toHaveLength(MOST_OWN);
    expect((await keepOwn(here, await checkOwn(single, false), 1)).ok).toBe(false);
  });
});
