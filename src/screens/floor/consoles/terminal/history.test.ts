import { describe, expect, it } from 'vitest';
import { remember, searchBack, step } from './history';

describe('history', () => {
  it('keeps lines in order, without empty ones and repeats', () => {
    expect(['ls', 'ls', '  ', 'pwd\n'].reduce<readonly string[]>(remember, [])).toEqual(['ls', 'pwd']);
  });

  it('goes up and comes back down to what was being typed', () => {
    const lines = ['one', 'two'];
    const start = { index: 2, typed: '' };
    const up = step(lines, start, 'thr', 'up');
    expect(up?.text).toBe('two');
    const upper = up && step(lines, up.place, up.text, 'up');
    expect(upper?.text).toBe('one');
    expect(upper && step(lines, upper.place, upper.text, 'up')).toBeUndefined();
    const down = upper && step(lines, upper.place, upper.text, 'down');
    expect(down && step(lines, down.place, down.text, 'down')?.text).toBe('thr');
  });

  it('finds the newest line that contains the text, then older ones', () => {
    const lines = ['git log', 'ls', 'git show', 'ls'];
    expect(searchBack(lines, 'git')).toBe(2);
    expect(searchBack(lines, 'git', 2)).toBe(0);
    expect(searchBack(lines, 'git', 0)).toBeUndefined();
    expect(searchBack(lines, '')).toBeUndefined();
  });
});
