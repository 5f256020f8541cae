import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-code';

/** The modules that a path darkens, as the code's own table has them. */
function darkened(path: string, size: number): boolean[][] {
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let i = 0; i < Number(width); i += 1) (table[Number(y)] ?? [])[Number(x) + i] = true;
  return table;
}

describe('a QR code', () => {
  it.each(['a', `http://192.168.1.20:4180/#/join/${'A'.repeat(22)}/${'b'.repeat(180)}`])(
    'darkens exactly the modules of the code for %s, with a quiet zone around them',
    (text) => {
      const drawn = qrPath(text);
      const code = encode(text, { ecc: 'M', border: 4 });
      expect(drawn?.size).toBe(code.size);
      expect(darkened(drawn?.path ?? '', code.size)).toEqual(code.data);
      expect(code.data.slice(0, 4).flat()).not.toContain(true);
    },
  );

  it('says so when a text is too long for any code', () => {
    expect(qrPath('x'.repeat(4_000))).toBeUndefined();
  });
});
