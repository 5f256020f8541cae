import { describe, expect, it } from 'vitest';
import type { Step } from '../../test/support/given';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { minutes } from '../base/drill-time';
import type { Act } from '../drill/acts';
import { afterActionReport } from './after-action';
import { interventions, seatHistories, seatsChanged } from './interventions';
import { rolesPicture } from './pictures';

const by = 'facilitator';
const observe = (id: string, who: string, rating: 'P' | 'S' | 'M' | 'U', text: string): Act => ({
  type: 'observe',
  observationId: id,
  evaluator: { id: who.toLowerCase(), name: who },
  objective: 'mend',
  rating,
  text,
});
const headings = (text: string): readonly string[] => [...text.matchAll(/^## (.+)$/gm)].map((m) => m[1] ?? '');

/** The full run with a facilitator in it. Steps stand in order of time. */
function steered(more: readonly Step[]): readonly Step[] {
  return [...fullRun('x'), ...more].toSorted((a, b) => a[0] - b[0]);
}
const facilitated = { header: { facilitated: { by: ['Ana'] } } };
/** A facilitated drill is started and ended by the facilitator. */
const run = (more: readonly Step[]) =>
  playedDrill(
    steered(more).map(([at, who, act]): Step => [at, act.type.startsWith('drill.') ? by : who, act]),
    facilitated,
  );

const all: readonly Step[] = [
  [minutes(5), by, { type: 'inject.hold', inject: 'nag' }],
  [minutes(6), by, { type: 'inject.edit', inject: 'nag', text: 'Anybody | there?', to: 'role:ic' }],
  [minutes(8), by, { type: 'inject.release', inject: 'nag' }],
  [minutes(9), by, { type: 'inject.improvise', injectId: 'i', from: 'priya-nair', to: 'person:codex', text: 'News?' }],
  [minutes(9), by, { type: 'cast.say', as: 'priya-nair', channel: '#support', text: 'Hm' }],
  [minutes(20), by, { type: 'role.assign', role: 'ic', to: 'codex' }],
  [minutes(20), by, observe('o1', 'Eva', 'S', 'Found it [second](javascript:x)')],
  [minutes(21), by, observe('o2', 'Sam', 'M', '')],
];

describe('what the report says of an exercise that somebody ran', () => {
  it('has sections for observations, agreement, steering and seats only when there is something to say', () => {
    const plain = headings(afterActionReport(playedDrill(fullRun('x'))));
    expect(plain).not.toContain('Observations');
    const text = afterActionReport(run(all));
    expect(headings(text).slice(7, 11)).toEqual([
      'Observations',
      'Agreement between evaluators',
      'What the facilitator steered',
      'Gaps in the playbook',
    ]);
    expect(text).toContain('| Facilitated by | Ana |');
    const one = headings(afterActionReport(run([[minutes(20), by, observe('o1', 'Eva', 'S', '')]])));
    expect(one).toContain('Observations');
    expect(one).not.toContain('Agreement between evaluators');
    expect(afterActionReport(run([]))).toContain('Nothing: the script ran as it was written.');
  });

  it('puts evaluators side by side, and keeps their words text', () => {
    const text = afterActionReport(run(all));
    expect(text).toContain('| Mend it | the team | Eva | S | Found it \\[second\\](javascript:x) |');
    expect(text).toContain('| Mend it | the team | S | M | 1 |');
    expect(text).toContain('The only two ratings of the same thing differ.');
    expect(text).toContain('changed inject 3 to Incident Commander: “Anybody \\| there?”');
  });

  it('lists all that was steered, in order', () => {
    const { drill, state } = run(all);
    expect(interventions(drill, state).map((i) => [i.kind, i.text])).toEqual([
      ['held', 'held inject 3 back'],
      ['edited', 'changed inject 3 to Incident Commander: “Anybody | there?”'],
      ['released', 'released inject 3'],
      ['improvised', 'improvised an inject from Priya Nair to Codex: “News?”'],
      ['said', 'spoke as Priya Nair to #support: “Hm”'],
      ['role', 'gave the role Incident Commander to Codex'],
    ]);
  });

  it('gives nothing of it away when the drill was stopped for a real incident', () => {
    const stopped = playedDrill([
      [0, 'codex', { type: 'drill.start' }],
      [minutes(1), by, observe('o1', 'Eva', 'S', 'the flag')],
      [minutes(1), by, { type: 'inject.fire', inject: 'nag' }],
      [minutes(2), 'codex', { type: 'drill.stop-real' }],
    ]);
    const text = afterActionReport(stopped);
    expect(headings(text)).toEqual(['Gaps in the playbook', 'Timeline']);
    expect(text).not.toContain('the flag');
  });
});

describe('who played', () => {
  const seat = (kind: 'player' | 'bot', ...names: string[]): Act => ({
    type: 'seat.person',
    seat: 'codex',
    kind,
    names,
  });

  it('tells changes and absences seat by seat, and nothing of what was so before StartEx', () => {
    const { drill, state } = playedDrill(
      steered([
        [0, 'system', seat('player', 'Ada')],
        [minutes(6), 'system', { type: 'seat.away', seat: 'codex' }],
        [minutes(9), 'system', { type: 'seat.back', seat: 'codex' }],
        [minutes(20), 'system', seat('bot')],
        [minutes(30), 'system', seat('player', 'Ada', 'Bo')],
      ]),
    );
    const [codex, claude] = seatHistories(drill, state);
    expect(codex?.stretches).toEqual([
      { from: 0, to: minutes(20), kind: 'player', names: ['Ada'] },
      { from: minutes(20), to: minutes(30), kind: 'bot', names: [] },
      { from: minutes(30), kind: 'player', names: ['Ada', 'Bo'] },
    ]);
    expect(codex?.absences).toEqual([{ from: minutes(6), to: minutes(9) }]);
    expect(claude?.stretches).toEqual([{ from: 0, kind: 'player', names: ['Claude'] }]);
    const text = afterActionReport({ ...playedDrill(fullRun('x')), drill, state });
    expect(text).toMatch(
      /\| Codex \| Ada from \d\d:\d\d; a bot from \d\d:\d\d; Ada and Bo from \d\d:\d\d \| \d\d:\d\d for 3 min \|/,
    );
  });

  it('is said only where the list of players does not say it already', () => {
    const { drill, state } = playedDrill(steered([[0, 'system', seat('player', 'Codex')]]));
    expect(seatsChanged(seatHistories(drill, state))).toBe(false);
  });
});

describe('the picture of roles', () => {
  it('shows when the holder had dropped out, and counts it as a gap in command', () => {
    const away: readonly Step[] = [
      [minutes(6), 'system', { type: 'seat.away', seat: 'codex' }],
      [minutes(9), 'system', { type: 'seat.back', seat: 'codex' }],
      // Less than a minute is none.
      [minutes(10), 'system', { type: 'seat.away', seat: 'codex' }],
      [minutes(10) + 59_000, 'system', { type: 'seat.back', seat: 'codex' }],
    ];
    const { drill, state } = playedDrill(steered(away));
    const picture = rolesPicture(drill, state, state.t);
    expect(picture.absences).toEqual([{ role: 'ic', value: 'codex', from: minutes(6), to: minutes(9) }]);
    // The script calls Claude away later, and nobody takes over: that gap is of another kind.
    const later = { from: minutes(24), to: minutes(41), value: 'gap' };
    expect(picture.gaps).toEqual([{ from: minutes(6), to: minutes(9), value: 'gap', away: 'codex' }, later]);
    const without = playedDrill(fullRun('x'));
    expect(rolesPicture(without.drill, without.state, without.state.t)).toMatchObject({ absences: [], gaps: [later] });
  });
});
