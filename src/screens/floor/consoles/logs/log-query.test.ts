import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretches } from '../parts/mark';
import { parseFilter, queryText, withFilter } from './log-query';

const streams = ['error-logs', 'postgres', 'fn-read'];

describe('parseFilter', () => {
  it('takes level and stream out of the text', () => {
    expect(parseFilter('level:error stream:postgres  connection   slots', streams)).toEqual({
      text: 'connection slots',
      level: 'error',
      streams: ['postgres'],
    });
  });

  it('leaves what it does not know in the text', () => {
    expect(parseFilter('level:loud stream:nowhere at https://a:1', streams)).toEqual({
      text: 'level:loud stream:nowhere at https://a:1',
      streams: [],
    });
  });

  it('finds several streams, each once', () => {
    expect(parseFilter('stream:fn-read STREAM:Postgres stream:fn-read', streams).streams).toEqual([
      'fn-read',
      'postgres',
    ]);
  });

  it('keeps every text without such words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9=.{}"-]{1,12}$/)), (words) => {
        expect(parseFilter(words.join('  '), streams)).toEqual({ text: words.join(' '), streams: [] });
      }),
    );
  });
});

describe('withFilter and queryText', () => {
  const picked = { streams: ['error-logs'], level: 'warn', text: '', range: '1h' } as const;

  it('lets the field name other streams, and the stricter level win', () => {
    expect(withFilter(picked, parseFilter('stream:postgres level:info x', streams))).toEqual({
      streams: ['postgres'],
      level: 'warn',
      text: 'x',
      range: '1h',
    });
    expect(withFilter(picked, parseFilter('level:fatal', streams)).level).toBe('fatal');
  });

  it('names every stream that is shown', () => {
    expect(queryText({ ...picked, text: '429' })).toBe('error-logs level=warn text=429 last=60m');
    expect(queryText({ streams: ['postgres', 'fn-read'], text: '', range: 'since' })).toBe(
      'postgres fn-read since=page',
    );
    expect(queryText({ ...picked, streams: [] })).toBe('');
  });
});

describe('stretches', () => {
  it('gives the text back, and marks just what was searched for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, needle, after) => {
        const text = before + needle + after;
        const parts = stretches(text, needle);
        expect(parts.map((p) => p.text).join('')).toBe(text);
        for (const part of parts) if (part.found) expect(part.text.toLowerCase()).toBe(needle.toLowerCase());
      }),
    );
  });

  it('ignores case and finds neighbours', () => {
    expect(stretches('ErrorERROR x', 'error')).toEqual([
      { text: 'Error', found: true },
      { text: 'ERROR', found: true },
      { text: ' x', found: false },
    ]);
    expect(stretches('abc', '')).toEqual([{ text: 'abc', found: false }]);
  });
});
