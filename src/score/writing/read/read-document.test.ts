import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNamed, partsFor, readDocument, sentencesFor } from './read-document';

const FACTS = ['The pool of connections was full.', 'Customers could not pay for 40 minutes.'];

const LAYOUTS: Readonly<Record<string, string>> = {
  markdown: `# Outage\n\n## Impact\n${FACTS[1]}\n\n## Root cause\n${FACTS[0]}\n\n## Timeline\n- 14:02 UTC the fault began\n- 14:10 UTC noticed\n`,
  html: `<html><body><h1>Outage</h1><h2>Customer impact</h2><p>${FACTS[1]}</p><h2>Root Cause Analysis</h2><p>${FACTS[0]}</p><h2>Timeline</h2><ul><li>14:02 UTC the fault began</li><li>14:10 UTC noticed</li></ul></body></html>`,
  'html in markdown': `# Outage\n\n<h2>Who was affected</h2>\n<p>${FACTS[1]}</p>\n\n<!-- Describe the cause here -->\n<h2>What caused this</h2>\n<p>${FACTS[0]}</p>\n\n## Timeline\n<table><tr><th>Time</th><th>Event</th></tr><tr><td>14:02 UTC</td><td>the fault began</td></tr><tr><td>14:10 UTC</td><td>noticed</td></tr></table>\n`,
  'plain text': `Outage\n\nIMPACT\n\n${FACTS[1]}\n\nROOT CAUSE\n\n${FACTS[0]}\n\nTIMELINE\n\n14:02 UTC the fault began\n14:10 UTC noticed\n`,
  'plain with labels': `Outage\n\nImpact: ${FACTS[1]}\n\nRoot cause: ${FACTS[0]}\n\nTimeline:\n14:02 UTC the fault began\n14:10 UTC noticed\n`,
  'bold headings': `**Outage**\n\n**Impact**\n\n${FACTS[1]}\n\n**Root cause**\n\n${FACTS[0]}\n\n**Timeline**\n\n* 14:02 UTC the fault began\n* 14:10 UTC noticed\n`,
};

describe('readDocument', () => {
  for (const [name, text] of Object.entries(LAYOUTS)) {
    it(`finds the same parts in ${name}`, () => {
      const reading = readDocument(text);
      expect(sentencesFor(reading, 'impact').map((s) => s.text)).toEqual([FACTS[1]]);
      expect(sentencesFor(reading, 'cause').map((s) => s.text)).toEqual([FACTS[0]]);
      const lines = partsFor(reading, 'timeline').flatMap((p) => p.blocks.filter((b) => b.kind !== 'header-row'));
      expect(lines.map((b) => b.text.replace(' | ', ' '))).toEqual(['14:02 UTC the fault began', '14:10 UTC noticed']);
    });
    it(`says where everything stands in ${name}`, () => {
      for (const s of readDocument(text).sentences) expect(text.slice(s.start, s.end)).toContain(s.text.slice(-6));
    });
  }

  it('leaves comments, scripts and a template’s words to the writer out', () => {
    const reading = readDocument(
      '## Summary\n<!-- two sentences -->\nDescribe what happened in 2-3 sentences.\n<script>alert("x")</script>\n\n## Impact\n[who was affected]\n\nTBD\n',
    );
    expect(reading.sentences).toEqual([]);
    expect(reading.words).toBe(0);
  });

  it('counts what is said twice once', () => {
    const text = LAYOUTS.markdown ?? '';
    expect(readDocument(text + text).words).toBe(readDocument(text).words);
  });

  it('finds labelled values in points, lines, rows, bold and front matter', () => {
    const reading = readDocument(
      '---\ndate: 2024-05-01\nauthor: Anna\n---\n# X\n\n**Severity:** SEV2\nDuration: 45 minutes\n\n| Field | Value |\n|---|---|\n| Incident commander | Codex |\n\n## Response\n\n- What went well:\n  - Logs were read\n  - Roles were filled\n',
    );
    expect(fieldNamed(reading, /^date$/i)?.value.text).toBe('2024-05-01');
    expect(fieldNamed(reading, /severity/i)?.value.text).toBe('SEV2');
    expect(fieldNamed(reading, /duration/i)?.value.text).toBe('45 minutes');
    expect(fieldNamed(reading, /commander/i)?.value.text).toBe('Codex');
    expect(fieldNamed(reading, /went well/i)?.more.map((m) => m.text)).toEqual(['Logs were read', 'Roles were filled']);
  });

  it('takes a list that tells everything for parts', () => {
    const reading = readDocument(
      '### Incident on 2024-07-25\n\n- **Impact**: Nobody could read the logs of the live cluster for three hours.\n- **Timeline**:\n  - 12:10 the disk was full\n  - 14:27 a user told us\n- **Review actions**:\n  - Add an alert on disk space\n',
    );
    expect(sentencesFor(reading, 'impact').map((s) => s.text)).toEqual([
      'Nobody could read the logs of the live cluster for three hours.',
    ]);
    expect(partsFor(reading, 'timeline').flatMap((p) => p.blocks)).toHaveLength(2);
    expect(sentencesFor(reading, 'actions').map((s) => s.text)).toEqual(['Add an alert on disk space']);
  });

  it('takes what stands below action items for actions, whatever it is called', () => {
    const reading = readDocument('# X\n\n## Action items\n\n### Detection\n\n- Add an alert on disk space\n');
    expect(sentencesFor(reading, 'actions').map((s) => s.text)).toEqual(['Add an alert on disk space']);
    expect(sentencesFor(reading, 'detection')).toEqual([]);
  });

  it('reads no further than a postmortem can be long, and says so', () => {
    expect(readDocument('word '.repeat(200_000)).cutAt).toBeDefined();
    expect(readDocument('a word').cutAt).toBeUndefined();
  });

  it('takes any text, and every place it gives lies in it', () => {
    const bits = fc.constantFrom(
      '# ',
      '## Impact\n',
      '- ',
      '| a | b |\n',
      '<p>',
      '</li>',
      '<!--',
      '**',
      '`',
      '> ',
      '\n\n',
      '14:05 UTC ',
      'Root cause: ',
      'word ',
      '&amp;',
      '\r\n',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 12 })), { maxLength: 60 }), (list) => {
        const text = list.join('');
        const reading = readDocument(text);
        for (const s of reading.sentences) {
          expect(s.start).toBeGreaterThanOrEqual(0);
          expect(s.end).toBeLessThanOrEqual(text.length);
          expect(s.start).toBeLessThanOrEqual(s.end);
        }
      }),
      { numRuns: 150 },
    );
  });
});
