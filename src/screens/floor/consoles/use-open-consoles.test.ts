import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleList } from './list';
import { openNext } from './use-open-consoles';

const id = fc.constantFrom(...consoleList.map((c) => c.id));
const step = fc.tuple(fc.constantFrom('top', 'bottom', 'split', 'asked'), id);

describe('openNext', () => {
  it('never has the same console open twice, and shows what was asked for', () => {
    fc.assert(
      fc.property(id, fc.array(step), (first, steps) => {
        let open: ReturnType<typeof openNext> = { top: first, bottom: null };
        for (const [place, wanted] of steps) {
          // The lower half has tabs only while there is one.
          if (place === 'bottom' && open.bottom === null) continue;
          open = openNext(open, place, wanted);
          expect(open.top).not.toBe(open.bottom);
          if (place !== 'split') expect([open.top, open.bottom]).toContain(wanted);
        }
      }),
    );
  });

  it('changes places when the other half has the console', () => {
    expect(openNext({ top: 'logs', bottom: 'metrics' }, 'top', 'metrics')).toEqual({ top: 'metrics', bottom: 'logs' });
    expect(openNext({ top: 'logs', bottom: 'metrics' }, 'asked', 'metrics')).toEqual({
      top: 'logs',
      bottom: 'metrics',
    });
  });
});
