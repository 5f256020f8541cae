import { describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../../../test/support/tiny-scenario';
import { suggestLabels } from './suggest-labels';

describe('suggestLabels', () => {
  it('offers the labels of the playbook that the ticket lacks', () => {
    const { playbook } = tinyBundle;
    const all = suggestLabels(playbook, []);
    expect(all).toContain('incident');
    expect(all).toContain('sev-1');
    expect(all).toContain(playbook.ticket.resolvedLabel);
    expect(suggestLabels(playbook, ['incident', 'sev-1'])).not.toContain('sev-1');
    expect(all.some((label) => label.includes('{'))).toBe(false);
  });
});
