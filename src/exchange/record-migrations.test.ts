import { describe, expect, test } from 'vitest';
import { RECORD_VERSION } from './record-format';
import { isContiguous, migrateRecord, RECORD_MIGRATIONS, type RecordMigration } from './record-migrations';

const steps: readonly RecordMigration[] = [
  { from: 1, migrate: (file) => ({ ...file, second: true }) },
  { from: 2, migrate: ({ second, ...file }) => ({ ...file, third: second }) },
];

test('the steps lead from version 1 to the present one without a gap', () => {
  expect(isContiguous(RECORD_MIGRATIONS, RECORD_VERSION)).toBe(true);
});

describe('isContiguous', () => {
  test.each([
    ['complete', steps, 3, true],
    ['nothing to do', [], 1, true],
    ['a step missing', steps.slice(1), 3, false],
    ['too short', steps, 4, false],
    ['out of order', [...steps].reverse(), 3, false],
  ])('%s', (_name, migrations, target, expected) => {
    expect(isContiguous(migrations, target)).toBe(expected);
  });
});

describe('migrateRecord', () => {
  test('takes each step once, from wherever the file stands', () => {
    expect(migrateRecord({ version: 1, a: 0 }, steps, 3)).toEqual({
      ok: true,
      value: { version: 3, a: 0, third: true },
    });
    expect(migrateRecord({ version: 2, second: 5 }, steps, 3)).toEqual({ ok: true, value: { version: 3, third: 5 } });
    expect(migrateRecord({ version: 3 }, steps, 3)).toEqual({ ok: true, value: { version: 3 } });
  });

  test('knows nothing of versions beyond', () => {
    expect(migrateRecord({ version: 4 }, steps, 3)).toEqual({ ok: false, error: { version: 4 } });
    expect(migrateRecord({}, steps, 3)).toEqual({ ok: false, error: { version: undefined } });
  });
});
