import { engines } from 'virtual:engines';
import { expect, it } from 'vitest';

it('gives the app no engines when the build was given none', () => {
  expect(engines).toEqual([]);
});
