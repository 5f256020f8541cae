import { expect, it } from 'vitest';
import type { ToolRun } from './state';
import { runIndex, withRun, withRunChanged } from './tool-runs';

const run = (runId: string): ToolRun => ({ runId, at: 0, by: 'codex', seq: 1, tool: 'shell', command: 'x' });

it('finds runs, also after a fork whose halves know different runs by the same ids', () => {
  const base = withRun(withRun([], run('a')), run('b'));
  const left = withRun(withRun(base, run('c')), run('d'));
  const right = withRun(withRun(base, run('d')), run('c'));
  for (const list of [base, left, right, withRunChanged(left, 0, { doneAt: 5 })])
    for (const id of ['a', 'b', 'c', 'd', 'e', '__proto__'])
      expect(runIndex(list, id)).toBe(list.findIndex((r) => r.runId === id));
  expect(withRunChanged(left, 0, { doneAt: 5 })[0]).toEqual({ ...run('a'), doneAt: 5 });
  expect(left[0]).toEqual(run('a'));
});
