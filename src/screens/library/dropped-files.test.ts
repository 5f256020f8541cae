import { describe, expect, it } from 'vitest';
import { gather, MOST_BYTES, MOST_FILES } from './dropped-files';

const file = (path: string, text = '') => ({ path, file: new File([text], path.split('/').at(-1) ?? '') });

describe('files that somebody brings to the library', () => {
  it('are read where authors write them, and told apart from a single file', async () => {
    const folder = await gather([
      file('mine/scenario.yaml', 'a'),
      file('mine/picture.png', 'x'),
      file('mine/README.md', 'b'),
    ]);
    expect(folder.ok && [...folder.value.files]).toEqual([
      ['mine/scenario.yaml', 'a'],
      ['mine/README.md', 'b'],
    ]);
    expect(folder.ok && folder.value.whole).toBe(true);
    const single = await gather([file('scenario.yaml', 'a')]);
    expect(single.ok && single.value.whole).toBe(false);
  });

  it('are refused when they are too many, too large, or no scenario', async () => {
    const many = Array.from({ length: MOST_FILES + 1 }, (_, i) => file(`mine/${i}.yaml`));
    expect(await gather(many)).toMatchObject({ ok: false });
    const large = await gather([file('scenario.yaml', 'x'.repeat(MOST_BYTES + 1))]);
    expect(large).toMatchObject({ ok: false });
    expect(await gather([file('holiday.jpg')])).toMatchObject({ ok: false });
    expect(await gather([])).toMatchObject({ ok: false });
  });
});
