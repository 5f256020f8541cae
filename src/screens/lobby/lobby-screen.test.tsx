// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeRoom, fakeMember, fakeRoom } from '../../../test/support/fake-room';
import { tinyBundle } from '../../../test/support/tiny-scenario';
import type { MemberNow, RoomSnapshot } from '../../session/room/types';
import { UiProvider } from '../../ui/provider';
import { LobbyScreen } from './lobby-screen';
import { defaultSeats, newLobby } from './seats';

const lobby = newLobby(tinyBundle, {
  scenarioId: 'tiny',
  seats: [...defaultSeats(tinyBundle, null)],
  isFacilitated: true,
});
const [first, second, third] = lobby.seats.map((s) => s.id) as [string, string, string];

let room: FakeRoom;
let left: number;

/** The lobby as one of Mia (facilitates, hosts), Ana, Ben (both play) and Dora (evaluates) sees it. */
function open(who: 'mia' | 'ana' | 'dora', change: Partial<RoomSnapshot> = {}, of: Partial<MemberNow> = {}): void {
  const members = [
    fakeMember('mia', { name: 'Mia', standing: 'facilitator', isHost: true }),
    fakeMember('ana', { name: 'Ana' }),
    fakeMember('ben', { name: 'Ben' }),
    fakeMember('dora', { name: 'Dora', standing: 'evaluator' }),
  ].map((m) => (m.id === who ? { ...m, isMe: true, ...of } : m));
  const me = members.find((m) => m.id === who);
  room = fakeRoom({ members, ...(me === undefined ? {} : { me }), lobby, ...change });
  render(
    <UiProvider>
      <LobbyScreen
        room={room}
        bundle={tinyBundle}
        previousScribe={third}
        onLeave={() => {
          left += 1;
        }}
      />
    </UiProvider>,
  );
}
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}
/** A menu takes a moment to come in; without a layout its button counts as scrolled out of sight, and the menu with it. */
const menuItem = (name: string | RegExp) => screen.findByRole('menuitem', { name, hidden: true }, { timeout: 10_000 });
/** Opens the menu of somebody and takes what is named. */
async function choose(member: string, item: RegExp): Promise<void> {
  await click(button(`What to do with ${member}`));
  await click(await menuItem(item));
}
const sat = { seats: { [first]: ['ana'] } };

beforeEach(() => {
  localStorage.clear();
  left = 0;
});
afterEach(cleanup);

describe('the lobby of a player', () => {
  it('says whom one waits for, and tells the others where one is', () => {
    open('ana');
    expect(screen.getByText('Waiting for Mia to start')).toBeTruthy();
    expect(room.shown).toEqual({ where: 'lobby' });
  });

  it('takes a seat and leaves it', async () => {
    open('ana');
    await click(button('Take this seat: Scribe'));
    expect(room.asked).toEqual([['sit', third, true]]);
    act(() => room.set({ seats: { [third]: ['ana'] } }));
    await click(button('Leave this seat: Scribe'));
    expect(room.asked.at(-1)).toEqual(['sit', third, false]);
  });

  it('says why a seat was not given', async () => {
    open('ana');
    room.refuse('sit', { code: 'not-yours', sentence: 'Only a host seats others.' });
    await click(button('Take this seat: Scribe'));
    expect(screen.getByText('Only a host seats others.')).toBeTruthy();
  });

  it('offers nothing that only a host may do', () => {
    open('ana', sat);
    for (const name of [/^Start the drill/, /^Add a seat/, /^Close the room/, /^Take Ana out/, /^What to do with/])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByText(/spoilers/)).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('names those who share a seat, and says in words who is not there', () => {
    open('ana', { seats: { [first]: ['ana', 'ben'] } });
    act(() => room.setMember('ben', { isOnline: false, lastSeen: Date.now() - 125_000 }));
    const sitters = screen.getByRole('list', { name: 'Who sits there: Incident Commander' });
    expect(within(sitters).getByText(/^Ana \(you\)/)).toBeTruthy();
    expect(within(sitters).getByText('dropped out 2 min ago')).toBeTruthy();
  });

  it('says that the role of the scribe rotates, and who it was', () => {
    open('ana');
    const name = lobby.seats.find((s) => s.id === third)?.name ?? '';
    expect(screen.getByText(`The playbook rotates this role: ${name} was scribe last time.`)).toBeTruthy();
  });

  it('gives one another name', async () => {
    open('ana');
    await click(button('What you can change'));
    await click(await menuItem('Change your name'));
    fireEvent.change(screen.getByRole('textbox', { name: /^Your name/ }), { target: { value: ' Anna ' } });
    await click(button('Change it'));
    expect(room.asked).toEqual([['rename', 'Anna']]);
  });

  it('shows how far the room has been read', () => {
    open('ana', { phase: 'loading', progress: { done: 30, of: 120 } });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(screen.queryByText('Seats')).toBeNull();
  });
});

describe('the lobby of an evaluator', () => {
  it('has no seat to take', () => {
    open('dora');
    expect(screen.queryByRole('button', { name: /^Take this seat/ })).toBeNull();
  });
});

describe('the lobby of a host', () => {
  it('cannot start before anybody sits at the table, and says so', () => {
    open('mia');
    expect(button('Start the drill').disabled).toBe(true);
    expect(screen.getByText(/^Nobody sits at the table yet/)).toBeTruthy();
    act(() => room.set(sat));
    expect(button('Start the drill').disabled).toBe(false);
  });

  it('cannot start while the connection is gone', () => {
    open('mia', sat);
    const { connection } = room.getSnapshot();
    act(() => room.set({ connection: { ...connection, status: 'reconnecting' } }));
    expect(button('Start the drill').disabled).toBe(true);
  });

  it('starts with a drawn cause, or with the one that was chosen', async () => {
    open('mia', sat);
    await click(button('Start the drill'));
    expect(room.asked).toEqual([['begin', { seed: null, variant: null }]]);
    fireEvent.change(screen.getByRole('combobox', { name: 'Cause' }), { target: { value: 'deploy' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'Seed' }), { target: { value: 'seven' } });
    await click(button('Start the drill'));
    expect(room.asked.at(-1)).toEqual(['begin', { seed: 'seven', variant: 'deploy' }]);
  });

  it('warns whoever plays too before it spoils the drill', () => {
    open('mia', {}, { standing: 'player' });
    expect(screen.getByText(/gives the drill away to you/)).toBeTruthy();
  });

  it('says who has no seat, and whose seat stays theirs while they are gone', () => {
    open('mia', sat);
    act(() => room.setMember('ana', { isOnline: false, seats: [first] }));
    expect(screen.getByText(/Ben has no seat\./)).toBeTruthy();
    expect(screen.getByText(/Ana is not here now; the seat stays theirs\./)).toBeTruthy();
  });

  it('seats somebody, and takes them out again', async () => {
    open('mia', sat);
    fireEvent.change(screen.getByRole('combobox', { name: 'Give the seat to: Deputy' }), { target: { value: 'ben' } });
    await settle();
    await click(button('Take Ana out of the seat: Incident Commander'));
    expect(room.asked).toEqual([
      ['sit', second, true, 'ben'],
      ['sit', first, false, 'ana'],
    ]);
  });

  it('leaves an empty seat to a bot or to nobody', async () => {
    open('mia', sat);
    const deputy = screen.getByRole('group', { name: 'Who plays Deputy while the seat is empty' });
    await click(within(deputy).getByRole('radio', { name: 'Nobody' }));
    const [what, next] = room.asked[0] ?? [];
    expect(what).toBe('setLobby');
    expect(next).toMatchObject({ seats: [{ kind: 'bot' }, { id: second, kind: 'nobody' }, { kind: 'bot' }] });
  });

  it('adds a seat, and takes it away again', async () => {
    open('mia');
    await click(button('Add a seat'));
    const next = room.asked[0]?.[1] as typeof lobby;
    expect(next.seats).toHaveLength(4);
    expect(new Set(next.seats.map((s) => s.id)).size).toBe(4);
    act(() => room.set({ lobby: next }));
    await click(button('Remove the seat'));
    expect(room.asked[1]).toEqual(['setLobby', lobby]);
  });

  it('makes somebody a facilitator: out of their seat first, and the clock is theirs', async () => {
    open('mia', { ...sat, lobby: { ...lobby, isFacilitated: false } }, { standing: 'player' });
    act(() => room.setMember('ana', { seats: [first] }));
    await choose('Ana', /^Make a facilitator/);
    expect(room.asked).toEqual([
      ['sit', first, false, 'ana'],
      ['stand', 'ana', 'facilitator'],
      ['setLobby', { ...lobby, isFacilitated: true }],
    ]);
  });

  it('stops when a step is refused', async () => {
    open('mia', sat);
    act(() => room.setMember('ana', { seats: [first] }));
    room.refuse('sit', { code: 'offline', sentence: 'The connection is lost.' });
    await choose('Ana', /^Make an observer/);
    expect(room.asked.map(([what]) => what)).toEqual(['sit']);
  });

  it('asks before it removes somebody, and says what that does to the link', async () => {
    open('mia');
    await choose('Ben', /^Remove from the room/);
    expect(room.asked).toEqual([]);
    expect(screen.getByText(/the old link stops working/)).toBeTruthy();
    await click(button('Remove'));
    expect(room.asked).toEqual([['remove', 'ben']]);
  });

  it('shows the link, as text and as a code', () => {
    open('mia');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Join link' }).value).toBe(room.joinLink());
    expect(screen.getByRole('img', { name: 'QR code of the join link' })).toBeTruthy();
  });

  it('leaves', async () => {
    open('mia');
    await click(button('Library'));
    expect(left).toBe(1);
  });
});
