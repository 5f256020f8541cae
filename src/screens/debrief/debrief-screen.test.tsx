// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Step } from '../../../test/support/given';
import { fullRun, playedDrill } from '../../../test/support/played-drill';
import { minutes } from '../../base/drill-time';
import { UiProvider } from '../../ui/provider';
import { DebriefScreen } from './debrief-screen';
import type { DebriefScreenProps } from './types';

afterEach(cleanup);

function shown(steps: readonly Step[], change: Partial<DebriefScreenProps> = {}) {
  const props: DebriefScreenProps = {
    ...playedDrill(steps),
    me: 'codex',
    onLeave: vi.fn(),
    onFork: vi.fn(() => Promise.resolve()),
    onExportRecord: vi.fn(() => Promise.resolve()),
    onDownload: vi.fn(),
    onTick: vi.fn(),
    onDispute: vi.fn(),
    ...change,
  };
  render(
    <UiProvider>
      <DebriefScreen {...props} />
    </UiProvider>,
  );
  return props;
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Time of the drill' });

describe('the debrief', () => {
  it('says that it is an exercise, the rating, and every part of the report', () => {
    const { card } = shown(fullRun('something'));
    expect(screen.getAllByText(/EXERCISE/).length).toBeGreaterThan(0);
    expect(screen.getByText(`${card.percent.toFixed(1)} %`, { selector: 'span' })).toBeTruthy();
    for (const name of ['Ratings', 'Speed', 'What really happened', 'Findings', 'Pictures', 'Timeline', 'Postmortem'])
      expect(screen.getByRole('heading', { level: 2, name })).toBeTruthy();
    expect(screen.getAllByRole('img')).toHaveLength(5);
    expect(screen.getByRole('heading', { level: 2, name: 'Gaps in the playbook' })).toBeTruthy();
  });

  it('shows what was told with its checks, and whether the promise was kept', () => {
    shown(fullRun('We think the cache is to blame.'));
    expect(screen.getByRole('heading', { level: 2, name: 'What was told' })).toBeTruthy();
    const update = screen.getByRole('article', { name: /^Update of \d\d:\d\d:00 UTC$/ });
    expect(update.textContent).toMatch(/Next promised for \d\d:\d\d UTC/);
    const checks = within(update).getByRole('list', { name: /^Checks of what was told/ });
    expect(within(checks).getAllByRole('listitem').length).toBeGreaterThan(3);
    expect(checks.textContent).toMatch(/Kept|Missed/);
    const guess = within(update).getByRole('list', { name: /^Notes on what was told/ });
    expect(guess.textContent).toContain('We think the cache is to blame.');
    expect(update.querySelector('mark')?.textContent).toBe('We think the cache is to blame.');
  });

  it('draws promises into the picture of the gaps, and says how many were kept', () => {
    shown(fullRun('something'));
    expect(
      screen.getByRole('img', { name: /^Minutes since the latest update\..*promises? of a next update/ }),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show the numbers: Gaps between updates' }));
    const table = screen.getByRole('table', { name: 'Gaps between updates' });
    expect(within(table).getByText('Not kept')).toBeTruthy();
  });

  it('says so when nothing was told', () => {
    shown([
      [0, 'codex', { type: 'drill.start' }],
      [minutes(9), 'codex', { type: 'drill.end' }],
    ]);
    expect(screen.getByText('Nothing was told')).toBeTruthy();
  });

  it('jumps the replay to where a finding can be checked', () => {
    const { card } = shown(fullRun('something'));
    const finding = card.dimensions
      .flatMap((d) => d.findings)
      .find((f) => f.verdict !== 'kept' && f.evidence.length > 0);
    if (finding === undefined) throw new Error('the run has no lapse with evidence');
    const list = screen.getByRole('list', { name: `Evidence: ${finding.title}` });
    fireEvent.click(within(list).getAllByRole('button')[0] ?? list);
    expect(Number(slider().value)).toBe(finding.evidence[0]?.at);
    expect(screen.getByRole('region', { name: 'As it stood' })).toBeTruthy();
  });

  it('shows the drill as it stood at the cursor', () => {
    shown(fullRun('something'));
    fireEvent.click(screen.getByRole('button', { name: /Show the drill at this time/ }));
    const stood = () => within(screen.getByRole('region', { name: 'As it stood' }));
    fireEvent.change(slider(), { target: { value: minutes(2) } });
    expect(stood().getByText('None declared')).toBeTruthy();
    fireEvent.change(slider(), { target: { value: minutes(5) } });
    expect(stood().getByText('SEV2')).toBeTruthy();
    fireEvent.change(slider(), { target: { value: minutes(20) } });
    expect(stood().getByText('SEV3')).toBeTruthy();
    expect(stood().getAllByText('Claude').length).toBeGreaterThan(0);
  });

  it('forks at the cursor after asking, and says when that did not work', async () => {
    const onFork = vi.fn(() => Promise.reject(new Error('no room')));
    shown(fullRun('something'), { onFork });
    fireEvent.change(slider(), { target: { value: minutes(7) } });
    fireEvent.click(screen.getByRole('button', { name: 'Fork from here' }));
    expect(onFork).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Play on from here' }));
    expect(onFork).toHaveBeenCalledWith(minutes(7));
    await waitFor(() => expect(screen.getByText(/could not be forked/)).toBeTruthy());
  });

  it('does not fork where the drill was over', () => {
    const { onFork } = shown(fullRun('something'));
    fireEvent.change(slider(), { target: { value: minutes(43) } });
    fireEvent.click(screen.getByRole('button', { name: 'Fork from here' }));
    expect(screen.queryByRole('button', { name: 'Play on from here' })).toBeNull();
    expect(onFork).not.toHaveBeenCalled();
  });

  it('offers the own score beside the team’s, and the others’ only when asked', () => {
    shown(fullRun('something'));
    expect(screen.getByRole('radio', { name: 'Codex' })).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Claude' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show one other' }));
    expect(screen.getByRole('radio', { name: 'Claude' })).toBeTruthy();
  });

  it('keeps a note of who disagrees', () => {
    const { onDispute, card } = shown(fullRun('something'));
    const finding = card.dimensions.flatMap((d) => d.findings).find((f) => f.verdict !== 'kept' && f.possible > 0);
    fireEvent.click(screen.getByRole('button', { name: `Dispute “${finding?.title}”` }));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: ' It was said by phone. ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Keep the note' }));
    expect(onDispute).toHaveBeenCalledWith(finding?.indicator, 'It was said by phone.');
  });

  it('hands out the report', () => {
    const { onDownload } = shown(fullRun('something'));
    fireEvent.click(screen.getByRole('button', { name: 'After-action report' }));
    expect(onDownload).toHaveBeenCalledWith(
      expect.stringMatching(/^exercise-after-action-tiny-.*\.md$/),
      expect.stringContaining('**EXERCISE.**'),
      'text/markdown',
    );
  });

  it('ticks follow-ups', () => {
    const { onTick, drill } = shown(fullRun('something'));
    const item = drill.bundle.playbook.postmortem.followUps[0];
    fireEvent.click(screen.getByRole('checkbox', { name: new RegExp(item?.text.slice(0, 12) ?? '') }));
    expect(onTick).toHaveBeenCalledWith(item?.id, true);
  });

  it('rates nothing that was stopped for a real incident, and gives nothing away unasked', () => {
    shown([
      [0, 'codex', { type: 'drill.start' }],
      [minutes(4), 'codex', { type: 'drill.stop-real' }],
    ]);
    expect(screen.getByText(/Stopped for a real incident after 4 min/)).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Ratings' })).toBeNull();
    expect(screen.queryByText(/The flag was on/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show what it was about' }));
    expect(screen.getByText(/The flag was on/)).toBeTruthy();
  });

  it('says that an empty record was not played', () => {
    shown([]);
    expect(screen.getByText('Nothing was played')).toBeTruthy();
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('shows hostile text as text, everywhere', () => {
    shown(fullRun('<img src=x onerror=alert(1)><script>alert(1)</script>'));
    fireEvent.click(screen.getByRole('button', { name: /Show the drill at this time/ }));
    fireEvent.change(slider(), { target: { value: minutes(40) } });
    expect(document.querySelectorAll('#main img, #main script, footer img, footer script')).toHaveLength(0);
  });

  it('can be read after any part of a drill', () => {
    const steps = fullRun('something');
    for (let length = 1; length <= steps.length; length += 4) {
      shown(steps.slice(0, length));
      expect(screen.getByRole('heading', { level: 1 })).toBeTruthy();
      cleanup();
    }
  });
});
