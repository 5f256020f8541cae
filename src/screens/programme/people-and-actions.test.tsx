// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../base/result';
import type { ListedItem } from '../../programme/actions';
import { addThing, setFields } from '../../programme/change';
import { BLANK } from '../../programme/fields';
import { type Programme, programmeOf } from '../../programme/fold';
import type { Trouble } from '../../session/catalogue';
import type { MakeChange } from '../../session/programme';
import { UiProvider } from '../../ui/provider';
import { ActionsSection } from './actions/actions-section';
import { Context, type ProgrammeContext } from './context';
import { TeamsSection } from './teams/teams-section';

const author = { by: 'Ana', at: 1 };
let programme: Programme;
let found: Result<readonly ListedItem[], Trouble>;

function open(section: 'teams' | 'actions'): void {
  cleanup();
  const context = {
    programme,
    entries: programme.entries,
    isHere: () => true,
    change: async (_said: string, makes: readonly MakeChange[]) => {
      for (const make of makes) programme = programmeOf([...programme.changes, make(programme, author)]);
      return true;
    },
    findActions: async () => found,
    today: '2026-03-04',
    timeZone: 'Europe/Berlin',
  } as Partial<ProgrammeContext> as ProgrammeContext;
  render(
    <UiProvider>
      <Context value={context}>{section === 'teams' ? <TeamsSection /> : <ActionsSection />}</Context>
    </UiProvider>,
  );
}
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
async function click(name: string | RegExp): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}
const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const tick = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));

beforeEach(() => {
  programme = programmeOf([]);
  found = ok([]);
});
afterEach(cleanup);

describe('teams', () => {
  it('begin with a name that no other team has', async () => {
    open('teams');
    expect(screen.getByText('A programme begins with a team')).toBeTruthy();
    await click('Add team');
    expect(screen.getByText('Give the team a name.')).toBeTruthy();
    type('New team', 'Payments');
    await click('Add team');
    expect(programme.teams.map((t) => t.name)).toEqual(['Payments']);
    open('teams');
    type('New team', 'payments');
    await click('Add team');
    expect(screen.getByText('A team has this name already.')).toBeTruthy();
    expect(programme.teams).toHaveLength(1);
  });

  it('get people with the roles that they can hold, in the zone of this browser', async () => {
    programme = programmeOf([addThing(programme, 'team', { name: 'Payments' }, author)]);
    open('teams');
    await click('Add a person to Payments');
    type(/^E-mail/, 'nowhere');
    await click('Add');
    expect(screen.getByText('Give a name.')).toBeTruthy();
    expect(screen.getByText(/^Write it as ana@example.org/)).toBeTruthy();
    type(/^Name/, ' Ana ');
    type(/^E-mail/, '');
    tick('Commander (in the pool)');
    tick('Deputy');
    await click('Add');
    expect(programme.people).toMatchObject([
      {
        name: 'Ana',
        icPool: true,
        roles: ['scribe', 'comms'],
        timeZone: 'Europe/Berlin',
        teams: [programme.teams[0]?.id],
      },
    ]);
  });

  it('take a pasted list, and who is known already is not doubled', async () => {
    programme = programmeOf([addThing(programme, 'team', { name: 'Payments' }, author)]);
    programme = programmeOf([
      ...programme.changes,
      addThing(programme, 'person', { ...BLANK.person, name: 'Ana' }, author),
    ]);
    open('teams');
    await click('Paste names into Payments');
    type(/^Names/, 'ana\nBen <ben@example.org>\nCleo');
    await click('Add 3');
    const team = programme.teams[0]?.id;
    expect(programme.people.map((p) => [p.name, p.email, p.teams])).toEqual([
      ['Ana', '', [team]],
      ['Ben', 'ben@example.org', [team]],
      ['Cleo', '', [team]],
    ]);
  });

  it('know who is away, and forget it when it is taken back', async () => {
    programme = programmeOf([addThing(programme, 'person', { ...BLANK.person, name: 'Ana' }, author)]);
    open('teams');
    await click('Ana is away');
    type(/^Last day/, '2026-03-01');
    await click('Note it');
    expect(screen.getByText('The last day is before the first.')).toBeTruthy();
    type(/^Last day/, '2026-03-10');
    await click('Note it');
    expect(programme.absences).toMatchObject([
      { from: '2026-03-04', to: '2026-03-10', person: programme.people[0]?.id },
    ]);
    open('teams');
    await click('Ana is not away from 2026-03-04');
    expect(programme.absences).toEqual([]);
  });
});

describe('improvement actions', () => {
  const add = (fields: Partial<typeof BLANK.action>) => {
    const change = addThing(programme, 'action', { ...BLANK.action, ...fields }, author);
    programme = programmeOf([...programme.changes, change]);
  };

  it('say what is overdue, and are carried until they are done', async () => {
    add({ text: 'Alert on queue depth', due: '2026-03-01' });
    open('actions');
    expect(within(screen.getByRole('region', { name: 'Overdue (1)' })).getByText('3 days overdue')).toBeTruthy();
    await click(/^Begin: Alert/);
    expect(programme.actions).toMatchObject([{ state: 'doing', closedOn: '' }]);
    open('actions');
    await click(/^Done: Alert/);
    expect(programme.actions).toMatchObject([{ state: 'done', closedOn: '2026-03-04' }]);
    open('actions');
    expect(screen.queryByText('3 days overdue')).toBeNull();
    await click(/^Open again: Alert/);
    expect(programme.actions).toMatchObject([{ state: 'open', closedOn: '' }]);
  });

  it('are dropped with a reason only', async () => {
    add({ text: 'Alert on queue depth' });
    open('actions');
    await click(/^Drop: Alert/);
    await click('Drop it');
    expect(screen.getByText(/^Say why it is dropped/)).toBeTruthy();
    expect(programme.actions[0]?.state).toBe('open');
    type(/^Why/, 'The queue is gone');
    await click('Drop it');
    expect(programme.actions).toMatchObject([{ state: 'dropped', reason: 'The queue is gone' }]);
  });

  it('are taken over from a postmortem, those that are ticked, and once', async () => {
    programme = programmeOf([
      setFields(
        programme,
        'entry',
        'drill-d1',
        { ...BLANK.entry, what: 'drill', date: '2026-03-01', summary: 'Keys', drillId: 'd1' },
        author,
      ),
    ]);
    found = ok([
      { text: 'Rotate keys', owner: 'Ana', due: '2026-04-01', priority: 'P0' },
      { text: 'Write it down', owner: '', due: '', priority: '' },
    ]);
    open('actions');
    await click('Take over from a postmortem');
    tick('Write it down no owner, no day');
    await click('Take over 1');
    expect(programme.actions).toMatchObject([
      { text: 'Rotate keys', owner: 'Ana', due: '2026-04-01', source: 'drill-d1' },
    ]);
    open('actions');
    await click('Take over from a postmortem');
    expect(screen.queryByRole('checkbox', { name: /^Rotate keys/ })).toBeNull();
    expect(screen.getByRole('checkbox', { name: /^Write it down/ })).toBeTruthy();
  });

  it('say why a postmortem cannot be read', async () => {
    programme = programmeOf([
      setFields(
        programme,
        'entry',
        'drill-d1',
        { ...BLANK.entry, what: 'drill', date: '2026-03-01', drillId: 'd1' },
        author,
      ),
    ]);
    found = err({ title: 'The record is damaged', lines: ['Import it again.'] });
    open('actions');
    await click('Take over from a postmortem');
    expect(screen.getByText('The record is damaged Import it again.')).toBeTruthy();
  });

  it('need words, and a day that can be read', async () => {
    open('actions');
    expect(screen.getByText('No improvement is under way')).toBeTruthy();
    await click('Add an action');
    type(/^Due/, 'soon');
    await click('Add');
    expect(screen.getByText('Say what is to be done.')).toBeTruthy();
    expect(screen.getByText(/^Write the date as/)).toBeTruthy();
    type(/^Action/, 'Alert on queue depth');
    type(/^Due/, '');
    await click('Add');
    expect(programme.actions.map((a) => a.text)).toEqual(['Alert on queue depth']);
  });
});
