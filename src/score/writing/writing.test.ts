import { describe, expect, it } from 'vitest';
import { filled, labelled, residue } from '../record/fields';
import { clockIn, drillTimeOfClock, durationsIn } from '../record/times';
import { causeStatements, insiderHits, restoredClaims, rulesOut, speculation } from './wording';

describe('fields and times', () => {
  it('reads labelled values and knows what a template left', () => {
    expect(labelled('**Status:** Investigating', 'Status')).toBe('Investigating');
    expect(labelled('- IC: Codex', 'IC')).toBe('Codex');
    expect(labelled('Statuses: x', 'Status')).toBeUndefined();
    expect(filled('[user-facing impact]')).toBe(false);
    expect(filled('X hours Y minutes')).toBe(false);
    expect(filled('  ')).toBe(false);
    expect(filled('40 minutes')).toBe(true);
    expect(residue('- [x] done and [a link](http://x)')).toEqual([]);
    expect(residue('- **Severity:** SEV-X, HH:MM')).toHaveLength(2);
  });
  it('reads clock times and durations', () => {
    expect(clockIn('at 14:05 UTC')).toBe((14 * 60 + 5) * 60_000);
    expect(clockIn('no time 99:99')).toBeUndefined();
    const start = Date.UTC(2025, 10, 5, 23, 50);
    expect(drillTimeOfClock(clockIn('00:10') ?? 0, 0, start)).toBe(20 * 60_000);
    expect(drillTimeOfClock(clockIn('23:40') ?? 0, 0, start)).toBe(-10 * 60_000);
    expect(durationsIn('1 hour 5 minutes').map((d) => d.ms)).toEqual([65 * 60_000]);
    expect(durationsIn('between 30 min and 45 min').map((d) => d.ms)).toEqual([30 * 60_000, 45 * 60_000]);
    expect(durationsIn('none')).toEqual([]);
  });
});

describe('wording', () => {
  it('finds guesses at a cause and leaves plain hedges alone', () => {
    expect(speculation('It is probably caused by the last deployment.', [])).toHaveLength(1);
    expect(speculation('We suspect OpenAI.', ['OpenAI'])).toHaveLength(1);
    expect(speculation('This may be slow for a while.', [])).toEqual([]);
    expect(speculation('The cause is unknown; it might be a while.', [])).toEqual([]);
  });
  it('tells statements from denials', () => {
    expect(causeStatements('The outage was caused by a full pool.')).toHaveLength(1);
    expect(causeStatements('It was not caused by the web deployment.')).toEqual([]);
    expect(rulesOut('The web deployment was not the cause.')).toBe(true);
    expect(rulesOut('A client that was never closed filled the pool.')).toBe(false);
  });
  it('finds claims of recovery, not plans for it', () => {
    expect(restoredClaims('Everything is back to normal.')).toHaveLength(1);
    expect(restoredClaims('Readings are now fixed.')).toHaveLength(1);
    expect(restoredClaims('We expect it to be back to normal soon.')).toEqual([]);
    expect(restoredClaims('It is not fixed.')).toEqual([]);
  });
  it('finds whole words of the trade', () => {
    expect(insiderHits('The IC rolled back', ['IC'])).toHaveLength(1);
    expect(insiderHits('The icon is missing', ['IC'])).toEqual([]);
  });
});
