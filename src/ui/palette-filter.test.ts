import { describe, expect, it } from 'vitest';
import { filterPalette } from './palette-filter';

const entries = [
  { title: 'Open logs', group: 'Consoles' },
  { title: 'Open metrics', group: 'Consoles', words: 'charts dashboard' },
  { title: 'Declare an incident', group: 'Acts', words: '/declare sev' },
  { title: 'Change the severity', group: 'Acts', words: '/sev' },
  { title: 'Skip to the next happening', group: 'Clock' },
];
const titles = (query: string) => filterPalette(entries, query).map((entry) => entry.title);

describe('the palette', () => {
  it('shows everything in its own order when nothing is typed', () => {
    expect(titles('  ')).toEqual(entries.map((entry) => entry.title));
  });
  it('puts a whole start before starts of words', () => {
    expect(titles('open m')[0]).toBe('Open metrics');
    expect(titles('log')).toEqual(['Open logs']);
  });
  it('finds words in any order, case aside', () => {
    expect(titles('METRICS open')).toEqual(['Open metrics']);
  });
  it('finds by group and by further words', () => {
    expect(titles('acts')).toEqual(['Declare an incident', 'Change the severity']);
    expect(titles('dashboard')).toEqual(['Open metrics']);
  });
  it('prefers the title to the further words', () => {
    expect(titles('sev')).toEqual(['Change the severity', 'Declare an incident']);
  });
  it('takes letters in order from the start of a word', () => {
    expect(titles('opmt')).toEqual(['Open metrics']);
    expect(titles('kip')).toEqual(['Skip to the next happening']);
    expect(titles('zq')).toEqual([]);
  });
  it('survives what looks like a pattern', () => {
    expect(titles('(.*)[')).toEqual([]);
  });
});
