// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeSession } from '../../../../test/support/fake-session';
import { headerFor, tinyBundle } from '../../../../test/support/tiny-scenario';
import { rules } from '../../../coach/registry';
import { UiProvider } from '../../../ui/provider';
import { actionById } from '../actions/registry';
import { FloorScreen } from '../floor-screen';

const START = 1_000_000;
let wall = START;

function show(coaching: 'guided' | 'hinted' | 'free', known?: ReadonlySet<string>) {
  const session = fakeSession({
    bundle: tinyBundle,
    header: headerFor(tinyBundle, {
      coaching,
      participants: [{ id: 'codex', name: 'Codex', kind: 'player', role: 'ic' }],
    }),
    wall: () => wall,
  });
  session.appendAs('codex', { type: 'drill.start' });
  wall += 60_000;
  session.tick();
  render(
    <UiProvider>
      <FloorScreen
        session={session}
        onLeave={() => undefined}
        onPostmortem={() => undefined}
        {...(known === undefined ? {} : { known })}
      />
    </UiProvider>,
  );
  return session;
}

describe('the coach on the floor', () => {
  beforeEach(() => {
    wall = START;
    window.localStorage.clear();
  });
  afterEach(cleanup);

  it('guided: says what is due, why and how, without being asked or charged', () => {
    const session = show('guided');
    const coach = screen.getByRole('region', { name: 'Coach' });
    expect(coach.textContent).toContain('Acknowledge the page.');
    expect(coach.textContent).toContain('detect.ack');
    expect(coach.textContent).toContain('Press A');
    fireEvent.click(screen.getByRole('button', { name: 'Take me there' }));
    expect(session.entries.map((e) => e.act.type)).not.toContain('hint.take');
    expect(session.entries.at(-1)?.act.type).toBe('page.acknowledge');
  });

  it('guided: is quiet about what was shown in the last drills', () => {
    show('guided', new Set(['acknowledge']));
    expect(screen.getByRole('region', { name: 'Coach' }).textContent).not.toContain('Acknowledge the page.');
  });

  it('hinted: says nothing until asked, then a step at a time, and writes each down', async () => {
    const session = show('hinted');
    const coach = screen.getByRole('region', { name: 'Coach' });
    expect(coach.textContent).not.toContain('waiting to know');
    fireEvent.click(screen.getByRole('button', { name: /^Hint/ }));
    await waitFor(() => expect(coach.textContent).toContain('waiting to know'));
    expect(coach.textContent).not.toContain('Acknowledge the page.');
    fireEvent.click(screen.getByRole('button', { name: /^What to do/ }));
    await waitFor(() => expect(coach.textContent).toContain('Acknowledge the page.'));
    expect(coach.textContent).not.toContain('Press A');
    fireEvent.click(screen.getByRole('button', { name: /^Exactly how/ }));
    await waitFor(() => expect(coach.textContent).toContain('Press A'));
    const steps = session.entries.flatMap((e) => (e.act.type === 'hint.take' ? [e.act.step] : []));
    expect(steps).toEqual([1, 2, 3]);
  });

  it('free: is not there', () => {
    show('free');
    expect(screen.queryByRole('region', { name: 'Coach' })).toBeNull();
  });
});

describe('what the coach points to', () => {
  it('is an action of the floor', async () => {
    const files = import.meta.glob<string>('../../../coach/rules/*.ts', { query: '?raw', import: 'default' });
    const texts = await Promise.all(Object.values(files).map((load) => load()));
    const named = texts.flatMap((text) => [...text.matchAll(/action: '([a-z-]+)'/g)].map((m) => m[1] ?? ''));
    expect(named.length).toBeGreaterThan(rules.length / 2);
    expect(named.filter((id) => !actionById.has(id))).toEqual([]);
  });
});
