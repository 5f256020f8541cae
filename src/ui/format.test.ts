import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatCountdown,
  formatDuration,
  formatUtc,
  formatUtcDate,
  formatUtcMinute,
} from './format';

const at = Date.UTC(2026, 0, 20, 14, 23, 5, 999);

describe('times', () => {
  it('are said in UTC with seconds', () => {
    expect(formatUtc(at)).toBe('14:23:05 UTC');
    expect(formatUtc(0)).toBe('00:00:00 UTC');
    expect(formatUtc(-1)).toBe('23:59:59 UTC');
  });
  it('are said to the minute and the day', () => {
    expect(formatUtcMinute(at)).toBe('14:23 UTC');
    expect(formatUtcDate(at)).toBe('2026-01-20');
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [45_999, '45 s'],
    [60_000, '1 min'],
    [37 * 60_000 + 59_000, '37 min'],
    [3_600_000, '1 h 00 min'],
    [2 * 3_600_000 + 5 * 60_000, '2 h 05 min'],
    [-90_000, '−1 min'],
    [-400, '0 s'],
  ])('%i ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
  it.each([
    [750_000, '12:30'],
    [1, '00:01'],
    [0, '00:00'],
    [-130_000, '+02:10'],
    [-7_200_000, '+120:00'],
  ])('%i ms left reads %s', (ms, text) => {
    expect(formatCountdown(ms)).toBe(text);
  });
});

describe('amounts', () => {
  it('of bytes', () => {
    expect([812, 4210, 9_960, 117_800_000, 999_600].map(formatBytes)).toEqual([
      '812 B',
      '4.2 KB',
      '10 KB',
      '118 MB',
      '1.0 MB',
    ]);
  });
  it('of things', () => {
    expect([7, 999, 12480, 1234567].map(formatCount)).toEqual(['7', '999', '12,480', '1,234,567']);
  });
});
