import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import type { Act } from './acts';
import { facilitatorActs, seatActs } from './facilitation-acts';
import { headerSchema } from './record';

const by = 'facilitator';
const hold = (inject: string): Act => ({ type: 'inject.hold', inject });
const release = (inject: string): Act => ({ type: 'inject.release', inject });
const fire = (inject: string): Act => ({ type: 'inject.fire', inject });
const pause: Step = [minutes(10), by, { type: 'drill.pause', reason: 'facilitator' }];
const outcomes = (state: ReturnType<ReturnType<typeof given>['at']>) =>
  state.injects.map((i) => [i.injectId, i.outcome, i.at]);

describe('holding an inject back', () => {
  it('lets its time pass, and delivers it when it is released', () => {
    const base = given([[MINUTE, by, hold('nag')]]);
    const late = base.at(minutes(9));
    expect(late.injects.map((i) => i.injectId)).toEqual(['alert']);
    expect(late.heldInjects).toMatchObject([{ injectId: 'nag', cameAt: minutes(6) }]);
    const { after } = base.when(minutes(9), by, release('nag'));
    expect(outcomes(after).at(-1)).toEqual(['nag', 'delivered', minutes(9)]);
    expect(after.messages.at(-1)).toMatchObject({ text: 'Still no answer.', at: minutes(9) });
  });

  it('leaves it to its own time when it is released before', () => {
    const base = given([
      [MINUTE, by, hold('nag')],
      [minutes(2), by, release('nag')],
    ]);
    expect(outcomes(base.at(minutes(7))).at(-1)).toEqual(['nag', 'delivered', minutes(6)]);
  });

  it('asks its condition when it is released: what is no longer needed is withheld', () => {
    const base = given([
      [MINUTE, by, hold('nag')],
      [minutes(7), 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }],
    ]);
    expect(outcomes(base.when(minutes(8), by, release('nag')).after).at(-1)).toEqual(['nag', 'withheld', minutes(8)]);
  });

  it('holds one that waits for its condition, too', () => {
    const declare: Act = { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' };
    const base = given([
      [MINUTE, by, hold('ask')],
      [minutes(2), 'codex', declare],
    ]);
    expect(base.at(minutes(15)).injects.some((i) => i.injectId === 'ask')).toBe(false);
    expect(base.at(minutes(15)).heldInjects).toMatchObject([{ cameAt: minutes(7) }]);
    expect(base.when(minutes(15), by, release('ask')).after.messages.at(-1)).toMatchObject({ injectId: 'ask' });
  });

  it('delivers into a pause at the moment at which the clock stands', () => {
    const base = given([[MINUTE, by, hold('nag')], pause]);
    const { after } = base.when(minutes(30), by, release('nag'));
    expect([after.phase, outcomes(after).at(-1)]).toEqual(['paused', ['nag', 'delivered', minutes(10)]]);
  });
});

describe('firing an inject', () => {
  it('does not deliver it a second time when its own time comes', () => {
    const base = given([[MINUTE, by, fire('nag')]]);
    const all = base.at(minutes(30)).injects.filter((i) => i.injectId === 'nag');
    expect(all).toEqual([{ injectId: 'nag', at: MINUTE, outcome: 'delivered', fired: true }]);
  });

  it('sends one that is held, or whose condition did not hold', () => {
    const held = given([[MINUTE, by, hold('nag')]]).when(minutes(2), by, fire('nag')).after;
    expect([held.heldInjects, held.injects.at(-1)?.injectId]).toEqual([[], 'nag']);
    // Nobody commands at 20 min, so that “leave” is withheld; the facilitator sends it all the same.
    const base = given([]);
    expect(outcomes(base.at(minutes(21))).at(-1)).toEqual(['leave', 'withheld', minutes(20)]);
    const { after, refused } = base.when(minutes(22), by, fire('leave'));
    expect([refused, outcomes(after).at(-1)]).toEqual([undefined, ['leave', 'delivered', minutes(22)]]);
    expect(after.messages.at(-1)?.channel).toBe('#incidents');
  });

  it('does all that the script has with it: who is called away goes', () => {
    const base = given([
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(2), by, fire('leave')],
    ]);
    expect(base.at(minutes(7)).gone).toEqual([{ person: 'codex', role: 'ic', at: minutes(6) }]);
  });

  it('knows only what the script has', () => {
    expect(given([]).when(MINUTE, by, fire('constructor')).refused).toBe('unknown-thing');
  });
});

describe('changing an inject', () => {
  it('delivers the new words to the new addressee, the last change counting', () => {
    const base = given([
      [MINUTE, by, { type: 'inject.edit', inject: 'nag', text: 'first', to: '#support' }],
      [MINUTE, by, { type: 'inject.edit', inject: 'nag', text: 'second', to: 'person:claude' }],
    ]);
    expect(base.before.editedInjects).toHaveLength(1);
    expect(base.at(minutes(7)).messages.at(-1)).toMatchObject({ text: 'second', channel: 'dm:claude' });
  });

  it('can make a page of it, or send it to a role', () => {
    const page = given([[MINUTE, by, { type: 'inject.edit', inject: 'nag', text: 'ring', to: 'page' }]]);
    expect(page.at(minutes(7)).pages.at(-1)).toMatchObject({ id: 'page-nag', text: 'ring' });
    const role = given([
      [MINUTE, 'claude', { type: 'role.take', role: 'ic' }],
      [MINUTE, by, { type: 'inject.edit', inject: 'nag', text: 'you', to: 'role:ic' }],
    ]);
    expect(role.at(minutes(7)).messages.at(-1)?.channel).toBe('dm:claude');
  });

  it.each([
    ['alert', 'x', undefined, 'already-done'],
    ['nag', ' ', undefined, 'empty'],
    ['nag', 'x', 'person:priya-nair', 'unknown-thing'],
    ['nag', 'x', 'dm:claude', 'unknown-thing'],
    ['nag', 'x', '#nowhere', 'unknown-thing'],
    ['none', 'x', undefined, 'unknown-thing'],
  ])('refuses %s, “%s”, to %s: %s', (inject, text, to, code) => {
    const act: Act = { type: 'inject.edit', inject, text, ...(to === undefined ? {} : { to }) };
    expect(given([]).when(minutes(2), by, act).refused).toBe(code);
  });
});

describe('improvising', () => {
  const act = { type: 'inject.improvise', injectId: 'x1', from: 'monitoring', to: 'page', text: 'Disk full' } as const;

  it('lets a page ring that is none of the script’s', () => {
    const { after } = given([]).when(minutes(2), by, act);
    const page = after.pages.at(-1);
    expect(page).toMatchObject({ text: 'Disk full', from: 'monitoring' });
    expect(page).not.toHaveProperty('injectId');
    expect(after.injects.map((i) => i.injectId)).toEqual(['alert']);
  });

  it.each([
    [{ ...act, from: 'nobody' }, 'unknown-person'],
    [{ ...act, from: 'claude' }, 'unknown-person'],
    [{ ...act, injectId: 'nag' }, 'duplicate'],
    [{ ...act, text: ' ' }, 'empty'],
    [{ ...act, objective: 'none' }, 'unknown-thing'],
    [{ ...act, to: 'role:none' }, 'unknown-thing'],
  ])('refuses %j: %s', (wrong, code) => {
    expect(given([]).when(minutes(2), by, wrong).refused).toBe(code);
  });

  it('is done once, and only while the clock runs', () => {
    expect(given([[MINUTE, by, act]]).when(minutes(2), by, act).refused).toBe('duplicate');
    expect(given([pause]).when(minutes(11), by, act).refused).toBe('wrong-phase');
  });

  it('asks where it asks', () => {
    const asking: Act = { ...act, to: '#incidents', asks: 'eta' };
    expect(given([]).when(minutes(2), by, asking).after.messages.at(-1)).toMatchObject({ asks: 'eta' });
  });
});

describe('speaking for the cast', () => {
  it('reaches a channel or a participant, never somebody else of the cast', () => {
    const say = (channel: string): Act => ({ type: 'cast.say', as: 'priya-nair', channel, text: 'Hello' });
    for (const channel of ['#support', 'email:team', 'dm:codex'])
      expect(given([]).when(MINUTE, by, say(channel)).refused).toBeUndefined();
    for (const channel of ['dm:marta-lindqvist', '#nowhere', 'role:ic', 'page', 'dm:nobody'])
      expect(given([]).when(MINUTE, by, say(channel)).refused, channel).toBe('unknown-thing');
  });
});

describe('giving a role', () => {
  it('ends what others hold, leaves what the person has, and never twice', () => {
    const base = given([
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(2), 'claude', { type: 'role.take', role: 'ic' }],
      [minutes(3), by, { type: 'role.assign', role: 'ic', to: 'claude' }],
    ]);
    expect(base.before.roles).toEqual([
      { role: 'ic', person: 'codex', from: MINUTE, to: minutes(3), seq: 2 },
      { role: 'ic', person: 'claude', from: minutes(2), seq: 3 },
    ]);
    expect(base.when(minutes(4), by, { type: 'role.assign', role: 'ic', to: 'claude' }).refused).toBe('already-done');
  });

  it('gives no role to who was called away from it', () => {
    const base = given([
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(2), by, fire('leave')],
    ]);
    expect(base.when(minutes(7), by, { type: 'role.assign', role: 'ic', to: 'codex' }).refused).toBe('has-left');
  });
});

describe('who may run the exercise', () => {
  const facilitated = { facilitated: { by: ['Ana', 'Ben'] } };

  it('refuses every act of it to those who play, and leaves no trace', () => {
    const acts: Act[] = [
      fire('nag'),
      hold('nag'),
      release('nag'),
      { type: 'inject.edit', inject: 'nag', text: 'x' },
      { type: 'inject.improvise', injectId: 'x', from: 'priya-nair', to: 'page', text: 'x' },
      { type: 'cast.say', as: 'priya-nair', channel: '#support', text: 'x' },
      { type: 'role.assign', role: 'ic', to: 'codex' },
      {
        type: 'observe',
        observationId: 'o',
        evaluator: { id: 'codex', name: 'C' },
        objective: 'mend',
        rating: 'P',
        text: '',
      },
      { type: 'observe.withdraw', observationId: 'o', evaluator: { id: 'codex', name: 'C' } },
      { type: 'seat.person', seat: 'claude', kind: 'bot', names: [] },
      { type: 'seat.away', seat: 'claude' },
      { type: 'seat.back', seat: 'claude' },
    ];
    expect(acts.map((a) => a.type).sort()).toEqual([...facilitatorActs, ...seatActs].sort());
    for (const act of acts) expect(given([]).when(MINUTE, 'codex', act).refused, act.type).toBe('not-facilitator');
    for (const act of acts.filter((a) => !a.type.startsWith('seat.')))
      expect(given([]).when(MINUTE, 'system', act).refused, act.type).toBe('not-a-player');
  });

  it('leaves the clock to the facilitator where there is one, but for a real incident', () => {
    const start = given([], facilitated);
    // `given` lets a player start: that is refused, and the drill waits.
    expect(start.before).toMatchObject({ phase: 'briefing', refusals: [{ code: 'not-facilitator' }] });
    expect(start.before.refusals[0]?.sentence).toContain('Ana or Ben');
    const running: Step[] = [[0, by, { type: 'drill.start' }]];
    const live = given(running, facilitated);
    expect(live.before.phase).toBe('live');
    for (const act of [
      { type: 'drill.pause', reason: 'player' },
      { type: 'drill.pace', pace: 5 },
      { type: 'drill.skip', to: minutes(2) },
      { type: 'drill.end' },
    ] as const)
      expect(live.when(MINUTE, 'claude', act).refused).toBe('not-facilitator');
    expect(live.when(MINUTE, 'claude', { type: 'drill.stop-real' }).after.phase).toBe('stopped');
    expect(live.when(MINUTE, 'system', { type: 'drill.pause', reason: 'away' }).after.phase).toBe('paused');
    const ended = given([...running, [MINUTE, by, { type: 'drill.end' }]], facilitated);
    expect(ended.when(minutes(2), 'codex', { type: 'drill.close-postmortem' }).refused).toBe('not-facilitator');
    expect(ended.when(minutes(2), by, { type: 'drill.close-postmortem' }).after.phase).toBe('debrief');
  });

  it('lets a facilitator move on while somebody writes', () => {
    const writing = given([
      [MINUTE, 'codex', { type: 'drill.end' }],
      [MINUTE, 'claude', { type: 'postmortem.take-pen' }],
    ]);
    expect(writing.when(minutes(2), by, { type: 'postmortem.skip', hours: 4 }).refused).toBeUndefined();
    expect(writing.when(minutes(2), 'codex', { type: 'postmortem.skip', hours: 4 }).refused).toBe('not-yours');
  });

  it('takes a header with a facilitator and a team, and refuses odd ones', () => {
    const { header } = given([]).drill;
    expect(headerSchema.safeParse({ ...header, ...facilitated, team: 'core' }).success).toBe(true);
    expect(headerSchema.safeParse({ ...header, facilitated: { by: [' '] } }).success).toBe(false);
    expect(headerSchema.safeParse({ ...header, facilitated: true }).success).toBe(false);
  });
});

describe('observing', () => {
  const note = (id: string, more: object = {}): Act =>
    ({
      type: 'observe',
      observationId: id,
      evaluator: { id: 'eva', name: 'Eva' },
      objective: 'mend',
      rating: 'M',
      text: '',
      ...more,
    }) as Act;

  it('goes on until the debrief, and not before StartEx or after a real incident', () => {
    const end: Step = [minutes(11), by, { type: 'drill.end' }];
    const close: Step = [minutes(12), by, { type: 'drill.close-postmortem' }];
    for (const steps of [[], [pause], [end], [end, close]])
      expect(given(steps).when(minutes(20), by, note('o')).refused).toBeUndefined();
    expect(given([[MINUTE, 'codex', { type: 'drill.stop-real' }]]).when(minutes(2), by, note('o')).refused).toBe(
      'wrong-phase',
    );
  });

  it('stands beside an earlier one, about somebody and something that is there', () => {
    const base = given([
      [MINUTE, by, note('o1', { person: 'claude', about: 1 })],
      [minutes(2), by, note('o2')],
    ]);
    expect(base.before.observations?.map((o) => [o.id, o.person, o.about])).toEqual([
      ['o1', 'claude', 1],
      ['o2', undefined, undefined],
    ]);
    expect(base.when(minutes(3), by, note('o1')).refused).toBe('duplicate');
    expect(base.when(minutes(3), by, note('o3', { person: 'priya-nair' })).refused).toBe('unknown-person');
    expect(base.when(minutes(3), by, note('o3', { about: 99 })).refused).toBe('unknown-thing');
  });
});
