import { describe, expect, it } from 'vitest';
import { remembered } from './remembered';

describe('what is remembered', () => {
  it('is made once for a text, and is what was made', () => {
    const asked: string[] = [];
    const words = remembered((text) => {
      asked.push(text);
      return text.split(' ');
    });
    const first = words('a b');
    expect(first).toEqual(['a', 'b']);
    expect(words('a b')).toBe(first);
    expect(words('c')).toEqual(['c']);
    expect(asked).toEqual(['a b', 'c']);
  });

  it('is made anew after much else, and is then the same', () => {
    let made = 0;
    const length = remembered((text) => {
      made++;
      return { length: text.length };
    });
    const long = 'x'.repeat(100_000);
    const before = length('short');
    for (let i = 0; i < 10; i++) expect(length(`${long}${i}`).length).toBe(100_001);
    expect(length('short')).toEqual(before);
    expect(made).toBe(12);
  });
});
