// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Step } from '../../../test/support/given';
import { fullRun, playedDrill } from '../../../test/support/played-drill';
import { minutes } from '../../base/drill-time';
import { UiProvider } from '../../ui/provider';
import { DebriefScreen } from './debrief-screen';

afterEach(cleanup);

/** A whole drill with `more` in it, in the order of time. */
function shown(more: readonly Step[]): void {
  const steps = [...fullRun('something'), ...more].toSorted((a, b) => a[0] - b[0]);
  render(
    <UiProvider>
      <DebriefScreen
        {...playedDrill(steps)}
        me="codex"
        onLeave={vi.fn()}
        onExportRecord={() => Promise.resolve()}
        onDownload={vi.fn()}
      />
    </UiProvider>,
  );
}

const NEW_SECTIONS = ['Observations', 'What the facilitator steered', 'Who played which seat'] as const;
const section = (name: string) => screen.getByRole('region', { name });
const observed = (id: string, name: string, rating: 'P' | 'S' | 'M' | 'U', text: string): Step => [
  minutes(15),
  'facilitator',
  { type: 'observe', observationId: `${id}-${rating}`, evaluator: { id, name }, objective: 'mend', rating, text },
];

describe('the debrief of a drill that was facilitated', () => {
  it('has nothing of it where nobody observed, steered or changed seats', () => {
    shown([]);
    for (const name of NEW_SECTIONS) expect(screen.queryByRole('heading', { name })).toBeNull();
  });

  it('lays what evaluators noted side by side, and says how far they agree', () => {
    shown([observed('eva', 'Eva', 'S', 'Slow to declare.'), observed('nia', 'Nia', 'U', 'Nobody declared.')]);
    const notes = within(section('Observations'));
    expect(notes.getByText('Slow to declare.')).toBeTruthy();
    expect(notes.getByText('Nobody declared.')).toBeTruthy();
    expect(notes.getByText('two steps apart')).toBeTruthy();
    expect(notes.getByText(/The only two ratings of the same thing differ.*too few/)).toBeTruthy();
  });

  it('jumps from an observation to the moment it is about', () => {
    shown([observed('eva', 'Eva', 'S', 'Slow to declare.')]);
    fireEvent.click(within(section('Observations')).getByRole('button'));
    expect(Number(screen.getByRole<HTMLInputElement>('slider', { name: 'Time of the drill' }).value)).toBe(minutes(15));
  });

  it('counts the latest rating of an evaluator, and keeps what was noted before', () => {
    shown([
      observed('eva', 'Eva', 'M', 'At first nothing happened.'),
      [
        minutes(20),
        'facilitator',
        {
          type: 'observe',
          observationId: 'later',
          evaluator: { id: 'eva', name: 'Eva' },
          objective: 'mend',
          rating: 'P',
          text: 'Then it went well.',
        },
      ],
    ]);
    const notes = section('Observations');
    expect(within(notes).getByText('Noted before')).toBeTruthy();
    expect(notes.textContent?.indexOf('Then it went well.')).toBeLessThan(
      notes.textContent?.indexOf('At first nothing happened.') ?? 0,
    );
  });

  it('says what was steered', () => {
    shown([
      [minutes(3), 'facilitator', { type: 'inject.hold', inject: 'leave' }],
      [
        minutes(16),
        'facilitator',
        { type: 'inject.improvise', injectId: 'i1', from: 'priya-nair', to: '#incidents', text: 'Are you there?' },
      ],
    ]);
    const rows = within(screen.getByRole('table', { name: 'What the facilitator steered' })).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]?.textContent).toContain('held inject 4 back');
    expect(rows[2]?.textContent).toContain('Are you there?');
  });

  it('shows who played a seat, and the gap of whoever had dropped out, by name', () => {
    shown([
      [minutes(15), 'system', { type: 'seat.person', seat: 'claude', kind: 'player', names: ['Ana', 'Ben'] }],
      [minutes(20), 'system', { type: 'seat.away', seat: 'claude' }],
      [minutes(26), 'system', { type: 'seat.back', seat: 'claude' }],
    ]);
    const seats = screen.getByRole('table', { name: 'Who played which seat' });
    expect(seats.textContent).toContain('Ana and Ben');
    expect(seats.textContent).toContain('for 6 min');
    expect(screen.getByRole('img', { name: /Claude, Scribe, had dropped out for 6 min/ })).toBeTruthy();
    expect(screen.getAllByText('dropped out').length).toBeGreaterThan(0);
  });

  it('shows hostile names and notes as text', () => {
    const bad = '<img src=x onerror=alert(1)>';
    shown([
      observed('eva', bad, 'S', bad),
      [minutes(16), 'facilitator', { type: 'cast.say', as: 'priya-nair', channel: '#incidents', text: bad }],
    ]);
    expect(document.querySelectorAll('#main img')).toHaveLength(0);
  });
});
