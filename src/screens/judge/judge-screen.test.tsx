// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../exchange/judged/document-bytes';
import type { WritingCard } from '../../score/writing/types';
import { UiProvider } from '../../ui/provider';
import { JudgeScreen } from './judge-screen';
import type { Job } from './types';

const TEXT = 'The shop was down. It should have been seen.';

/** A judge of its own: what counts here is what the screen makes of a card. */
function cardOf(job: Job): WritingCard {
  const text = job.mode === 'postmortem' ? job.text : (job.sequence.updates[0]?.text ?? '');
  const place = (words: string, why: string) => {
    const start = text.indexOf(words);
    const where = job.mode === 'postmortem' ? {} : { update: 0 };
    return start < 0 ? [] : [{ start, end: start + words.length, text: words, why, ...where }];
  };
  const row = { of: 10, reason: 'Found.', source: 'a practice' };
  return {
    score: 55.5,
    words: text.split(/\s+/).length,
    criteria: [
      { ...row, id: 'impact', title: 'Impact', points: 9, spans: place('down', 'says what') },
      {
        ...row,
        id: 'blame',
        title: 'Blameless',
        points: 2,
        spans: place('should have', 'a counterfactual'),
        hint: 'Say what was.',
      },
    ],
    notes: ['Only criteria that need no truth.'],
  };
}

const judge = vi.fn(async (job: Job) => cardOf(job));
const onSave = vi.fn();

const show = () =>
  render(
    <UiProvider>
      <JudgeScreen judge={judge} onSave={onSave} onLeave={() => {}} now={() => Date.UTC(2025, 2, 12)} />
    </UiProvider>,
  );
const area = (name = 'Text of the postmortem') => screen.getByLabelText<HTMLTextAreaElement>(name);
const paste = (text: string, name?: string) => fireEvent.change(area(name), { target: { value: text } });
const verdicts = () => screen.findByRole('list', { name: /^Verdicts on/ });
const choose = (...files: File[]) => fireEvent.change(screen.getByLabelText('Document file'), { target: { files } });

beforeEach(() => {
  window.localStorage.clear();
  judge.mockClear();
  onSave.mockClear();
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(cleanup);

describe('judging a document', () => {
  it('says before anything is there what will appear, what is judged, and where the text stays', () => {
    show();
    expect(screen.getByText('No verdict yet')).toBeTruthy();
    expect(screen.getByText(/Nothing leaves this browser/).textContent).toContain('kept here until you clear it');
    expect(judge).not.toHaveBeenCalled();
  });

  it('judges what is pasted, what costs most first', async () => {
    show();
    paste(TEXT);
    const rows = within(await verdicts()).getAllByRole('button', { expanded: false });
    expect(rows.map((r) => r.textContent)).toEqual(['Blameless2 of 10', 'Impact9 of 10']);
    expect(screen.getByText('55.5')).toBeTruthy();
    expect(screen.getByText('Only criteria that need no truth.')).toBeTruthy();
    expect(judge).toHaveBeenCalledTimes(1);
  });

  it('lights up the places of a verdict, and opens the verdict of a place', async () => {
    show();
    paste(TEXT);
    fireEvent.click(within(await verdicts()).getByRole('button', { name: /Blameless/ }));
    const lit = () => [...document.querySelectorAll('mark[data-lit]')].map((m) => m.textContent);
    await waitFor(() => expect(lit()).toEqual(['should have']));
    expect(screen.getByText('a counterfactual')).toBeTruthy();
    fireEvent.click(screen.getByText('down'));
    expect(lit()).toEqual(['down']);
    expect(
      within(await verdicts())
        .getByRole('button', { name: /Impact/ })
        .getAttribute('aria-expanded'),
    ).toBe('true');
  });

  it('shows markup of the document as text', async () => {
    show();
    paste('<img src=x onerror="window.ran = 1"> down');
    fireEvent.click(within(await verdicts()).getByRole('button', { name: /Impact/ }));
    await waitFor(() => expect(document.querySelector('mark')).toBeTruthy());
    expect(document.querySelector('main img')).toBeNull();
    expect(document.querySelector('main')?.textContent).toContain('<img src=x onerror=');
  });

  it('keeps the text in this browser until it is cleared', async () => {
    show();
    paste(TEXT);
    await verdicts();
    cleanup();
    show();
    expect(area().value).toBe(TEXT);
    fireEvent.click(screen.getByRole('button', { name: 'Clear this document' }));
    cleanup();
    show();
    expect(area().value).toBe('');
  });

  it('reads a file, and refuses what is no text or too big', async () => {
    show();
    choose(new File([TEXT], 'review.md'));
    await waitFor(() => expect(area().value).toBe(TEXT));
    choose(new File([Uint8Array.from([0x89, 0x50, 0, 0, 0, 1])], 'picture.png'));
    expect((await screen.findByRole('alert')).textContent).toContain('picture.png is no text');
    choose(new File(['x'.repeat(MAX_DOCUMENT_BYTES + 1)], 'dump.sql'));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('at most 2.0 MB'));
    expect(area().value).toBe(TEXT);
  });

  it('compares two documents', async () => {
    show();
    choose(new File([TEXT], 'old.md'), new File([`${TEXT} More.`], 'new.md'));
    const table = await screen.findByRole('table');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((h) => h.textContent),
    ).toEqual(['Criterion', 'old.md', 'new.md', 'Difference']);
  });

  it('exports the card', async () => {
    show();
    choose(new File([TEXT], 'review.md'));
    await verdicts();
    fireEvent.click(screen.getByRole('button', { name: 'Save as Markdown' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save as JSON' }));
    const [markdown, json] = onSave.mock.calls;
    expect(markdown?.[0]).toBe('review-judged.md');
    expect(markdown?.[1]).toContain('## Blameless: 2 of 10');
    expect(json?.[0]).toBe('review-judged.json');
    expect(JSON.parse(json?.[1])).toMatchObject([{ file: 'review.md', score: 55.5 }]);
  });

  it('says so when the judge fails, and recovers with the next text', async () => {
    judge.mockRejectedValueOnce(new Error('It took too long.'));
    show();
    paste(TEXT);
    expect((await screen.findByRole('alert')).textContent).toContain('It took too long.');
    paste(`${TEXT} Again.`);
    await verdicts();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('judging updates', () => {
  it('reads them from a status page’s text, and lets them be corrected', async () => {
    show();
    fireEvent.click(screen.getByLabelText('Status updates'));
    paste(
      'Resolved - Over.\nMar 12, 14:32 UTC\nInvestigating - The shop is down.\nMar 12, 12:40 UTC',
      'Text of the updates',
    );
    await verdicts();
    expect(screen.getByLabelText<HTMLInputElement>('Time of update 1').value).toBe('2025-03-12T12:40:00Z');
    expect(judge.mock.lastCall?.[0]).toMatchObject({ mode: 'updates', sequence: { updates: [{}, {}] } });
    fireEvent.click(screen.getByRole('button', { name: 'Remove update 2' }));
    fireEvent.change(screen.getByLabelText('Minutes between updates'), { target: { value: '15' } });
    await waitFor(() =>
      expect(judge.mock.lastCall?.[0]).toMatchObject({
        sequence: { cadence: 15, updates: [{ at: '2025-03-12T12:40:00Z' }] },
      }),
    );
    fireEvent.click(within(await verdicts()).getByRole('button', { name: /Impact/ }));
    await waitFor(() => expect(document.querySelector('mark[data-lit]')?.textContent).toBe('down'));
  });

  it('says what is wrong with a file of updates', async () => {
    show();
    fireEvent.click(screen.getByLabelText('Status updates'));
    choose(new File(['{"updates": 5}'], 'updates.json'));
    expect((await screen.findByRole('alert')).textContent).toContain('updates.json');
  });
});
