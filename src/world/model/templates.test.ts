import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitorOf } from './crowd';
import { type Fill, parseTemplate, render, tokensOf } from './templates';

const fill: Fill = {
  key: 12_345,
  epoch: Date.parse('2025-11-05T13:20:01.123Z'),
  status: 503,
  latency: 5_040,
  version: 'v42',
  requestId: '8f3a',
};
const filled = (text: string, change: Partial<Fill> = {}): string =>
  render(parseTemplate(text), { ...fill, ...change }, 0);

describe('templates', () => {
  it('write times as Postgres and as ISO do', () => {
    expect(filled('{ts} [1] LOG:  x')).toBe('2025-11-05 13:20:01.123 UTC [1] LOG:  x');
    expect(filled('{"time":"{iso}"}')).toBe('{"time":"2025-11-05T13:20:01.123Z"}');
  });

  it('give one event one process, one count of tokens and one visitor, wherever it is told of', () => {
    const keys = fc.integer({ min: 0, max: 0xffffffff });
    fc.assert(
      fc.property(keys, (key) => {
        const [pid = '', again, tokens, user] = filled('{pid}|{pid}|{tokens}|{user}', { key }).split('|');
        expect(Number(pid)).toBeGreaterThan(1_000);
        expect(Number(pid)).toBeLessThan(32_768);
        expect(again).toBe(pid);
        expect(Number(tokens)).toBe(tokensOf(key));
        expect(user).toBe(visitorOf(key).user);
      }),
    );
  });

  it('keep braces that are no slot, and say whether version and request are used', () => {
    const text = '{"a":{"b":{status}},"v":"{version}"} {nothing} {int:9-1} {';
    expect(filled(text)).toBe('{"a":{"b":503},"v":"v42"} {nothing} {int:9-1} {');
    expect(parseTemplate(text)).toMatchObject({ usesVersion: true, usesRequestId: false });
    expect(parseTemplate('{request_id}')).toMatchObject({ usesVersion: false, usesRequestId: true });
  });

  it('never throw, whatever the text, and change nothing outside of slots', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll('}', '');
        expect(filled(plain)).toBe(plain);
        expect(typeof filled(text)).toBe('string');
      }),
    );
  });
});
