import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../test/support/tiny-scenario';
import { headingsOf, outlineOf, placeFor, templateOf } from './outline';
import { startingDraft } from './starting-draft';

const { playbook } = tinyBundle;
const { template } = playbook.postmortem;
const sectionCalled = (id: string) => {
  const found = playbook.postmortem.sections.find((s) => s.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const row = (source: string, id: string) => outlineOf(playbook, source).find((r) => r.section?.id === id);

describe('the draft of a postmortem', () => {
  it('starts from the template with what is known', () => {
    const draft = startingDraft(playbook, {
      severity: 'SEV2',
      title: 'Readings cost $& more',
      date: '2026-03-04',
      ic: 'Ada',
      scribe: 'Ben',
    });
    expect(draft).toContain('# Incident Postmortem: SEV-2 Readings cost $& more');
    expect(draft).toContain('- **IC:** Ada');
    expect(draft).toContain('[2-3 sentence executive summary]');
  });
});

describe('the outline', () => {
  it('lists what is still the template, field by field', () => {
    expect(row(template, 'summary')?.lacks).toEqual(['still the template']);
    expect(row(template, 'metadata')?.lacks).toContain('Duration');
    expect(row(template, 'metadata')?.lacks).not.toContain('IC');
    expect(row(template, 'timeline')?.lacks).toEqual(['5 rows of the template']);
    const written = template.replace('[2-3 sentence executive summary]', 'Readings failed for an hour.');
    expect(row(written, 'summary')?.lacks).toEqual([]);
  });

  it('knows sections by other names, and lists those that are not there at the end', () => {
    const source = '# Outage\n\n## Chronology\n- 14:03 Page\n\nWhy it broke\n---\nA flag.\n';
    expect(row(source, 'timeline')).toMatchObject({ title: 'Chronology', lacks: [] });
    expect(row(source, 'summary')).toMatchObject({ lacks: ['not there'] });
    expect(row('', 'summary')?.at).toBeUndefined();
    expect(outlineOf(playbook, '')).toHaveLength(playbook.postmortem.sections.length);
  });

  it('puts a missing section where the playbook has it', () => {
    const impact = sectionCalled('impact');
    const source = '# A\n\n## Timeline\nx\n\n## Root Cause\ny\n';
    expect(placeFor(playbook, source, impact)).toBe(source.indexOf('## Root Cause'));
    expect(placeFor(playbook, '# A\n', impact)).toBe(4);
    expect(templateOf(playbook, impact)).toMatch(/^## Impact\n- \*\*Users affected:/);
  });

  it('sees no heading in a code block', () => {
    expect(headingsOf('```\n# no\n```\n# yes\n').map((h) => h.title)).toEqual(['yes']);
  });

  it('reads any text without throwing, and its places lie in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', ' ', 'a', '\n', '-', '=', '|', '`', '[', ']') }), (text) => {
        for (const h of headingsOf(text)) {
          expect(h.from).toBeLessThan(Math.max(1, text.length));
          expect(h.to).toBeGreaterThanOrEqual(h.bodyFrom);
        }
        outlineOf(playbook, text);
      }),
    );
  });
});
