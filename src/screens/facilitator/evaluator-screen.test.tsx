// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeRoom, fakeMember, fakeRoom } from '../../../test/support/fake-room';
import { type FakeSession, fakeSession } from '../../../test/support/fake-session';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import { UiProvider } from '../../ui/provider';
import { EvaluatorScreen } from './evaluator-screen';

let wall = 1_000_000;
let session: FakeSession;
let room: FakeRoom;

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
const tab = async (name: string) => {
  fireEvent.click(screen.getByRole('tab', { name }));
  await settle();
};
function open(): void {
  render(
    <UiProvider>
      <EvaluatorScreen session={session} room={room} onLeave={() => undefined} onDebrief={() => undefined} />
    </UiProvider>,
  );
}

/** A drill that runs; Eva has noted something, and somebody was written to directly. */
beforeEach(() => {
  localStorage.clear();
  wall = 1_000_000;
  const bundle = {
    ...tinyBundle,
    scenario: {
      ...tinyBundle.scenario,
      injects: tinyBundle.scenario.injects.map((i) =>
        i.id === 'leave'
          ? {
              ...i,
              objective: 'mend',
              expected: { act: 'role.offer' as const, within: 300_000, text: 'Somebody else takes over' },
            }
          : i,
      ),
    },
  };
  const header = headerFor(bundle, { facilitated: { by: ['Mia'] } });
  session = fakeSession({ bundle, header, wall: () => wall, actingAs: 'facilitator' });
  const me = fakeMember('me', { name: 'Nia', standing: 'evaluator', isMe: true });
  room = fakeRoom({ phase: 'drill', me, members: [me] });
  session.appendAs('facilitator', { type: 'drill.start' });
  wall += 10_000;
  session.appendAs('codex', { type: 'post', channel: 'dm:priya-nair', kind: 'message', text: 'Between us: no idea.' });
  session.appendAs('codex', { type: 'post', channel: '#incidents', kind: 'message', text: 'We look into it.' });
  session.appendAs('facilitator', {
    type: 'observe',
    observationId: 'eva-1',
    evaluator: { id: 'eva', name: 'Eva' },
    objective: 'mend',
    rating: 'M',
    text: 'Eva thinks it was slow.',
  });
});
afterEach(cleanup);

describe('the evaluator’s screen', () => {
  it('offers nothing that steers the drill, and gives nothing of the script or the truth away', async () => {
    open();
    for (const name of ['Pause', 'EndEx', 'StartEx', 'Improvise', 'Real incident: stop'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('tab', { name: 'Truth' })).toBeNull();
    const before = session.entries.length;
    fireEvent.keyDown(document.documentElement, { key: 'p', code: 'KeyP' });
    await settle();
    expect(session.entries).toHaveLength(before);
    for (const name of ['Objectives', 'Timeline', 'Channels', 'Observations']) {
      await tab(name);
      expect(document.body.textContent).not.toContain('You are needed elsewhere.');
      expect(document.body.textContent).not.toContain('The flag was on');
    }
  });

  it('shows what is expected for each objective', async () => {
    open();
    await tab('Objectives');
    const section = screen.getByRole('region', { name: 'Mend it' });
    expect(section.textContent).toContain('Somebody else takes over');
    expect(section.textContent).toContain('Not due yet.');
  });

  it('shows what everybody can read, and no direct message', async () => {
    open();
    await tab('Channels');
    const log = screen.getByRole('log');
    expect(log.textContent).toContain('We look into it.');
    expect(log.textContent).not.toContain('Between us');
    expect(screen.queryByRole('form', { name: 'Play the cast' })).toBeNull();
  });

  it('keeps others’ ratings back until EndEx, and then compares', async () => {
    open();
    await tab('Observations');
    expect(screen.getByText(/You see them after EndEx/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('Eva thinks it was slow.');
    fireEvent.click(screen.getByRole('radio', { name: /^P:/ }));
    fireEvent.change(screen.getByRole('textbox', { name: 'What you observed' }), {
      target: { value: 'Quick enough.' },
    });
    fireEvent.submit(screen.getByRole('form', { name: 'Note an observation' }));
    await settle();
    expect(session.entries.at(-1)?.act).toMatchObject({ type: 'observe', evaluator: { id: 'me', name: 'Nia' } });
    act(() => void session.appendAs('facilitator', { type: 'drill.end' }));
    const compared = screen.getByRole('region', { name: 'Compared' });
    expect(within(compared).getByText('two steps apart')).toBeTruthy();
    expect(compared.textContent).toContain('Eva thinks it was slow.');
    expect(compared.textContent).toContain('too few to say');
  });
});
