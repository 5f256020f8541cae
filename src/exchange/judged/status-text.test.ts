import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatusText } from './status-text';

const TODAY = Date.UTC(2025, 2, 12, 18, 0);
const parsed = (...lines: string[]) => parseStatusText(lines.join('\n'), TODAY).map((u) => [u.at, u.text]);

describe('a pasted status page', () => {
  it('has the time below each update, the newest first', () => {
    expect(
      parsed(
        'Elevated error rates',
        'Resolved - This incident has been resolved.',
        'Mar 12, 14:32 UTC',
        'Monitoring - A fix is in place.',
        '',
        'We keep watching.',
        'Mar 12, 13:05 UTC',
        'Investigating - We are looking into it.',
        'Mar 12, 12:40 UTC',
      ),
    ).toEqual([
      ['2025-03-12T12:40:00Z', 'Investigating - We are looking into it.'],
      ['2025-03-12T13:05:00Z', 'Monitoring - A fix is in place.\n\nWe keep watching.'],
      ['2025-03-12T14:32:00Z', 'Resolved - This incident has been resolved.'],
    ]);
  });

  it('has the time above each update', () => {
    expect(parsed('14:05 UTC', 'We look.', '', '14:35 UTC', 'We still look.', '', 'Nothing new.')).toEqual([
      ['2025-03-12T14:05:00Z', 'We look.'],
      ['2025-03-12T14:35:00Z', 'We still look.\n\nNothing new.'],
    ]);
  });

  it('has the time at the beginning of the line, in any of the usual forms', () => {
    expect(
      parsed(
        '2025-03-01T14:05:00Z Investigating logins.',
        '- [14:20 UTC] Found it.',
        '**14:40 UTC:** Mended.',
        '1 March 2025, 3:05 PM GMT | Done.',
        'Posted at 16:00: still fine',
      ),
    ).toEqual([
      ['2025-03-01T14:05:00Z', 'Investigating logins.'],
      ['2025-03-01T14:20:00Z', 'Found it.'],
      ['2025-03-01T14:40:00Z', 'Mended.'],
      ['2025-03-01T15:05:00Z', 'Done.'],
      ['2025-03-01T16:00:00Z', 'still fine'],
    ]);
  });

  it('has headings that end with a time', () => {
    expect(parsed('## Update 1 (14:05 UTC)', 'We look.', '## Resolved – 15:10 UTC', 'It is over.')).toEqual([
      ['2025-03-12T14:05:00Z', 'Update\nWe look.'],
      ['2025-03-12T15:10:00Z', 'Resolved\nIt is over.'],
    ]);
  });

  it('reads zones, and goes over midnight', () => {
    expect(parsed('11:50 PM PST - One.', '12:20 AM PST - Two.')).toEqual([
      ['2025-03-13T07:50:00Z', 'One.'],
      ['2025-03-13T08:20:00Z', 'Two.'],
    ]);
    expect(parsed('4:50 PM PST - One.', '5:20 PM PST - Two.').map(([at]) => at)).toEqual([
      '2025-03-13T00:50:00Z',
      '2025-03-13T01:20:00Z',
    ]);
    expect(parsed('Mar 9, 2024 - 10:00 +02:00', 'One.')).toEqual([['2024-03-09T08:00:00Z', 'One.']]);
  });

  it('takes a day without a year for the nearest one', () => {
    const january = Date.UTC(2026, 0, 3);
    expect(parseStatusText('Dec 31, 23:50 UTC - One.\nJan 1, 00:10 UTC - Two.', january).map((u) => u.at)).toEqual([
      '2025-12-31T23:50:00Z',
      '2026-01-01T00:10:00Z',
    ]);
  });

  it('has no times: blank lines part the updates, and the state says the order', () => {
    expect(parsed('We look.', 'Really.', '', 'We found it.')).toEqual([
      [null, 'We look.\nReally.'],
      [null, 'We found it.'],
    ]);
    expect(parsed('Resolved - Over.', '', 'Investigating - We look.')).toEqual([
      [null, 'Investigating - We look.'],
      [null, 'Resolved - Over.'],
    ]);
  });

  it('takes no number for a time', () => {
    expect(parsed('14 of 20 servers are back.', '25:99 is no time.')).toEqual([
      [null, '14 of 20 servers are back.\n25:99 is no time.'],
    ]);
    expect(parsed('')).toEqual([]);
  });

  it('loses no line of any text, and is quick with hostile ones', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), (lines) => {
        const all = parseStatusText(lines.join('\n'), TODAY).map((u) => u.text);
        expect(all.every((t) => t.trim() !== '')).toBe(true);
      }),
    );
    const started = performance.now();
    for (const bait of ['1:', ' ', 'update ', '[', '12:30 ', 'mar 1, ', '\n12:00\n']) {
      parseStatusText(bait.repeat(200_000 / bait.length), TODAY);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
