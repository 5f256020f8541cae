import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setFields } from './change';
import { BLANK, type HistoryEntry } from './fields';
import { programmeOf } from './fold';
import { cellText, readDay, readDuration } from './history-cells';
import { historyTable } from './history-table';
import { mendEncoding } from './mend-encoding';
import { newRows, readHistory, rowId } from './read-history';

const entry = (fields: Partial<HistoryEntry>): HistoryEntry => ({
  ...BLANK.entry,
  id: 'e',
  date: '2026-03-04',
  ...fields,
});
const HEAD = '| Date | Severity | Duration | Summary | Postmortem |\n| --- | --- | --- | --- | --- |\n';

describe('the history as a table', () => {
  it('is the table of the playbook, the oldest first, with drills marked', () => {
    const entries = [
      entry({
        id: 'b',
        date: '2026-03-04',
        what: 'drill',
        severity: 'SEV1',
        durationMinutes: 125,
        summary: 'Keys leaked | all',
        postmortem: 'https://wiki.example/a_b',
      }),
      entry({
        id: 'a',
        date: '2025-12-24',
        severity: 'SEV2',
        durationMinutes: 37,
        summary: 'Queue *full*\nfor a while',
      }),
      entry({ id: 'c', date: '2026-03-05', what: 'drill' }),
    ];
    expect(historyTable(entries)).toBe(
      `${HEAD}| 2025-12-24 | SEV2 | 37 min | Queue \\*full\\*<br>for a while | - |
| 2026-03-04 | SEV1 (drill) | 2 h 05 min | Keys leaked \\| all | <https://wiki.example/a_b> |
| 2026-03-05 | - (drill) | - | - | - |
`,
    );
  });

  it('says what the playbook says when nothing happened yet, and that is read as nothing', () => {
    expect(historyTable([])).toBe(`${HEAD}| TBD | - | - | No incidents yet | - |\n`);
    expect(readHistory(historyTable([]))).toEqual({ rows: [], problems: [], placeholders: 1, mended: 0 });
  });

  it('comes back as it was, whatever is written in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[\\|`*_<>[\]()&;#~!:\-\n .0-9a-z\u00c3\u00a9\u00e2\u2020\u2019]{0,60}$/u),
      fc
        .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ maxLength: 10 }))
        .map(([u, s]) => `${s} ${u} ${s}`),
    );
    const row = fc.record({
      what: fc.constantFrom('drill' as const, 'incident' as const),
      date: fc
        .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
      severity: fc.constantFrom('SEV1', 'SEV4', 'P1 (high)', '', 'sev | 2', '_x_'),
      durationMinutes: fc.option(fc.integer({ min: 0, max: 525_600 })),
      summary: text.map(cellText),
      postmortem: text.map(cellText),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const entries = rows.map((r, i) => entry({ ...r, id: String(i) }));
        const read = readHistory(`# Playbook\n\n${historyTable(entries)}\n**Next Drill:** soon\n`);
        expect(read.problems).toEqual([]);
        const expected = entries.toSorted((a, b) =>
          a.date < b.date ? -1 : a.date > b.date ? 1 : Number(a.id) < Number(b.id) ? -1 : 1,
        );
        expect(read.rows).toEqual(expected.map(({ id, ...fields }) => fields));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a history from elsewhere', () => {
  const row = '| 2026-03-04 | SEV1 | 37 min | Queue full | - |';

  it('is found in a whole playbook, and a template in a code block is not', () => {
    const playbook = `# Playbook\n\n| Level | Description |\n|---|---|\n| SEV1 | Critical |\n\n\`\`\`markdown\n${HEAD}| 2020-01-01 | SEV9 | 1 min | Only a sample | - |\n\`\`\`\n\n## Incident History\n\n${HEAD}${row}\n\n**Last Incident:** None\n`;
    expect(readHistory(playbook).rows).toMatchObject([
      { date: '2026-03-04', summary: 'Queue full', durationMinutes: 37 },
    ]);
    expect(readHistory(playbook.replaceAll('\n', '\r\n')).rows).toHaveLength(1);
  });

  it('may be rows alone, columns in another order, and links', () => {
    expect(readHistory(`\n\n${row}\n| bad | SEV1 | - | x | - |`)).toMatchObject({
      rows: [{ severity: 'SEV1' }],
      problems: [{ line: 4, column: 3 }],
    });
    const other =
      '| Summary | Link | Date |\n|:--|---|--:|\n| **Queue** full | [PM-12](https://wiki.example/12) and `code` | 4 March 2026 |\n';
    expect(readHistory(other).rows).toMatchObject([
      {
        summary: 'Queue full',
        postmortem: 'PM-12 https://wiki.example/12 and `code`',
        date: '2026-03-04',
        durationMinutes: null,
      },
    ]);
  });

  it('is put right where its encoding was damaged', () => {
    const damaged = `\ufeff${HEAD}| 2026-03-04 | SEV1 | 37 min | Dashboard â†’ Database, Zoë’s âœ… cafÃ© ðŸš¨ | - |`;
    const read = readHistory(damaged);
    expect(read.rows).toMatchObject([{ summary: 'Dashboard → Database, Zoë’s ✅ café 🚨' }]);
    expect(read.mended).toBe(4);
    expect(mendEncoding('Zoë, naïve, “quotes”, 訓練')).toEqual({ text: 'Zoë, naïve, “quotes”, 訓練', characters: 0 });
  });

  it.each([
    ['| 03/04/2026 | SEV1 | 37 min | Queue full | - |', 'Date', 3, 'Write the date as 2026-03-04.'],
    ['| 2026-02-30 | SEV1 | 37 min | Queue full | - |', 'Date', 3, 'Write the date as 2026-03-04.'],
    ['|  | SEV1 | 37 min | Queue full | - |', 'Date', 1, 'Write the date as 2026-03-04.'],
    [
      '| 2026-03-04 | SEV1 | a while | Queue full | - |',
      'Duration',
      23,
      'Write it as 37 min or 2 h 05 min, or - when it is not known.',
    ],
    ['| 2026-03-04 | SEV1 | 37 min |', 'Summary', 1, 'Give every row as many cells as the header has.'],
    ['| 2026-03-04 | SEV1 | 37 min | Queue | full | - |', 'Postmortem', 40, 'Write a bar inside of a text as \\|.'],
    [`| 2026-03-04 | SEV1 | 37 min | ${'x'.repeat(4_001)} | - |`, 'Summary', 32, 'Shorten it, and link to the rest.'],
    [`| 2026-03-04 | SEV1 | 37 min | ${'x'.repeat(13_000)} | - |`, '', 1, 'Shorten it, and link to the rest.'],
  ])('is told where a row cannot be read: %s', (bad, cell, column, mend) => {
    const read = readHistory(`Our history\n\n${HEAD}${row}\n${bad}\n${row.replace('37', '40')}\n`);
    expect(read.rows.map((r) => r.durationMinutes)).toEqual([37, 40]);
    expect(read.problems).toMatchObject([{ line: 6, column, cell, mend, raw: bad }]);
    expect(read.problems[0]?.sentence).toMatch(/\.$/);
  });

  it('is told to be none where there is none', () => {
    for (const text of [
      '',
      'No table here',
      '| Action | Owner | Due Date |\n|---|---|---|\n| a | b | c |',
      ' '.repeat(3 * 1024 * 1024),
    ])
      expect(readHistory(text)).toMatchObject({ rows: [], problems: [{ line: 0 }] });
  });

  it('is read without throwing and without stalling, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('|', '\n', '|---|', HEAD, '```', '[', '<br>', '&#', '\\')), {
          maxLength: 40,
        }),
        (parts) => {
          const { rows, problems, placeholders } = readHistory(HEAD + parts.join(''));
          expect(rows.length + problems.length + placeholders).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 150 },
    );
    for (const piece of ['[', '![', '*a_', '<', '`', '|', '&#', '](']) {
      const start = performance.now();
      readHistory(`${HEAD}${`| 2026-03-04 | S | 1 min | ${piece.repeat(11_000 / piece.length)} | - |\n`.repeat(20)}`);
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });

  it('brings in only what is not there, and the same row under the same id', () => {
    const { rows } = readHistory(`${HEAD}${row}\n${row}\n| 2026-03-05 | SEV2 | - | Other | - |`);
    const [first] = rows;
    if (first === undefined) throw new Error('there is a row');
    const none = programmeOf([]);
    expect(newRows(none, rows)).toHaveLength(2);
    const one = programmeOf([setFields(none, 'entry', rowId(first), first, { by: 'Ana', at: 1 })]);
    expect(newRows(one, rows).map((r) => r.summary)).toEqual(['Other']);
    expect(rowId(first)).toBe(rowId({ ...first, postmortem: 'https://later.example' }));
  });
});

describe('durations and days', () => {
  it.each([
    ['37 min', 37],
    ['2 h 05 min', 125],
    ['1 hour 20 minutes', 80],
    ['1h20', 80],
    ['1:20', 80],
    ['90m', 90],
    ['1.5 h', 90],
    ['2 days, 3 hours and 4 mins', 3_064],
    ['~ 45 minutes', 45],
    ['-', null],
    ['', null],
    ['unknown', null],
    ['90', undefined],
    ['20 min 1 h', undefined],
    ['soon', undefined],
    ['1 h 1 h', undefined],
    ['9999 days', undefined],
  ])('"%s" is %s minutes', (text, minutes) => {
    expect(readDuration(text)).toBe(minutes);
  });

  it.each([
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['2026-03-04T14:30', '2026-03-04'],
    ['4 March 2026', '2026-03-04'],
    ['4th Mar. 2026', '2026-03-04'],
    ['March 4, 2026', '2026-03-04'],
    ['04.03.2026', undefined],
    ['March', undefined],
  ])('"%s" is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});
