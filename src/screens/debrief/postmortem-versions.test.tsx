// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/given';
import { UiProvider } from '../../ui/provider';
import { PostmortemChanges } from './postmortem-changes';
import { PostmortemVersions } from './postmortem-versions';
import { DebriefProvider } from './provider';
import type { JudgedVersion } from './types';

const FIRST = '# Outage\n\nIt was human error.\n';
const SECOND = '# Outage\n\nA budget ran out, and nothing warned.\n';

const versionOf = (markdown: string, seq: number, points: number): JudgedVersion => ({
  version: { at: 0, wallAfterEnd: 0, by: 'codex', markdown, seq },
  card: {
    score: points * 10,
    words: 3,
    notes: [],
    criteria: [
      {
        id: 'blameless',
        title: 'Blameless',
        points,
        of: 10,
        reason: `${points} points of ten.`,
        source: 'postmortem.template',
        hint: 'Say what the system let happen.',
        spans:
          points === 10 ? [] : [{ start: 17, end: 28, text: 'human error', why: 'ends the search', hint: 'Ask why.' }],
      },
      { id: 'title', title: 'Title', points: 10, of: 10, reason: 'There.', source: 'x', spans: [] },
    ],
  },
});

function show(versions: readonly JudgedVersion[]) {
  const { drill, before } = given([]);
  render(
    <UiProvider>
      <DebriefProvider drill={drill} entries={[]} state={before} truth={{ variant: 'flag' } as never}>
        <PostmortemVersions versions={versions} action={null} />
      </DebriefProvider>
    </UiProvider>,
  );
}

describe('the versions of a postmortem', () => {
  afterEach(cleanup);

  it('shows a criterion’s places with reason and hint, those that lost most first', () => {
    show([versionOf(FIRST, 1, 4)]);
    const [worst] = screen.getAllByRole('button', { pressed: false });
    expect(worst?.textContent).toBe('Blameless4 / 10');
    if (worst !== undefined) fireEvent.click(worst);
    expect(screen.getByText('4 points of ten.', { selector: 'p' })).toBeDefined();
    expect(document.querySelector('mark')?.textContent).toBe('human error');
    expect(screen.getByRole('list', { name: 'Notes on Blameless' }).textContent).toContain('Ask why.');
  });

  it('sets versions side by side, only what came out otherwise, and shows what changed', () => {
    show([versionOf(FIRST, 1, 4), versionOf(SECOND, 2, 10)]);
    expect(screen.getByRole('table', { name: 'What the revision changed, in points' }).textContent).toContain(
      'Blameless4.010.010',
    );
    expect(screen.queryByRole('rowheader', { name: 'Title' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'What changed' }));
    expect(document.querySelector('del')?.textContent).toContain('It');
    fireEvent.click(screen.getByRole('radio', { name: /^First/ }));
    expect(screen.queryByRole('radio', { name: 'What changed' })).toBeNull();
  });

  it('leaves out long stretches that are as before', () => {
    const same = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
    render(<PostmortemChanges before={`${same}\nold`} after={`${same}\nnew`} />);
    expect(screen.getByText(/^3\d lines as before$/)).toBeDefined();
    expect(document.body.textContent).toContain('line 39');
    expect(document.body.textContent).not.toContain('line 5\n');
  });
});
