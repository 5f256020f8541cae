// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeRoom, fakeMember, fakeRoom } from '../../../test/support/fake-room';
import { type FakeSession, fakeSession } from '../../../test/support/fake-session';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import { UiProvider } from '../../ui/provider';
import { FacilitatorScreen } from './facilitator-screen';

let wall = 1_000_000;
let session: FakeSession;
let room: FakeRoom;
let left: string[];

function open(): void {
  render(
    <UiProvider>
      <FacilitatorScreen
        session={session}
        room={room}
        onLeave={() => left.push('library')}
        onDebrief={() => left.push('debrief')}
      />
    </UiProvider>,
  );
}
/** Wide enough for all three columns, or as narrow as a phone. */
function setWidth(width: number): void {
  const { happyDOM } = window as unknown as {
    readonly happyDOM: { setViewport(size: { readonly width: number; readonly height: number }): void };
  };
  happyDOM.setViewport({ width, height: 900 });
}
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const key = async (letter: string, target: Element = document.documentElement) => {
  fireEvent.keyDown(target, { key: letter, code: `Key${letter.toUpperCase()}` });
  await settle();
};
const change = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
/** Opens a menu, which takes its time to come in, and picks from it. */
async function pick(menu: string, item: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: menu }));
  fireEvent.click(await screen.findByRole('menuitem', { name: item }, { timeout: 10_000 }));
  await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull(), { timeout: 10_000 });
}
const lastAct = () => session.entries.at(-1)?.act;
const pass = (ms: number) =>
  act(() => {
    wall += ms;
    session.tick();
  });
const inject = (n: number) => screen.getByRole('listitem', { name: new RegExp(`^Inject ${n},`) });
const show = async (filter: 'Coming' | 'Fired' | 'Held' | 'All') => {
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(`^${filter}`) }));
  await settle();
};

/** A drill of two players that waits in its briefing; Ana plays Codex, Ben plays Claude and has dropped out. */
beforeEach(() => {
  setWidth(1440);
  localStorage.clear();
  left = [];
  wall = 1_000_000;
  const header = headerFor(tinyBundle, { facilitated: { by: ['Mia'] } });
  session = fakeSession({ bundle: tinyBundle, header, wall: () => wall, actingAs: 'facilitator' });
  const me = fakeMember('me', { name: 'Mia', standing: 'facilitator', isHost: true, isMe: true });
  room = fakeRoom({
    phase: 'drill',
    me,
    members: [
      me,
      fakeMember('ana', {
        name: 'Ana',
        seats: ['codex'],
        showing: { where: 'floor', console: 'logs', channel: '#incidents' },
      }),
      fakeMember('ben', { name: 'Ben', seats: ['claude'], isOnline: false, waiting: 2 }),
      fakeMember('dov', { name: 'Dov' }),
    ],
    seats: { codex: ['ana'], claude: ['ben'] },
  });
});
afterEach(cleanup);

/** From StartEx on: 15 s have passed, and the first page comes at 20 to 40 s. */
function start(): void {
  session.appendAs('facilitator', { type: 'drill.start' });
  wall += 15_000;
  session.tick();
}

describe('the clock of the control room', () => {
  it('starts, pauses and lets go on, by button and by key', async () => {
    open();
    await press('StartEx');
    expect(lastAct()).toEqual({ type: 'drill.start' });
    await key('p');
    expect(lastAct()).toEqual({ type: 'drill.pause', reason: 'facilitator' });
    await key('p');
    expect(lastAct()).toEqual({ type: 'drill.resume' });
    fireEvent.click(screen.getByRole('radio', { name: '20x' }));
    await settle();
    expect(lastAct()).toEqual({ type: 'drill.pace', pace: 20 });
  });

  it('asks before it ends, and before it stops for something real', async () => {
    start();
    open();
    await press('EndEx');
    const before = session.entries.length;
    expect(screen.getByRole('dialog', { name: /End the live part/ })).toBeTruthy();
    expect(session.entries).toHaveLength(before);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Go on' }));
    await press('Real incident: stop');
    await press('Stop the drill now');
    expect(session.getSnapshot().state.phase).toBe('stopped');
    await press('To the debrief');
    expect(left).toEqual(['debrief']);
  });

  it('skips to a happening that players know nothing of', async () => {
    start();
    open();
    await key('s');
    const dialog = screen.getByRole('dialog', { name: 'Skip to a happening' });
    const [first] = within(dialog).getAllByRole('button', { name: /^Skip to \d\d:\d\d:\d\d: Inject 1/ });
    const due = session.getSnapshot().state.agenda.find((a) => a.id === 'inject:alert')?.at;
    fireEvent.click(first ?? dialog);
    await settle();
    expect(lastAct()).toEqual({ type: 'drill.skip', to: due });
    expect(session.getSnapshot().state.pages).toHaveLength(1);
  });

  it('says under the bar why something was not accepted', async () => {
    start();
    open();
    session.appendAs('facilitator', { type: 'drill.pace', pace: 5 });
    const propose = session.propose;
    Object.assign(session, {
      propose: async () => ({ ok: false, error: { code: 'clock', sentence: 'The clock is held.' } }),
    });
    await key('p');
    expect(screen.getByRole('alert').textContent).toContain('The clock is held.');
    Object.assign(session, { propose });
    await press('Dismiss');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the script', () => {
  it('fires an inject before its time, and then lists it as fired by hand', async () => {
    start();
    open();
    fireEvent.click(within(inject(3)).getByRole('button', { name: 'Fire inject 3 now' }));
    await settle();
    expect(lastAct()).toEqual({ type: 'inject.fire', inject: 'nag' });
    expect(session.getSnapshot().state.messages.at(-1)?.text).toBe('Still no answer.');
    await show('Fired');
    expect(inject(3).textContent).toContain('fired by hand');
    expect(within(inject(3)).queryByRole('button', { name: /^Fire/ })).toBeNull();
  });

  it('holds an inject back and releases it; one that is held does not come', async () => {
    start();
    open();
    fireEvent.click(within(inject(1)).getByRole('button', { name: 'Hold inject 1 back' }));
    await settle();
    pass(60_000);
    expect(session.getSnapshot().state.pages).toHaveLength(0);
    expect(inject(1).getAttribute('data-status')).toBe('held');
    fireEvent.click(within(inject(1)).getByRole('button', { name: 'Release inject 1' }));
    await settle();
    pass(1_000);
    expect(session.getSnapshot().state.pages).toHaveLength(1);
  });

  it('is worked by keys once an inject has the focus', async () => {
    start();
    open();
    const row = inject(4);
    row.focus();
    await key('h', row);
    expect(lastAct()).toEqual({ type: 'inject.hold', inject: 'leave' });
    await key('e', inject(4));
    expect(screen.getByRole('form', { name: 'Edit inject 4' })).toBeTruthy();
  });

  it('changes what is going to be delivered; a refusal stands in the row and keeps what was typed', async () => {
    start();
    open();
    fireEvent.click(within(inject(3)).getByRole('button', { name: 'Edit inject 3' }));
    const form = screen.getByRole('form', { name: 'Edit inject 3' });
    const text = within(form).getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
    change(text, 'Nobody has answered the page.');
    const propose = session.propose;
    Object.assign(session, {
      propose: async () => ({ ok: false, error: { code: 'not-yours', sentence: 'Not yours to change.' } }),
    });
    fireEvent.submit(form);
    await settle();
    expect(within(form).getByText('Not yours to change.')).toBeTruthy();
    expect(text.value).toBe('Nobody has answered the page.');
    Object.assign(session, { propose });
    fireEvent.submit(form);
    await settle();
    expect(lastAct()).toMatchObject({ type: 'inject.edit', inject: 'nag', text: 'Nobody has answered the page.' });
    expect(inject(3).textContent).toContain('edited');
  });

  it('improvises an inject, and says before where it is going to appear', async () => {
    start();
    open();
    await key('i');
    const form = screen.getByRole('form', { name: 'Improvise an inject' });
    change(within(form).getByRole('combobox', { name: 'From' }), 'priya-nair');
    change(within(form).getByRole('combobox', { name: 'To' }), 'role:ic');
    expect(form.textContent).toContain(
      'Nobody answers for Incident Commander now, so everybody reads it in #incidents.',
    );
    change(within(form).getByRole('combobox', { name: 'To' }), 'person:codex');
    expect(form.textContent).toContain('A direct message that Codex alone sees.');
    expect(within(form).getByRole<HTMLButtonElement>('button', { name: 'Send it now' }).disabled).toBe(true);
    change(within(form).getByRole('textbox', { name: 'Text' }), 'Are you there?');
    fireEvent.submit(form);
    await settle();
    expect(lastAct()).toMatchObject({
      type: 'inject.improvise',
      from: 'priya-nair',
      to: 'person:codex',
      text: 'Are you there?',
    });
    expect(session.getSnapshot().state.messages.at(-1)).toMatchObject({ channel: 'dm:codex', text: 'Are you there?' });
    expect(screen.queryByRole('form', { name: 'Improvise an inject' })).toBeNull();
  });

  it('sends nothing into a pause, and keeps the draft', async () => {
    start();
    session.appendAs('facilitator', { type: 'drill.pause', reason: 'facilitator' });
    open();
    await key('i');
    const form = screen.getByRole('form', { name: 'Improvise an inject' });
    change(within(form).getByRole('combobox', { name: 'To' }), 'page');
    change(within(form).getByRole('textbox', { name: 'Text' }), 'Something rings.');
    const before = session.entries.length;
    fireEvent.submit(form);
    await settle();
    expect(session.entries).toHaveLength(before);
    await press('Put it away');
    await key('i');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe('Something rings.');
    expect(within(inject(1)).getByRole<HTMLButtonElement>('button', { name: 'Fire inject 1 now' }).disabled).toBe(true);
  });
});

describe('the people', () => {
  it('says who plays a seat, whether they are there, and what they look at', () => {
    start();
    open();
    const people = screen.getByRole('region', { name: 'People' });
    expect(people.textContent).toContain('played by Ana');
    expect(people.textContent).toContain('here, logs, #incidents');
    expect(people.textContent).toContain('dropped out');
    expect(people.textContent).toContain('2 not sent yet');
    expect(people.textContent).toContain('Player without a seat');
    expect(screen.getByRole('meter', { name: 'Codex: tasks' }).getAttribute('aria-valuetext')).toBe('0 tasks');
  });

  it('hands a role to somebody', async () => {
    start();
    open();
    fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true });
    change(screen.getByRole('combobox', { name: 'Search commands' }), 'hand a role to claude');
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Search commands' }), { key: 'Enter' });
    const dialog = screen.getByRole('dialog', { name: 'Hand over a role' });
    change(within(dialog).getByRole('combobox', { name: 'Role' }), 'ic');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Hand it over' }));
    await settle();
    expect(lastAct()).toEqual({ type: 'role.assign', role: 'ic', to: 'claude' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('region', { name: 'People' }).textContent).toContain('Incident Commander');
  });

  it('stays open with the room’s reason when somebody cannot be removed', async () => {
    start();
    room.refuse('remove', { code: 'offline', sentence: 'The connection is lost; try again.' });
    open();
    await pick('Actions for Dov', 'Dov: remove from the room');
    await press('Remove Dov');
    expect(screen.getByRole('dialog').textContent).toContain('The connection is lost; try again.');
    room.refuse('remove');
    await press('Remove Dov');
    expect(room.asked.filter(([what]) => what === 'remove')).toEqual([
      ['remove', 'dov'],
      ['remove', 'dov'],
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    ['Dov: make co-facilitator', ['stand', 'dov', 'facilitator']],
    ['Dov: sit down as Claude', ['sit', 'claude', true, 'dov']],
  ])('asks the room: %s', async (item, asked) => {
    open();
    await pick('Actions for Dov', item);
    expect(room.asked).toEqual([asked]);
  });
});

describe('the right column', () => {
  const tab = async (name: string | RegExp) => {
    fireEvent.click(screen.getByRole('tab', { name }));
    await settle();
  };

  it('tells the truth and what comes by itself', async () => {
    start();
    open();
    const truth = screen.getByRole('tabpanel', { name: 'Truth' });
    expect(truth.textContent).toMatch(/A flag|A deployment/);
    expect(truth.textContent).toContain('Inject 1');
    expect(truth.textContent).toContain('Flag off');
  });

  it('answers as the cast whoever wrote to them', async () => {
    start();
    session.appendAs('codex', { type: 'post', channel: 'dm:priya-nair', kind: 'message', text: 'Is it you?' });
    open();
    await tab(/^Channels/);
    await press(/^Answer Codex as the cast/);
    const form = screen.getByRole('form', { name: 'Play the cast' });
    expect(form.textContent).toContain('Answers Codex: Is it you?');
    expect(within(form).getByRole<HTMLSelectElement>('combobox', { name: 'As' }).value).toBe('priya-nair');
    change(within(form).getByRole('textbox', { name: 'What they say' }), 'No, it is not.');
    fireEvent.submit(form);
    await settle();
    expect(lastAct()).toMatchObject({
      type: 'cast.say',
      as: 'priya-nair',
      channel: 'dm:codex',
      text: 'No, it is not.',
    });
    expect(screen.queryByText(/^Waits for the cast/)).toBeNull();
  });

  it('notes an observation about what has just happened, and takes it back', async () => {
    start();
    session.appendAs('codex', { type: 'bug.open', title: 'Odd readings', body: '' });
    const seq = session.entries.at(-1)?.seq;
    open();
    await tab('Timeline');
    await press(/^Observe: Codex opened a bug ticket/);
    const form = screen.getByRole('form', { name: 'Note an observation' });
    const button = within(form).getByRole<HTMLButtonElement>('button', { name: 'Note it' });
    expect(button.disabled).toBe(true);
    fireEvent.click(within(form).getByRole('radio', { name: /^S:/ }));
    change(within(form).getByRole('textbox', { name: 'What you observed' }), 'Took it for a bug.');
    fireEvent.submit(form);
    await settle();
    expect(lastAct()).toMatchObject({
      type: 'observe',
      evaluator: { id: 'me', name: 'Mia' },
      objective: 'mend',
      rating: 'S',
      text: 'Took it for a bug.',
      about: seq,
    });
    await press(/^Take back: Took it for a bug/);
    expect(session.getSnapshot().state.observations).toEqual([]);
    await press('Undo');
    expect(session.getSnapshot().state.observations).toHaveLength(1);
  });
});

describe('on a phone', () => {
  beforeEach(() => setWidth(390));

  it('pauses, fires and notes observations, one pane at a time', async () => {
    start();
    open();
    await press('Fire inject 1 now');
    expect(lastAct()).toEqual({ type: 'inject.fire', inject: 'alert' });
    await press('Observe');
    const form = screen.getByRole('form', { name: 'Note an observation' });
    change(within(form).getByRole('textbox', { name: 'What you observed' }), 'Half a thought');
    await press('People');
    expect(screen.queryByRole('form', { name: 'Note an observation' })).toBeNull();
    await press('Observe');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What you observed' }).value).toBe(
      'Half a thought',
    );
    await press('Pause');
    expect(lastAct()).toEqual({ type: 'drill.pause', reason: 'facilitator' });
  });
});

describe('the room from the control room', () => {
  it('shows the join link, who else can steer, and what was refused; closes the room only when asked twice', async () => {
    room.set({ refused: { repeated: 3 } });
    open();
    await press('Room');
    const dialog = screen.getByRole('dialog', { name: 'The room' });
    expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Join link' }).value).toContain('#/join/');
    expect(dialog.textContent).toContain('You alone.');
    expect(dialog.textContent).toContain('3 messages sent again');
    await press('Close the room');
    expect(room.asked).toEqual([]);
    await press('Close the room for good');
    expect(room.asked).toEqual([['close']]);
  });

  it('tells the others that it is a console, and shows hostile names as text', () => {
    room.setMember('dov', { name: '<img src=x onerror=alert(1)>' });
    open();
    expect(room.shown).toMatchObject({ where: 'console' });
    expect(document.querySelectorAll('main img')).toHaveLength(0);
  });
});
