import { expect, it } from 'vitest';
import { durationText, HOUR, MINUTE, SECOND } from './drill-time';

it.each([
  [0, '0 s'],
  [-300, '0 s'],
  [45 * SECOND, '45 s'],
  [59.6 * SECOND, '1 min'],
  [-37 * MINUTE, '-37 min'],
  [59.7 * MINUTE, '1 h 00 min'],
  [2 * HOUR + 5 * MINUTE, '2 h 05 min'],
])('%d ms reads “%s”', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
