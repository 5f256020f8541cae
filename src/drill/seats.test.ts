import { describe, expect, it } from 'vitest';
import { given, type Step, WALL_ZERO } from '../../test/support/given';
import { MINUTE, minutes, SECOND } from '../base/drill-time';
import type { Act } from './acts';
import { countedAbsences, kindNow, participantsNow } from './seats';
import { viewFor } from './view';

const seat = (kind: 'player' | 'bot', ...names: string[]): Act => ({
  type: 'seat.person',
  seat: 'claude',
  kind,
  names,
});
const away = (asOf?: number): Act => ({
  type: 'seat.away',
  seat: 'claude',
  ...(asOf === undefined ? {} : { asOf: WALL_ZERO + asOf }),
});
const back: Act = { type: 'seat.back', seat: 'claude' };
const row = (base: ReturnType<typeof given>, state = base.before) =>
  viewFor(base.drill, state, 'codex').roster.find((r) => r.id === 'claude');

describe('a seat', () => {
  it('is played as the header says until somebody says otherwise', () => {
    const base = given([]);
    expect(row(base)).toMatchObject({ kind: 'player', playedBy: [], away: false });
    expect(participantsNow(base.drill, base.before)).toBe(base.drill.header.participants);
    expect(kindNow(base.drill, base.before, 'priya-nair')).toBeUndefined();
    expect(base.before).not.toHaveProperty('seats');
  });

  it('changes hands, and everybody sees who plays it', () => {
    const base = given([[MINUTE, 'system', seat('player', 'Claude', 'Ada')]]);
    expect(row(base)).toMatchObject({ name: 'Claude', playedBy: ['Ada'], kind: 'player' });
    const bot = base.when(minutes(2), 'facilitator', seat('bot', 'ignored')).after;
    expect(row(base, bot)).toMatchObject({ kind: 'bot', playedBy: [] });
    expect(participantsNow(base.drill, bot).map((p) => p.kind)).toEqual(['player', 'bot']);
    expect(base.when(minutes(2), 'system', seat('player', 'Claude', 'Ada')).refused).toBe('already-done');
  });

  it('keeps its roles through it', () => {
    const base = given([
      [MINUTE, 'claude', { type: 'role.take', role: 'ic' }],
      [minutes(2), 'system', seat('bot')],
    ]);
    expect(row(base)).toMatchObject({ kind: 'bot', holds: ['ic'] });
  });

  it('is empty when the last one gets up, and not when one of two does', () => {
    const two: Step = [MINUTE, 'system', seat('player', 'Ada', 'Bo')];
    const one: Step = [minutes(2), 'system', seat('player', 'Bo')];
    const none: Step = [minutes(3), 'system', seat('player')];
    const base = given([two, one]);
    expect(row(base)).toMatchObject({ away: false, playedBy: ['Bo'] });
    const empty = given([two, one, none]);
    expect(row(empty)).toMatchObject({ away: true, playedBy: [], kind: 'player' });
    const filled = empty.when(minutes(5), 'system', seat('player', 'Cy')).after;
    expect(filled.absences).toEqual([{ person: 'claude', from: minutes(3), to: minutes(5) }]);
    const given_ = empty.when(minutes(6), 'facilitator', seat('bot')).after;
    expect(given_.absences).toEqual([{ person: 'claude', from: minutes(3), to: minutes(6) }]);
  });
});

describe('an absence', () => {
  it('is not given to a bot by itself', () => {
    const base = given([[MINUTE, 'system', away()]]);
    expect(row(base)).toMatchObject({ away: true, kind: 'player' });
    expect(base.when(minutes(2), 'system', back).after.absences).toEqual([
      { person: 'claude', from: MINUTE, to: minutes(2) },
    ]);
  });

  it('counts from the last sign of life, read off the drill’s own clock', () => {
    const at = (steps: readonly Step[], wall: number, asOf: number) =>
      given(steps).when(wall, 'system', away(asOf)).after.absences?.[0]?.from;
    expect(at([], minutes(5), minutes(3))).toBe(minutes(3));
    // A last sign of life to come is now; one before anything is StartEx.
    expect(at([], minutes(5), minutes(9))).toBe(minutes(5));
    expect(at([], minutes(5), -minutes(9))).toBe(0);
    // Five times as fast from the second minute on.
    expect(at([[minutes(2), 'codex', { type: 'drill.pace', pace: 5 }]], minutes(4), minutes(3))).toBe(minutes(7));
    // While the drill stood still nobody was missed.
    const paused: Step[] = [
      [minutes(2), 'codex', { type: 'drill.pause', reason: 'player' }],
      [minutes(8), 'codex', { type: 'drill.resume' }],
    ];
    expect(at(paused, minutes(10), minutes(5))).toBe(minutes(2));
    expect(at(paused, minutes(10), minutes(9))).toBe(minutes(3));
    // A skip leaps at once.
    expect(at([[minutes(2), 'codex', { type: 'drill.skip', to: minutes(20) }]], minutes(4), minutes(3))).toBe(
      minutes(21),
    );
  });

  it('never reaches back into an earlier one', () => {
    const base = given([
      [minutes(2), 'system', away()],
      [minutes(4), 'system', back],
    ]);
    expect(base.when(minutes(5), 'system', away(minutes(3))).after.absences).toEqual([
      { person: 'claude', from: minutes(2), to: minutes(4) },
      { person: 'claude', from: minutes(4) },
    ]);
  });

  it('counts from a minute on, up to the moment that is asked about', () => {
    const absences = [
      { person: 'a', from: 0, to: 59 * SECOND },
      { person: 'b', from: 0, to: MINUTE },
      { person: 'c', from: minutes(9) },
    ];
    expect(countedAbsences(absences, minutes(9) + 1)).toEqual([{ person: 'b', from: 0, to: MINUTE }]);
    expect(countedAbsences(absences, minutes(12)).map((a) => [a.person, a.to])).toEqual([
      ['b', MINUTE],
      ['c', minutes(12)],
    ]);
    expect(countedAbsences(undefined, minutes(12))).toEqual([]);
  });

  it('is nothing that a colleague made of code has', () => {
    const base = given([[MINUTE, 'system', seat('bot')]]);
    expect(base.when(minutes(2), 'system', away()).refused).toBe('unknown-thing');
    expect(base.when(minutes(2), 'system', { type: 'seat.away', seat: 'nobody' }).refused).toBe('unknown-person');
  });
});
