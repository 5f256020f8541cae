import { describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/given';
import { MINUTE } from '../../../base/drill-time';
import { viewFor } from '../../../drill/view';
import { newsMarks } from './news';

const { drill, before, when } = given([
  [1 * MINUTE, 'codex', { type: 'declare', severity: 'SEV2', summary: 'It fails', impact: '' }],
  [2 * MINUTE, 'codex', { type: 'ticket.open', title: 'SEV-2: It fails', labels: [], body: '' }],
]);

describe('newsMarks', () => {
  const withComment = (by: string) =>
    when(3 * MINUTE, by, { type: 'ticket.update', kind: 'comment', text: 'seen' }).after;
  const marks = (state: typeof before) => newsMarks(viewFor(drill, state, 'codex'));

  it('changes by what others put there', () => {
    expect(marks(withComment('claude')).github).not.toBe(marks(before).github);
    expect(marks(withComment('claude')).timeline).not.toBe(marks(before).timeline);
    expect(marks(withComment('claude')).flags).toBe(marks(before).flags);
  });

  it('stays by what one puts there oneself', () => {
    expect(marks(withComment('codex'))).toEqual(marks(before));
  });
});
