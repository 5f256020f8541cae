// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSession, fakeSession } from '../../../test/support/fake-session';
import { headerFor, tinyBundle } from '../../../test/support/tiny-scenario';
import { UiProvider } from '../../ui/provider';
import { FloorScreen } from './floor-screen';

let wall = 1_000_000;
let session: FakeSession;
let left: string[];

/** A drill that runs since 45 s, in which the first page has come. */
function open(): void {
  render(
    <UiProvider>
      <FloorScreen
        session={session}
        onLeave={() => left.push('library')}
        onPostmortem={() => left.push('postmortem')}
      />
    </UiProvider>,
  );
}
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));
const composer = () => screen.getByRole<HTMLTextAreaElement>('combobox', { name: /^Write to/ });
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const typesDone = () => session.entries.map((entry) => entry.act.type);
async function command(text: string): Promise<void> {
  type(composer(), text);
  fireEvent.keyDown(composer(), { key: 'Enter' });
  await settle();
}
async function send(form: HTMLElement): Promise<void> {
  fireEvent.submit(form);
  await settle();
}

beforeEach(() => {
  localStorage.clear();
  left = [];
  wall = 1_000_000;
  session = fakeSession({ bundle: tinyBundle, header: headerFor(tinyBundle), wall: () => wall });
  session.appendAs('codex', { type: 'drill.start' });
  wall += 45_000;
  session.tick();
});
afterEach(cleanup);

describe('the floor', () => {
  it('sends plain text to the channel that is open', async () => {
    open();
    await command('Hello all');
    expect(session.entries.at(-1)?.act).toMatchObject({ type: 'post', channel: '#incidents', text: 'Hello all' });
    expect(composer().value).toBe('');
    expect(within(screen.getByRole('log')).getByText('Hello all')).toBeTruthy();
  });

  it('keeps what is typed while a message is on its way', async () => {
    open();
    type(composer(), 'Hello');
    fireEvent.keyDown(composer(), { key: 'Enter' });
    type(composer(), 'Hello and more');
    await settle();
    expect(session.entries.at(-1)?.act).toMatchObject({ type: 'post', text: 'Hello' });
    expect(composer().value).toBe(' and more');
  });

  it('sends what was finished with Enter while the message before was still on its way', async () => {
    open();
    type(composer(), 'Hello');
    fireEvent.keyDown(composer(), { key: 'Enter' });
    type(composer(), 'Hello and more');
    fireEvent.keyDown(composer(), { key: 'Enter' });
    await settle();
    await settle();
    const sent = session.entries.flatMap((entry) => (entry.act.type === 'post' ? [entry.act.text] : []));
    expect(sent).toEqual(['Hello', 'and more']);
    expect(composer().value).toBe('');
  });

  it('shows a page until it is acknowledged', async () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: /^Acknowledge/ }));
    await settle();
    expect(typesDone()).toContain('page.acknowledge');
    expect(screen.queryByRole('button', { name: /^Acknowledge/ })).toBeNull();
  });

  it('declares from a slash command, and asks once for what the playbook wants besides', async () => {
    open();
    await command('/declare 2 Readings fail');
    const form = screen.getByRole('form', { name: 'Declare an incident' });
    expect(within(form).getByRole<HTMLInputElement>('textbox', { name: /What is broken/ }).value).toBe('Readings fail');
    await send(form);
    expect(typesDone()).not.toContain('declare');
    expect(within(form).getByText(/also asks for: impact/)).toBeTruthy();
    await send(form);
    expect(session.getSnapshot().view.declared).toBe('SEV2');
    expect(session.getSnapshot().view.commanders).toEqual(['codex']);
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('puts a refusal next to its field and keeps what was typed', async () => {
    open();
    await command('/bridge');
    const form = screen.getByRole('form', { name: 'Open the bridge' });
    const link = within(form).getByRole<HTMLInputElement>('textbox', { name: /Join link/ });
    type(link, 'https://meet.example/mine');
    act(() => void session.appendAs('claude', { type: 'bridge.open', link: 'https://meet.example/other' }));
    await send(form);
    expect(link.value).toBe('https://meet.example/mine');
    expect(link.getAttribute('aria-invalid')).toBe('true');
    expect(within(form).getAllByText('The bridge is open already. Join it.').length).toBeGreaterThan(0);
  });

  it('does not do again what was accepted before a later part was refused', async () => {
    open();
    await command('/declare 2 Readings fail');
    const form = screen.getByRole('form', { name: 'Declare an incident' });
    type(within(form).getByRole('textbox', { name: /^Impact/ }), 'No readings');
    const propose = session.propose;
    let refuse = true;
    Object.assign(session, {
      propose: async (proposed: Parameters<typeof propose>[0]) =>
        proposed.type === 'declare' && refuse
          ? { ok: false, error: { code: 'storage-full', sentence: 'The storage is full.' } }
          : propose(proposed),
    });
    await send(form);
    expect(within(form).getAllByText('The storage is full.').length).toBeGreaterThan(0);
    refuse = false;
    await send(form);
    expect(typesDone().filter((t) => t === 'role.take')).toHaveLength(1);
    expect(typesDone()).toContain('declare');
  });

  it('keeps a half-written message and a half-filled form over a reload', async () => {
    open();
    await command('/update Looking at logs');
    fireEvent.keyDown(screen.getByRole('form'), { key: 'Escape' });
    type(composer(), 'half a thou');
    cleanup();
    open();
    expect(composer().value).toBe('half a thou');
    fireEvent.keyDown(document.documentElement, { key: 'u', code: 'KeyU' });
    const form = screen.getByRole('form', { name: 'Post an update' });
    expect(within(form).getByRole<HTMLTextAreaElement>('textbox', { name: /^Progress/ }).value).toBe('Looking at logs');
  });

  it('names a command that does not exist and keeps the line', async () => {
    open();
    await command('/fnord now');
    expect(screen.getByText(/There is no command “\/fnord”/)).toBeTruthy();
    expect(composer().value).toBe('/fnord now');
  });

  it('asks before it stops for a real incident, and then leaves', async () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Real incident: stop' }));
    expect(typesDone()).not.toContain('drill.stop-real');
    fireEvent.click(screen.getByText('Stop the drill now'));
    await settle();
    expect(typesDone()).toContain('drill.stop-real');
    expect(left).toEqual(['library']);
  });

  it('says since when it is paused, and why', async () => {
    open();
    act(() => void session.appendAs('system', { type: 'drill.pause', reason: 'away' }));
    expect(screen.getByText(/^Paused at \d\d:\d\d:\d\d UTC$/)).toBeTruthy();
    expect(screen.getByText(/last sign of life/)).toBeTruthy();
    fireEvent.click(screen.getByText('Resume'));
    await settle();
    expect(session.getSnapshot().view.phase).toBe('live');
  });
});
