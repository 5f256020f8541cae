// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setFields } from '../../../programme/change';
import { BLANK, type FieldsOf } from '../../../programme/fields';
import { type Programme, programmeOf } from '../../../programme/fold';
import type { MakeChange } from '../../../session/programme';
import { UiProvider } from '../../../ui/provider';
import { Context, type ProgrammeContext } from '../context';
import { HistorySection } from './history-section';

const author = { by: 'Ana', at: 1 };
let programme: Programme;
let local: readonly (FieldsOf<'entry'> & { readonly id: string })[];
let saved: string[];
let said: string[];

function open(): void {
  cleanup();
  const context = {
    programme,
    entries: [...programme.entries, ...local],
    isLocal: (entry) => local.some((l) => l.id === entry.id),
    isHere: (entry) => entry.drillId !== '',
    change: async (words: string, makes: readonly MakeChange[]) => {
      said.push(words);
      for (const make of makes) programme = programmeOf([...programme.changes, make(programme, author)]);
      return true;
    },
    drills: [],
    onSave: (_name: string, text: string) => void saved.push(text),
    today: '2026-09-01',
  } as Partial<ProgrammeContext> as ProgrammeContext;
  render(
    <UiProvider>
      <Context value={context}>
        <HistorySection />
      </Context>
    </UiProvider>,
  );
}
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').textContent);

beforeEach(() => {
  local = [];
  saved = [];
  said = [];
  programme = programmeOf([]);
  const add = (id: string, fields: Partial<FieldsOf<'entry'>>) => {
    programme = programmeOf([
      ...programme.changes,
      setFields(programme, 'entry', id, { ...BLANK.entry, ...fields }, author),
    ]);
  };
  add('drill-d1', {
    what: 'drill',
    date: '2026-03-04',
    severity: 'SEV1',
    summary: 'Keys leaked',
    drillId: 'd1',
    durationMinutes: 37,
  });
  add('i1', {
    date: '2025-12-24',
    severity: 'SEV2',
    summary: 'Queue full',
    postmortem: 'PM-12 https://wiki.example/12',
  });
});
afterEach(cleanup);

describe('the history', () => {
  it('shows drills and incidents, the newest first, and either alone', () => {
    open();
    expect(rows()).toEqual(['2026-03-04', '2025-12-24']);
    expect(screen.getByRole('link', { name: 'Keys leaked' }).getAttribute('href')).toBe('#/drill/d1');
    expect(screen.getByRole('link', { name: 'PM-12' }).getAttribute('href')).toBe('https://wiki.example/12');
    fireEvent.click(screen.getByRole('radio', { name: 'Incidents' }));
    expect(rows()).toEqual(['2025-12-24']);
  });

  it('goes out as the table of the playbook, as it is shown', () => {
    open();
    fireEvent.click(screen.getByRole('radio', { name: 'Drills' }));
    click('Save as Markdown');
    expect(saved[0]).toContain('| 2026-03-04 | SEV1 (drill) | 37 min | Keys leaked | - |');
    expect(saved[0]).not.toContain('Queue full');
  });

  it('takes a pasted playbook over, says what it cannot read, and leaves what is there', async () => {
    open();
    click('Bring in Markdown');
    type(
      'Markdown',
      '| Date | Severity | Duration | Summary | Postmortem |\n|---|---|---|---|---|\n| 2025-12-24 | SEV2 | - | Queue full | - |\n| 2026-01-05 | SEV3 | 20 min | Cache gone | - |\n| 05.01.26 | SEV3 | - | Odd | - |\n',
    );
    expect(screen.getByText(/Line 5, column 3 \(Date\)/)).toBeTruthy();
    click('Take over 1 row');
    await settle();
    expect(programme.entries.map((e) => e.summary)).toEqual(['Keys leaked', 'Queue full', 'Cache gone']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes nothing over from a text without a history', () => {
    open();
    click('Bring in Markdown');
    type('Markdown', 'No table here');
    expect(screen.getByText(/There is no incident history/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Take over' }).disabled).toBe(true);
  });

  it('adds an incident once it says when and what', async () => {
    open();
    click('Add an incident');
    type(/^Date/, '5/1/26');
    type(/^Duration/, 'long');
    click('Add');
    await settle();
    expect(programme.entries).toHaveLength(2);
    for (const words of ['Write the date as 2026-03-04.', /^Write it as 37 min/, 'Say in a few words what happened.'])
      expect(screen.getByText(words)).toBeTruthy();
    type(/^Date/, '2026-01-05');
    type(/^Duration/, '1 h 20 min');
    type(/^Summary/, 'Cache gone');
    click('Add');
    await settle();
    expect(programme.entries.at(-1)).toMatchObject({
      what: 'incident',
      date: '2026-01-05',
      durationMinutes: 80,
      summary: 'Cache gone',
    });
  });

  it('changes only the field that was changed, and takes an entry out', async () => {
    open();
    click(/^Edit: 2025-12-24/);
    type(/^Severity/, 'SEV1');
    click('Save');
    await settle();
    // Another's change of another field is not touched.
    expect(programme.changes.at(-1)?.act).toMatchObject({ type: 'set' });
    expect(JSON.stringify(programme.changes.at(-1)?.act)).toContain('"fields":{"severity":"SEV1"}');
    open();
    click(/^Take out: 2026-03-04/);
    await settle();
    expect(programme.entries.map((e) => e.id)).toEqual(['i1']);
  });

  it('puts a drill of this browser into the programme when it is asked to', async () => {
    local = [
      { ...BLANK.entry, id: 'drill-solo', what: 'drill', date: '2026-08-08', summary: 'Alone', drillId: 'solo' },
    ];
    open();
    expect(screen.getByText('Only in this browser')).toBeTruthy();
    click(/^Add to the programme: 2026-08-08 Alone/);
    await settle();
    expect(programme.entries.map((e) => e.id)).toContain('drill-solo');
  });

  it('says what will be here when there is nothing', () => {
    programme = programmeOf([]);
    open();
    expect(screen.getByText('Nothing has happened yet')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
