import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRule, WEEKDAYS } from '../../../programme/rule';
import { ruleWords } from '../../../programme/rule-words';
import { newRecurrence, problemsOf, type Recurrence, recurrenceOf, ruleOf, weekdayOf } from './recurrence';

const base = newRecurrence('2026-03-03');
const words = (r: Recurrence) => {
  const read = readRule(ruleOf(r));
  return read.ok ? ruleWords(read.value) : read.error.sentence;
};

describe('what the form asks for becomes a rule', () => {
  test('every so many weeks, on the weekday of the first date', () => {
    expect(weekdayOf('2026-03-03')).toBe('TU');
    expect(words(base)).toBe('every 2 weeks on Tuesday');
    expect(ruleOf({ ...base, repeats: 'once' })).toBe('');
  });

  test('a day of the month and of the quarter', () => {
    expect(words({ ...base, repeats: 'month', nth: '1' })).toBe('every month on the first Tuesday');
    expect(ruleOf({ ...base, repeats: 'quarter', nth: '-1', day: 'TH' })).toBe(
      'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1TH',
    );
  });

  test('with an end', () => {
    expect(ruleOf({ ...base, ends: 'on', until: '2026-12-31' })).toContain(';UNTIL=20261231');
    expect(ruleOf({ ...base, ends: 'after', count: '6' })).toContain(';COUNT=6');
  });
});

test('answers without a problem give a rule that is read, and the same answers come back from it', () => {
  const answers = fc.record({
    repeats: fc.constantFrom('once', 'weeks', 'month', 'quarter' as const),
    every: fc.integer({ min: 1, max: 104 }).map(String),
    day: fc.constantFrom(...WEEKDAYS),
    nth: fc.constantFrom('1', '2', '3', '4', '-1'),
    ends: fc.constantFrom('never', 'on', 'after' as const),
    until: fc.constantFrom('2026-12-31', '2028-02-29'),
    count: fc.integer({ min: 1, max: 1_000 }).map(String),
    rule: fc.constant(''),
  });
  fc.assert(
    fc.property(answers, (found) => {
      const r = found as Recurrence;
      fc.pre(r.repeats !== 'quarter' || r.nth === '1' || r.nth === '-1');
      expect(problemsOf(r)).toEqual({});
      const rule = ruleOf(r);
      expect(readRule(rule).ok).toBe(true);
      const back = recurrenceOf(rule, '2026-03-03');
      expect(back.repeats).toBe(r.repeats);
      expect(ruleOf(back)).toBe(rule);
    }),
  );
});

test('a rule that the form has no words for stays as it is', () => {
  const rule = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
  expect(recurrenceOf(rule, '2026-03-03')).toMatchObject({ repeats: 'custom', rule });
  expect(ruleOf(recurrenceOf(`RRULE:${rule.toLowerCase()};`, '2026-03-03'))).toBe(rule);
});

test('mistakes are said at their field', () => {
  expect(problemsOf({ ...base, every: '0' })).toHaveProperty('every');
  expect(problemsOf({ ...base, ends: 'on', until: '31.12.2026' })).toHaveProperty('until');
  expect(problemsOf({ ...base, ends: 'after', count: 'ten' })).toHaveProperty('count');
  expect(problemsOf({ ...base, repeats: 'custom', rule: 'FREQ=HOURLY' })).toHaveProperty('rule');
  expect(problemsOf({ ...base, repeats: 'custom', rule: '' })).toHaveProperty('rule');
  expect(problemsOf({ ...base, repeats: 'month', every: 'x' })).toEqual({});
});
