// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../base/result';
import { addThing, removeThing, setFields } from '../../../programme/change';
import { BLANK } from '../../../programme/fields';
import { type Programme, programmeOf } from '../../../programme/fold';
import { mergeChanges } from '../../../programme/merge';
import type { Change } from '../../../programme/schema';
import type { Trouble } from '../../../session/catalogue';
import type { MakeChange, MergePreview, ProgrammeSession } from '../../../session/programme';
import { UiProvider } from '../../../ui/provider';
import { Context, type ProgrammeContext } from '../context';
import { MergeDialog } from './merge-dialog';
import { Unsettled } from './unsettled';

const ana = { by: 'Ana', at: Date.parse('2026-03-04T10:00:00Z') };
const ben = { by: 'Ben', at: Date.parse('2026-03-05T10:00:00Z') };
const grown = (p: Programme, ...changes: readonly Change[]) => programmeOf([...p.changes, ...changes]);

let here: Programme;
let kept: Result<void, Trouble>;
let closed: boolean;
/** What both sides know: one action. */
let shared: Programme;
let action: string;

beforeEach(() => {
  const first = addThing(
    programmeOf([]),
    'action',
    { ...BLANK.action, text: 'Alert on queue depth', owner: 'Ana' },
    ana,
  );
  action = first.act.of;
  shared = programmeOf([first]);
  here = shared;
  kept = ok(undefined);
  closed = false;
});
afterEach(cleanup);

const make = (makes: readonly MakeChange[]) => {
  for (const one of makes) here = grown(here, one(here, ana));
};

function context(): ProgrammeContext {
  const session: Partial<ProgrammeSession> = {
    merge: async (preview) => {
      if (kept.ok) here = programmeOf(mergeChanges(here.changes, preview.changes).changes);
      return kept;
    },
    change: async (makes) => {
      make(makes);
      return ok(async () => err({ title: 'Not in this test', lines: [] }));
    },
  };
  return {
    programme: here,
    session,
    change: async (_said: string, makes: readonly MakeChange[]) => {
      make(makes);
      return true;
    },
  } as Partial<ProgrammeContext> as ProgrammeContext;
}

const show = (children: React.ReactNode) => {
  cleanup();
  render(
    <UiProvider>
      <Context value={context()}>{children}</Context>
    </UiProvider>,
  );
};

function openMerge(theirs: Programme): void {
  const merged = mergeChanges(here.changes, theirs.changes);
  const inFile = new Set(theirs.changes.map((c) => c.id));
  const preview: MergePreview = {
    after: programmeOf(merged.changes),
    added: merged.added,
    onlyHere: here.changes.filter((c) => !inFile.has(c.id)).length,
    altered: merged.altered.length,
    changes: merged.changes,
  };
  const onClose = () => {
    closed = true;
  };
  show(<MergeDialog fileName="theirs.json" preview={preview} onClose={onClose} />);
}
async function click(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}

describe('what a programme file brings', () => {
  it('is told before anything is taken over, and left when one leaves it', async () => {
    const theirs = grown(
      shared,
      setFields(shared, 'action', action, { due: '2026-04-01' }, ben),
      addThing(shared, 'team', { name: 'Payments' }, ben),
    );
    openMerge(theirs);
    expect(screen.getByText(/^2 changes are new to this browser/)).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'New' })).getByText('team “Payments”')).toBeTruthy();
    expect(
      within(screen.getByRole('region', { name: 'Different' })).getByText(/Alert on queue depth/).textContent,
    ).toContain('(due)');
    await click('Leave it');
    expect([here, closed]).toEqual([shared, true]);
  });

  it('comes in beside what is here', async () => {
    here = grown(shared, setFields(shared, 'action', action, { priority: 'P0' }, ana));
    openMerge(grown(shared, setFields(shared, 'action', action, { due: '2026-04-01' }, ben)));
    expect(screen.getByText(/1 of yours is not in the file, and stay/)).toBeTruthy();
    await click('Take it over');
    expect(here.actions).toMatchObject([{ priority: 'P0', due: '2026-04-01' }]);
    expect(closed).toBe(true);
  });

  it('is said by both sides where they differ, and settled as one chooses', async () => {
    here = grown(shared, setFields(shared, 'action', action, { owner: 'Cleo' }, ana));
    const theirs = grown(shared, setFields(shared, 'action', action, { owner: 'Ben' }, ben));
    const [conflict] = programmeOf(mergeChanges(here.changes, theirs.changes).changes).conflicts;
    const other = String(conflict?.others[0]?.value);
    openMerge(theirs);
    const both = within(screen.getByRole('region', { name: 'Said differently by two sides' }));
    expect(both.getAllByRole('radio')).toHaveLength(2);
    fireEvent.click(both.getByRole('radio', { name: new RegExp(`^${other}`) }));
    await click('Take it over');
    expect(here.actions[0]?.owner).toBe(other);
    expect(here.conflicts).toEqual([]);
  });

  it('stays unsettled, with both values, where nothing was chosen', async () => {
    here = grown(shared, setFields(shared, 'action', action, { owner: 'Cleo' }, ana));
    openMerge(grown(shared, setFields(shared, 'action', action, { owner: 'Ben' }, ben)));
    await click('Take it over');
    expect(here.conflicts).toHaveLength(1);
  });

  it('is nothing where all of it is here already, and offers nothing to take', () => {
    openMerge(shared);
    expect(screen.getByText(/^Nothing new/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take it over' })).toBeNull();
  });

  it('warns of changes that were edited by hand', () => {
    const [first] = shared.changes;
    if (first === undefined) throw new Error('there is a change');
    openMerge(programmeOf([{ ...first, by: 'Mallory' }]));
    expect(screen.getByText(/say something else here than in the file/)).toBeTruthy();
  });

  it('stays open and says why when it could not be kept', async () => {
    kept = err({ title: 'The change was not kept', lines: ['The disk is full.'] });
    openMerge(grown(shared, addThing(shared, 'team', { name: 'Payments' }, ben)));
    await click('Take it over');
    expect(screen.getByText('The change was not kept The disk is full.')).toBeTruthy();
    expect([here, closed]).toEqual([shared, false]);
  });
});

describe('what is to be settled', () => {
  it('is not mentioned where there is nothing', () => {
    show(<Unsettled />);
    expect(screen.queryByRole('button', { name: 'Settle' })).toBeNull();
  });

  it('is settled with the value that one lets stand', async () => {
    const left = grown(shared, setFields(shared, 'action', action, { owner: 'Cleo' }, ana));
    const right = grown(shared, setFields(shared, 'action', action, { owner: 'Ben' }, ben));
    here = programmeOf(mergeChanges(left.changes, right.changes).changes);
    const other = String(here.conflicts[0]?.others[0]?.value);
    show(<Unsettled />);
    expect(screen.getByText('One thing is to be settled')).toBeTruthy();
    await click('Settle');
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${other}`) }));
    await click('Let this stand');
    expect([here.actions[0]?.owner, here.conflicts]).toEqual([other, []]);
  });

  it.each([
    ['Keep it', 1],
    ['Remove it', 0],
  ] as const)('of a removal that met a change: %s', async (how, left) => {
    const removed = grown(shared, removeThing(shared, 'action', action, ana));
    const changed = grown(shared, setFields(shared, 'action', action, { due: '2026-04-01' }, ben));
    here = programmeOf(mergeChanges(removed.changes, changed.changes).changes);
    show(<Unsettled />);
    await click('Settle');
    expect(screen.getByText(/^Ana removed it \(2026-03-04\) while Ben changed it/)).toBeTruthy();
    await click(how);
    expect([here.actions.length, here.revived.length]).toEqual([left, 0]);
  });
});
