import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, labelled, residue } from '../record/fields';
import { clockIn, drillTimeOfClock, durationsIn } from '../record/times';
import { blameHits } from './blame';
import { fieldIn, parseDocument, sectionTitled } from './markdown';
import { causeStatements, insiderHits, restoredClaims, rulesOut, speculation } from './wording';

const DOC = `# Incident Postmortem: SEV-2 Readings

## Summary
People could not get readings. It lasted 40 minutes.

## Timeline
| Time (UTC) | Event |
|---|---|
| 14:02 | The fault began |
| 14:10 | Detected |

## Response
- **Time to mitigate:** 32 minutes
- **What went well:**
  - Roles were filled
  - Logs were read
- **Could we detect faster?** Yes, with an alert

### Detail
More words.

## Follow-up
- [x] Shared
- [ ] Monitoring improved
`;

describe('parseDocument', () => {
  const doc = parseDocument(DOC);
  it('takes sections, tables, fields and boxes apart', () => {
    expect(doc.title).toContain('SEV-2');
    expect(sectionTitled(doc, 'timeline')?.tables[0]?.rows.map((r) => r[0]?.text)).toEqual(['14:02', '14:10']);
    const response = sectionTitled(doc, 'Response');
    expect(fieldIn(response, 'Time to mitigate')?.text).toBe('32 minutes');
    expect(fieldIn(response, 'What went well')?.text).toContain('Logs were read');
    expect(fieldIn(response, 'Could we detect faster?')?.text).toBe('Yes, with an alert');
    expect(response?.text).toContain('More words.');
    expect(sectionTitled(doc, 'Follow-up')?.items.map((i) => i.checked)).toEqual([true, false]);
  });
  it('says where everything stands', () => {
    const cell = sectionTitled(doc, 'Timeline')?.tables[0]?.rows[0]?.[1];
    expect(cell && DOC.slice(cell.start, cell.end)).toContain('The fault began');
  });
  it('takes any text, and HTML for nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(() => parseDocument(text)).not.toThrow();
      }),
      { numRuns: 60 },
    );
    expect(() => parseDocument(`${'>'.repeat(3000)} x\n${'- '.repeat(2000)}x`)).not.toThrow();
    const html = parseDocument('## Summary\n<b>bold</b> words <script>alert(1)</script>');
    expect(html.sections[0]?.text).not.toContain('<');
  });
  it('reads no more of a huge paste than a postmortem can have', () => {
    const huge = parseDocument(`## Summary\nfirst\n${'| a | b |\n'.repeat(20_000)}\n## Last\nlast`);
    expect(huge.sections.map((s) => s.title)).toEqual(['Summary']);
  });
});

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

describe('blame', () => {
  const names = ['Codex', 'Marta Lindqvist'];
  it('finds named blame, human error and what should have been', () => {
    expect(blameHits('Codex forgot to check the logs.', names)).toHaveLength(1);
    expect(blameHits('Marta failed to page anybody.', names)).toHaveLength(1);
    expect(blameHits('The cause was human error.', names)).toHaveLength(1);
    expect(blameHits('We should have looked sooner.', names)).toHaveLength(1);
  });
  it('does not take quotations, denials and plain facts for blame', () => {
    expect(blameHits('A customer wrote: "Codex forgot us".', names)).toEqual([]);
    expect(blameHits('Nobody is to blame; this was not human error.', names)).toEqual([]);
    expect(blameHits('Codex declared the incident and handed over.', names)).toEqual([]);
    expect(blameHits('The limit should be lower.', names)).toEqual([]);
  });
});
