import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../test/support/tiny-scenario';
import { sectionStates, splitSections, startingDraft } from './sections';

const { playbook } = tinyBundle;

describe('the draft of a postmortem', () => {
  it('starts from the template with what is known', () => {
    const draft = startingDraft(playbook, {
      severity: 'SEV2',
      title: 'Readings failed',
      date: '2026-03-04',
      ic: 'Ada',
      scribe: 'Ben',
    });
    expect(draft).toContain('# Incident Postmortem: SEV-2 Readings failed');
    expect(draft).toContain('- **IC:** Ada');
    expect(draft).toContain('[2-3 sentence executive summary]');
  });

  it('knows which sections are still the template', () => {
    const states = sectionStates(playbook, playbook.postmortem.template);
    expect(states.find((s) => s.title === 'Summary')?.state).toBe('template');
    const written = playbook.postmortem.template.replace(
      '[2-3 sentence executive summary]',
      'Readings failed for an hour.',
    );
    expect(sectionStates(playbook, written).find((s) => s.title === 'Summary')?.state).toBe('written');
    expect(sectionStates(playbook, '').every((s) => s.state === 'missing')).toBe(true);
  });

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(splitSections(text)).toBeInstanceOf(Map);
      }),
    );
  });
});
