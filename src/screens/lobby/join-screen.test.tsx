// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { UiProvider } from '../../ui/provider';
import { JoinScreen } from './join-screen';
import type { JoinProblem, JoinScreenProps } from './types';

let joined: (readonly [string, string])[] = [];
let retried = 0;

function open(props: Partial<JoinScreenProps> = {}): void {
  joined = [];
  retried = 0;
  render(
    <UiProvider>
      <JoinScreen
        name=""
        isJoining={false}
        onJoin={(name, standing) => joined.push([name, standing])}
        onRetry={() => {
          retried += 1;
        }}
        onLeave={() => undefined}
        {...props}
      />
    </UiProvider>,
  );
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Your name/ });
const submit = () => fireEvent.submit(field().closest('form') as HTMLFormElement);
const problem = (code: JoinProblem['code']): { readonly problem: JoinProblem } => ({ problem: { code } });
afterEach(cleanup);

describe('joining', () => {
  it('takes a name and Enter', () => {
    open();
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: '  Ana ' } });
    submit();
    expect(joined).toEqual([['Ana', 'player']]);
  });

  it('joins as an evaluator or an observer too', () => {
    open({ name: 'Dora' });
    fireEvent.click(screen.getByRole('radio', { name: /^Evaluator/ }));
    submit();
    expect(joined).toEqual([['Dora', 'evaluator']]);
  });

  it('wants a name, and says so at the field', () => {
    open();
    submit();
    expect(joined).toEqual([]);
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('joins once', () => {
    open({ name: 'Ana', isJoining: true });
    submit();
    expect(joined).toEqual([]);
  });

  it('tells what it is before the key has opened the room, and its title afterwards', () => {
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('You are invited to a drill');
    cleanup();
    open({ room: { title: 'Key leak', hosts: ['Mia', 'Ola'], isRunning: true } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Key leak');
    expect(screen.getByText(/^Mia and Ola invite you\. The drill is running already/)).toBeTruthy();
  });

  it('shows how much of the history has been read', () => {
    open({ name: 'Ana', isJoining: true, loading: { done: 10, of: 40 } });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  });

  it.each([
    ['damaged-link', /Copy the whole link/],
    ['old-link', /new link/],
    ['no-engine', /exactly as you were given it/],
    ['closed', /record/],
    ['removed', /took you out/],
  ] as const)('has nothing to fill in when nobody gets in that way: %s', (code, how) => {
    open(problem(code));
    expect(screen.getByRole('alert').textContent).toMatch(how);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it.each(['unreachable', 'refused', 'full', 'failed'] as const)(
    'can be tried again, with the name kept: %s',
    (code) => {
      open({ name: 'Ana', ...problem(code) });
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(retried).toBe(1);
      expect(field().value).toBe('Ana');
    },
  );
});
