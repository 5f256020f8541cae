// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tinyBundle } from '../../../test/support/tiny-scenario';
import { err, ok } from '../../base/result';
import { UiProvider } from '../../ui/provider';
import { NewRoomScreen } from './new-room-screen';
import type { NewRoom } from './types';

let opened: NewRoom[];
let answer: Awaited<ReturnType<Parameters<typeof NewRoomScreen>[0]['onOpen']>>;

function open(name = 'Mia'): void {
  render(
    <UiProvider>
      <NewRoomScreen
        scenarioId="tiny"
        bundle={tinyBundle}
        name={name}
        previousScribe={null}
        onOpen={async (room) => {
          opened.push(room);
          return answer;
        }}
        onLeave={() => undefined}
      />
    </UiProvider>,
  );
}
async function submit(): Promise<void> {
  fireEvent.submit(screen.getByRole('textbox', { name: /^Your name/ }).closest('form') as HTMLFormElement);
  await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}
const plays = () => fireEvent.click(screen.getByRole('radio', { name: /^I play too/ }));

beforeEach(() => {
  opened = [];
  answer = ok(undefined);
});
afterEach(cleanup);

describe('a new room', () => {
  it('is opened by a facilitator, with a seat for each role and no spoiler', async () => {
    open();
    await submit();
    expect(opened).toHaveLength(1);
    const [room] = opened;
    expect(room).toMatchObject({ name: 'Mia', standing: 'facilitator', mySeat: null, lobby: { isFacilitated: true } });
    expect(room?.lobby.seats.map((s) => s.role)).toEqual(tinyBundle.scenario.roles);
    const told = JSON.stringify(room);
    for (const variant of tinyBundle.scenario.variants) expect(told).not.toContain(variant.summary);
  });

  it('is opened by one who plays too, in a seat of their own', async () => {
    open();
    expect(screen.queryByRole('combobox', { name: 'Your seat' })).toBeNull();
    plays();
    const seats = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Your seat' });
    const scribe = [...seats.options].find((o) => o.text === 'Scribe')?.value ?? '';
    fireEvent.change(seats, { target: { value: scribe } });
    await submit();
    expect(opened[0]).toMatchObject({ standing: 'player', mySeat: scribe, lobby: { isFacilitated: false } });
  });

  it('lets the own seat be chosen later', async () => {
    open();
    plays();
    fireEvent.change(screen.getByRole('combobox', { name: 'Your seat' }), { target: { value: '-' } });
    await submit();
    expect(opened[0]?.mySeat).toBeNull();
  });

  it('keeps who plays an empty seat, and seats that were added', async () => {
    open();
    const scribe = screen.getByRole('group', { name: 'Who plays Scribe while the seat is empty' });
    fireEvent.click(within(scribe).getByRole('radio', { name: 'Nobody' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add a seat' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add a seat' }));
    fireEvent.click(screen.getAllByRole('button', { name: /^Remove the seat of/ })[0] as HTMLElement);
    await submit();
    expect(opened[0]?.lobby.seats.map((s) => [s.role, s.kind])).toEqual([
      ['ic', 'bot'],
      ['deputy', 'bot'],
      ['scribe', 'nobody'],
      ['', 'nobody'],
    ]);
  });

  it('wants a name', async () => {
    open('');
    await submit();
    expect(opened).toEqual([]);
    expect(screen.getByText('Give the name by which the others know you.')).toBeTruthy();
  });

  it('says why it could not be opened, keeps everything, and can be tried again', async () => {
    open();
    answer = err({ sentence: 'The engine does not answer.' });
    await submit();
    expect(screen.getByRole('alert').textContent).toContain('The engine does not answer.');
    answer = ok(undefined);
    await submit();
    expect(opened).toHaveLength(2);
    expect(opened[1]).toEqual(opened[0]);
  });
});
