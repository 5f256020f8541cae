import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRule } from './rule';
import { ruleWords } from './rule-words';

describe('a recurrence rule', () => {
  it.each([
    ['', 'once'],
    ['FREQ=WEEKLY;BYDAY=TU', 'every week on Tuesday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=10', 'every 2 weeks on Monday, Wednesday and Friday, 10 times'],
    ['FREQ=MONTHLY;BYDAY=2TU', 'every month on the second Tuesday'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;UNTIL=20261231', 'every 3 months on the last Friday, until 31 Dec 2026'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'every month on Monday, Tuesday, Wednesday, Thursday and Friday, of these the last',
    ],
    [
      'FREQ=YEARLY;BYMONTH=3,9;BYDAY=1MO;UNTIL=20270301T120000Z',
      'every year in March and September on the first Monday, until 1 Mar 2027',
    ],
    ['FREQ=DAILY;WKST=SU', 'every day'],
  ])('%s is said as "%s"', (text, words) => {
    const rule = readRule(text);
    expect(rule.ok && ruleWords(rule.value)).toBe(words);
  });

  it.each([
    ['FREQ=HOURLY', 'FREQ'],
    ['BYDAY=MO', 'FREQ'],
    ['FREQ=WEEKLY;BYHOUR=9', 'BYHOUR'],
    ['FREQ=WEEKLY;', ''],
    ['FREQ=WEEKLY;FREQ=DAILY', 'FREQ'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=WEEKLY;INTERVAL=1000', 'INTERVAL'],
    ['FREQ=DAILY;COUNT=100000', 'COUNT'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20261231', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=20260230', 'UNTIL'],
    ['FREQ=DAILY;UNTIL=20260220T250000Z', 'UNTIL'],
    ['FREQ=WEEKLY;BYDAY=2TU', 'BYDAY'],
    ['FREQ=YEARLY;BYDAY=2TU', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=6TU', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=Tuesday', 'BYDAY'],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'BYMONTHDAY'],
    ['FREQ=YEARLY;BYMONTH=13', 'BYMONTH'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'BYSETPOS'],
    ['FREQ=WEEKLY;WKST=XX', 'WKST'],
    ['RRULE:FREQ=WEEKLY', 'RRULE:FREQ'],
  ])('%s is refused for %s', (text, part) => {
    const rule = readRule(text);
    expect(rule.ok ? 'read' : rule.error.part).toBe(part);
  });

  it('is read or refused without throwing, whatever it says', () => {
    const part = fc.tuple(
      fc.constantFrom('FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'X'),
      fc.oneof(fc.constantFrom('WEEKLY', 'MONTHLY', '2', '-1', 'MO', '2TU', '20261231'), fc.string()),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const rule = readRule(parts.map(([n, v]) => `${n}=${v}`).join(';'));
        if (rule.ok) expect(ruleWords(rule.value)).not.toBe('');
        else expect(rule.error.sentence).toMatch(/\.$/);
      }),
    );
  });
});
