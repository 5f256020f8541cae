// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeRoom, fakeMember, fakeRoom } from '../../../test/support/fake-room';
import { type FakeSession, fakeSession } from '../../../test/support/fake-session';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import type { Header } from '../../drill/record';
import type { RoomSnapshot } from '../../session/room/types';
import { UiProvider } from '../../ui/provider';
import { FloorScreen } from './floor-screen';

const participants: Header['participants'] = [
  { id: 'codex', name: 'Ana', kind: 'player', role: 'ic' },
  { id: 'claude', name: 'Cem', kind: 'player', role: 'deputy' },
  { id: 'sam', name: 'Sam', kind: 'bot', role: 'scribe' },
];
const members = [
  fakeMember('mia', { name: 'Mia', standing: 'facilitator', isHost: true }),
  fakeMember('ana', { name: 'Ana', isMe: true, seats: ['codex'] }),
  fakeMember('ben', { name: 'Ben', seats: ['codex'] }),
  fakeMember('cem', { name: 'Cem', seats: ['claude'] }),
];

let wall: number;
let session: FakeSession;
let room: FakeRoom;

/** The floor of Ana, who shares her seat with Ben, in a drill that has run for 45 s. */
function open(header: Partial<Header> = {}, change: Partial<RoomSnapshot> = {}, isStarted = true): void {
  wall = 1_000_000;
  const of = { ...headerFor(tinyBundle), participants, ...header };
  session = fakeSession({ bundle: tinyBundle, header: of, wall: () => wall });
  const [, me] = members;
  room = fakeRoom({
    phase: 'drill',
    members,
    ...(me === undefined ? {} : { me }),
    seats: { codex: ['ana', 'ben'], claude: ['cem'] },
    ...change,
  });
  Object.assign(session, { room });
  if (isStarted) {
    session.appendAs('facilitator', { type: 'drill.start' });
    wall += 45_000;
    session.tick();
  }
  render(
    <UiProvider>
      <FloorScreen session={session} onLeave={() => undefined} onPostmortem={() => undefined} />
    </UiProvider>,
  );
}
const settle = (ms = 0) => act(async () => void (await new Promise((done) => setTimeout(done, ms))));
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const composer = () => screen.getByRole<HTMLTextAreaElement>('combobox', { name: /^Write to/ });
const button = (name: string | RegExp) => screen.queryByRole('button', { name });
const facilitated = { facilitated: { by: ['Mia'] } };

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('the floor in a room', () => {
  it('says who plays a seat, and whether they are there, in words', () => {
    open();
    act(() => room.setMember('ben', { isOnline: false, lastSeen: Date.now() - 125_000 }));
    const people = screen.getByRole('list', { name: 'Who plays Ana' });
    expect(within(people).getByText('here')).toBeTruthy();
    expect(within(people).getByText('Ben, dropped out 2 min ago')).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Who plays Cem' })).getByText('here')).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Who plays Sam' })).toBeNull();
  });

  it('says of an empty seat that nobody sits there', () => {
    open({}, { seats: { codex: ['ana'] } });
    expect(screen.getByText('nobody sits here')).toBeTruthy();
  });

  it('shows the connection, and announces when it is lost and back', async () => {
    open();
    const { connection } = room.getSnapshot();
    expect(button('The room: Connected')).toBeTruthy();
    act(() => room.set({ connection: { ...connection, status: 'reconnecting', waiting: 2 } }));
    expect(button('The room: Connection lost, 2 waiting')).toBeTruthy();
    await settle(1_700);
    const banner = screen.getByText('What you do is kept here, and sent when it is back. Hotwash keeps trying.');
    expect(banner.closest('[aria-live="polite"]')).toBeTruthy();
    act(() => room.set({ connection }));
    expect(screen.queryByText(/Hotwash keeps trying/)).toBeNull();
    await settle();
    expect(screen.getByText('The connection is back.')).toBeTruthy();
  });

  it('stays quiet about a loss that is over at once', async () => {
    open();
    const { connection } = room.getSnapshot();
    act(() => room.set({ connection: { ...connection, status: 'reconnecting' } }));
    act(() => room.set({ connection }));
    await settle(1_700);
    expect(screen.queryByText(/Hotwash keeps trying/)).toBeNull();
    expect(screen.queryByText('The connection is back.')).toBeNull();
  });

  it('opens what there is to know of the room, and offers a player no more than their own', () => {
    open();
    fireEvent.click(button('The room: Connected') as HTMLElement);
    const dialog = screen.getByRole('dialog', { name: 'The room' });
    expect(within(dialog).getByText('Nothing was refused.')).toBeTruthy();
    expect(within(dialog).getByText(room.getSnapshot().hash)).toBeTruthy();
    expect(within(dialog).queryByRole('button', { name: /^What to do with/ })).toBeNull();
    expect(within(dialog).queryByRole('button', { name: 'Add a seat' })).toBeNull();
  });

  it('tells the others which channel is open, but never with whom somebody writes alone', async () => {
    open();
    await settle(1_100);
    expect(room.shown).toMatchObject({ where: 'floor', channel: '#incidents' });
    fireEvent.click(screen.getByRole('button', { name: /^Cem/ }));
    await settle(1_100);
    expect(room.shown?.channel).toBe('a direct message');
    expect(JSON.stringify(room.shown)).not.toContain('claude');
  });

  it('warns before a role is offered to somebody who has dropped out', async () => {
    open();
    act(() => {
      session.appendAs('codex', { type: 'role.take', role: 'ic' });
      session.appendAs('system', { type: 'seat.away', seat: 'claude' });
    });
    type(composer(), '/handoff ic Cem');
    fireEvent.keyDown(composer(), { key: 'Enter' });
    await settle();
    const form = screen.getByRole('form', { name: 'Hand over a role' });
    expect(within(form).getByText(/Cem has dropped out and may not see this/)).toBeTruthy();
    act(() => void session.appendAs('system', { type: 'seat.back', seat: 'claude' }));
    expect(within(form).queryByText(/has dropped out/)).toBeNull();
  });

  it('shows an offer from another machine until it is answered', async () => {
    open();
    act(() => {
      session.appendAs('claude', { type: 'role.take', role: 'deputy' });
      session.appendAs('claude', { type: 'role.offer', role: 'deputy', to: 'codex' });
    });
    expect(screen.getByText('Cem hands you a role: Deputy')).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: /^Work/ }));
    fireEvent.click(button('See the offer') as HTMLElement);
    await settle(20);
    expect(document.activeElement).toBe(button('Accept'));
    fireEvent.click(button('Accept') as HTMLElement);
    await settle();
    expect(screen.queryByText('Cem hands you a role: Deputy')).toBeNull();
  });

  it('orients whoever comes in later once, and nobody who was there', () => {
    open();
    expect(screen.queryByText('You have come in while the drill runs')).toBeNull();
    cleanup();
    localStorage.clear();
    open();
    cleanup();
    // The same machine loads the page again after two minutes.
    act(() => {
      wall += 120_000;
      session.tick();
    });
    render(
      <UiProvider>
        <FloorScreen session={session} onLeave={() => undefined} onPostmortem={() => undefined} />
      </UiProvider>,
    );
    expect(screen.queryByText('You have come in while the drill runs')).toBeNull();
    cleanup();
    localStorage.clear();
    render(
      <UiProvider>
        <FloorScreen session={session} onLeave={() => undefined} onPostmortem={() => undefined} />
      </UiProvider>,
    );
    expect(screen.getByText('You have come in while the drill runs')).toBeTruthy();
    fireEvent.click(button('Got it') as HTMLElement);
    expect(screen.queryByText('You have come in while the drill runs')).toBeNull();
  });
});

describe('the floor of a drill that somebody facilitates', () => {
  it('has no control of the clock, and says who has', () => {
    open(facilitated);
    for (const name of [/^Pause/, /^End the drill/, /^Skip to the next/]) expect(button(name)).toBeNull();
    expect(screen.queryByRole('radio', { name: '5x' })).toBeNull();
    expect(screen.getAllByText(/Mia runs the clock\./).length).toBeGreaterThan(0);
  });

  it('does not pause by key either, and says why', async () => {
    open(facilitated);
    const before = session.entries.length;
    fireEvent.keyDown(document.documentElement, { key: 'p', code: 'KeyP' });
    await settle();
    expect(session.entries).toHaveLength(before);
    expect(within(screen.getByRole('region', { name: 'Notes' })).getByText('Mia runs the clock.')).toBeTruthy();
  });

  it('can still be stopped for a real incident', async () => {
    open(facilitated);
    fireEvent.click(button('Real incident: stop') as HTMLElement);
    fireEvent.click(screen.getByText('Stop the drill now'));
    await settle();
    expect(session.entries.at(-1)?.act.type).toBe('drill.stop-real');
  });

  it('waits for the facilitator to start and to resume', () => {
    open(facilitated, {}, false);
    expect(screen.getByText('The drill has not started')).toBeTruthy();
    expect(button('Start the drill')).toBeNull();
    act(() => {
      session.appendAs('facilitator', { type: 'drill.start' });
      session.appendAs('facilitator', { type: 'drill.pause', reason: 'player' });
    });
    expect(screen.getByText(/^Paused at/)).toBeTruthy();
    expect(button('Resume')).toBeNull();
  });

  it('leaves the clock to the players where nobody facilitates', () => {
    open();
    expect(button(/^Pause/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: '5x' })).toBeTruthy();
    expect(screen.queryByText(/runs the clock/)).toBeNull();
  });
});

describe('the floor without a seat', () => {
  it('offers one, and nothing to do until then', () => {
    open({ participants: participants.map((p) => ({ ...p, kind: 'bot' as const })) }, { seats: {} });
    expect(screen.getByText('You have no seat')).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: /^Write to/ })).toBeNull();
    fireEvent.click(button('Take a seat') as HTMLElement);
    expect(screen.getByRole('dialog', { name: 'The room' })).toBeTruthy();
  });
});
