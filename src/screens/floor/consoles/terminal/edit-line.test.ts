import { describe, expect, it } from 'vitest';
import { editLine } from './edit-line';

describe('editLine', () => {
  it('moves to the ends of the row it is in', () => {
    expect(editLine('ab\ncd ef\ng', 5, 'a')?.cursor).toBe(3);
    expect(editLine('ab\ncd ef\ng', 5, 'e')?.cursor).toBe(8);
  });

  it('cuts away before and behind', () => {
    expect(editLine('ab\ncd ef\ng', 5, 'u')).toEqual({ line: 'ab\n ef\ng', cursor: 3 });
    expect(editLine('ab\ncd ef\ng', 5, 'k')).toEqual({ line: 'ab\ncd\ng', cursor: 5 });
    expect(editLine('ab', 1, 'x')).toBeUndefined();
  });
});
