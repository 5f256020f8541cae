import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { headerFor } from '../../test/support/tiny-scenario';
import { minutes } from '../base/drill-time';
import type { Act } from '../drill/acts';
import type { Header, Participant } from '../drill/record';
import { holdersOf } from '../drill/state';
import { nextBotAct, nextHeard, nextStop } from './conduct';
import { type HeadlessRun, runHeadless, type ScriptedStep } from './run-headless';

const bundle = edgeOutage;
const person = (id: string, name: string, kind: Participant['kind'], role: string): Participant => ({
  id,
  name,
  kind,
  role,
});
const sit = (seat: string, kind: 'player' | 'bot', ...names: string[]): Act => ({
  type: 'seat.person',
  seat,
  kind,
  names,
});

function play(
  participants: readonly Participant[],
  script: readonly (readonly [minute: number, by: string, act: Act])[],
  until: number,
  change: Partial<Header> = {},
): HeadlessRun {
  const header = headerFor(bundle, { variant: 'bad-deploy', participants: [...participants], ...change });
  const steps = script.map(([minute, by, act]): ScriptedStep => ({ at: minutes(minute), by, acts: [act] }));
  return runHeadless(bundle, header, steps, minutes(until));
}
const actsBy = (run: HeadlessRun, who: string, from: number, to: number): readonly string[] =>
  run.state.happenings
    .filter((h) => h.by === who && h.at >= minutes(from) && h.at < minutes(to) && h.act.type !== 'drill.start')
    .map((h) => h.act.type);

const bots = [person('codex', 'Codex', 'bot', 'ic'), person('claude', 'Claude', 'bot', 'deputy')];

describe('a seat that changes hands', () => {
  it('is left alone by its bot as soon as somebody sits down, who holds its roles then', () => {
    const run = play(bots, [[6, 'system', sit('codex', 'player', 'Ada')]], 20);
    expect(run.state.refusals).toEqual([]);
    // It had taken command, as it was handed out.
    expect(actsBy(run, 'codex', 0, 6)).toContain('role.take');
    expect(holdersOf(run.state, 'ic')).toEqual(['codex']);
    expect(actsBy(run, 'codex', 6, 20)).toEqual([]);
    expect(nextBotAct(run.drill, run.state, new Set())?.by ?? 'claude').toBe('claude');
  });

  it('goes on being played by nobody when they drop out, until it is given to a bot', () => {
    const dropped = play(
      bots,
      [
        [6, 'system', sit('codex', 'player', 'Ada')],
        [9, 'system', { type: 'seat.away', seat: 'codex' }],
      ],
      20,
    );
    expect(actsBy(dropped, 'codex', 6, 20)).toEqual([]);
    const given = play(
      bots,
      [
        [6, 'system', sit('codex', 'player', 'Ada')],
        [9, 'system', { type: 'seat.away', seat: 'codex' }],
        [12, 'facilitator', sit('codex', 'bot')],
      ],
      40,
    );
    expect(actsBy(given, 'codex', 6, 12)).toEqual([]);
    expect(actsBy(given, 'codex', 12, 40).length).toBeGreaterThan(0);
    expect(given.state.absences).toEqual([{ person: 'codex', from: minutes(9), to: minutes(12) }]);
  });

  it('is a player’s for those who are still bots: they wait for a person in command', () => {
    const run = play(bots, [[0.1, 'system', sit('codex', 'player', 'Ada')]], 12);
    expect(holdersOf(run.state, 'ic')).not.toContain('codex');
    expect(run.state.refusals).toEqual([]);
  });

  it('has a bot’s hearing only while a bot plays it', () => {
    const players = bots.map((b) => ({ ...b, kind: 'player' as const }));
    const silent = play(players, [], 1);
    expect(nextHeard(silent.drill, silent.state)).toBeUndefined();
    expect(nextBotAct(silent.drill, silent.state, new Set())).toBeUndefined();
    const heard = play(players, [[0.5, 'facilitator', sit('claude', 'bot')]], 0.6);
    expect(nextHeard(heard.drill, heard.state)).toBeDefined();
    expect(nextStop(heard.drill, heard.state, 'codex', new Set())).toBeDefined();
  });
});

describe('a facilitated drill without a screen', () => {
  it('is started by the facilitator', () => {
    const run = play(bots, [], 3, { facilitated: { by: ['Ana'] } });
    expect(run.entries[0]).toMatchObject({ by: 'facilitator', act: { type: 'drill.start' } });
    expect(run.state.phase).toBe('live');
  });

  it('is brought to its end by bots as far as they may: the clock is not theirs', () => {
    const run = play(bots, [], 90, { facilitated: { by: ['Ana'] } });
    expect(run.state.refusals.filter((r) => r.code === 'not-facilitator')).toEqual([]);
    expect(run.state.phase).toBe('live');
    expect(run.state.resolutions.length).toBeGreaterThan(0);
  });
});
