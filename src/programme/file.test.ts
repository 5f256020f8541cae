import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addThing, setFields } from './change';
import { programmeFileName, readProgrammeFile, writeProgrammeFile } from './file';
import { programmeOf } from './fold';
import { migrateProgramme, PROGRAMME_MIGRATIONS } from './migrations';
import { MAX_PROGRAMME_BYTES, PROGRAMME_VERSION } from './schema';

const ana = { by: 'Ana, laptop', at: 1_772_600_000_000 };

function some() {
  const team = addThing(programmeOf([]), 'team', { name: 'Payments "core", <b>' }, ana);
  const one = programmeOf([team]);
  const person = addThing(one, 'person', { name: 'Łukasz, K.', teams: [team.act.of], timeZone: 'Europe/Berlin' }, ana);
  const two = programmeOf([team, person]);
  return [...two.changes, setFields(two, 'programme', 'programme', { title: 'Our drills' }, ana)];
}

describe('a programme file', () => {
  it('reads back as it was written, and is written alike whatever the order was', () => {
    const changes = some();
    const text = writeProgrammeFile(changes);
    const read = readProgrammeFile(text);
    expect(read.ok && programmeOf(read.value)).toEqual(programmeOf(changes));
    expect(writeProgrammeFile(changes.toReversed())).toBe(text);
    expect(readProgrammeFile(`\ufeff${text}`).ok).toBe(true);
    expect(readProgrammeFile(writeProgrammeFile([]))).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['too-large', ' '.repeat(MAX_PROGRAMME_BYTES + 1)],
    ['not-json', '{"format": "hotwash.programme", '],
    ['not-a-programme', '{"format": "hotwash.record", "version": 1}'],
    ['not-a-programme', 'null'],
    ['unknown-version', `{"format": "hotwash.programme", "version": ${PROGRAMME_VERSION + 1}, "changes": []}`],
    ['unknown-version', '{"format": "hotwash.programme", "version": "1", "changes": []}'],
    ['invalid', '{"format": "hotwash.programme", "version": 1}'],
  ])('is refused as %s', (code, text) => {
    const read = readProgrammeFile(text);
    expect(read.ok ? 'read' : read.error.code).toBe(code);
  });

  it('is refused with the place of each mistake', () => {
    const text = writeProgrammeFile(some()).replace('Europe/Berlin', '+02:00').replace('"name"', '"nome"');
    const read = readProgrammeFile(text);
    expect(read.ok ? [] : read.error.problems.map((p) => p.path)).toEqual([
      'changes[0].act.fields',
      'changes[1].act.fields.timeZone',
    ]);
  });

  it('never throws, whatever it says', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, value) => {
        readProgrammeFile(text);
        readProgrammeFile(JSON.stringify({ format: 'hotwash.programme', version: 1, changes: value }));
      }),
    );
    expect(readProgrammeFile('['.repeat(200_000)).ok).toBe(false);
  });

  it('has a migration for every version but the last', () => {
    expect(PROGRAMME_MIGRATIONS.map((m) => m.from)).toEqual([...Array(PROGRAMME_VERSION - 1).keys()].map((i) => i + 1));
    const steps = [{ from: 1, migrate: (file: object) => ({ ...file, more: true }) }];
    expect(migrateProgramme({ version: 1 }, steps, 2)).toEqual({ ok: true, value: { version: 2, more: true } });
    expect(migrateProgramme({ version: 3 }, steps, 2)).toEqual({ ok: false, error: { version: 3 } });
  });

  it('is called by its title and the day', () => {
    expect(programmeFileName('  Payments / core! ', 1_772_600_000_000)).toBe('payments-core-2026-03-04.programme.json');
    expect(programmeFileName('訓練', 0)).toBe('programme-1970-01-01.programme.json');
  });
});
