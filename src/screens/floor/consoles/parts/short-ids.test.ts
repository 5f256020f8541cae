import { describe, expect, it } from 'vitest';
import { shortIds } from './short-ids';

const ID = 'e13f9318-8c4d-47e1-8f07-dd734cfd0e70';

describe('shortIds', () => {
  it('makes room by cutting ids', () => {
    expect(shortIds(`[fn] ${ID} TypeError`, '')).toBe('[fn] e13f9318… TypeError');
    expect(shortIds(`[fn] ${ID} TypeError`, 'TypeError')).toBe('[fn] e13f9318… TypeError');
  });

  it('keeps an id that was searched for in sight', () => {
    expect(shortIds(`[fn] ${ID} x`, ID)).toBe(`[fn] ${ID} x`);
    expect(shortIds(`[fn] ${ID} x`, '47E1')).toBe(`[fn] ${ID} x`);
    expect(shortIds(`[fn] ${ID} x`, 'e13f')).toBe('[fn] e13f9318… x');
  });

  it('leaves other hexadecimal text alone', () => {
    expect(shortIds('sha f3a91c6e20 at 12-34', '')).toBe('sha f3a91c6e20 at 12-34');
  });
});
