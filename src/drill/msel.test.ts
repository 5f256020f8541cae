import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { headerFor, tinyBundle } from '../../test/support/tiny-scenario';
import { MINUTE, minutes } from '../base/drill-time';
import { createDrill } from './drill';
import { initialState } from './fold';
import { guardWords, triggerWords } from './guard-words';
import { type MselRow, mselOf } from './msel';

const by = 'facilitator';
const rows = (base: ReturnType<typeof given>, state = base.before) =>
  Object.fromEntries(mselOf(base.drill, state).map((r) => [r.id, r])) as Record<string, MselRow>;

describe('the list of injects', () => {
  it('knows before StartEx what has a time, and stands in the order of the script', () => {
    const drill = createDrill(tinyBundle, headerFor(tinyBundle));
    const list = mselOf(drill, initialState(drill));
    expect(list.map((r) => [r.number, r.id, r.status])).toEqual([
      [1, 'alert', 'scheduled'],
      [2, 'ask', 'waiting'],
      [3, 'nag', 'scheduled'],
      [4, 'leave', 'scheduled'],
    ]);
    const started = given([]);
    // What was told before StartEx is what comes.
    expect(list.map((r) => r.dueAt)).toEqual(mselOf(started.drill, started.before).map((r) => r.dueAt));
    expect(rows(started, started.at(MINUTE)).alert?.deliveredAt).toBe(list[0]?.dueAt);
  });

  it('tells each row as it stands', () => {
    const base = given([
      [MINUTE, by, { type: 'inject.hold', inject: 'nag' }],
      [MINUTE, by, { type: 'inject.edit', inject: 'ask', text: 'When?', to: '#support' }],
      [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' }],
      [minutes(3), by, { type: 'inject.improvise', injectId: 'x', from: 'priya-nair', to: 'role:ic', text: 'News?' }],
    ]);
    const now = rows(base, base.at(minutes(4)));
    expect(now.alert).toMatchObject({ status: 'delivered', isFired: false, isEdited: false });
    expect(now.ask).toMatchObject({
      status: 'scheduled',
      dueAt: minutes(7),
      text: 'When?',
      to: '#support',
      isEdited: true,
    });
    expect(now.nag).toMatchObject({ status: 'held', dueAt: minutes(6) });
    expect(now.x).toMatchObject({ status: 'delivered', isImprovised: true, deliveredAt: minutes(3) });
    expect(now.x).not.toHaveProperty('number');
    // Its time passes while it is held: it says when it would have come.
    expect(rows(base, base.at(minutes(30))).nag).toMatchObject({ status: 'held', dueAt: minutes(6) });
    expect(rows(base, base.at(minutes(30))).leave?.status).toBe('withheld');
  });

  it('says what was passed over once the drill has ended', () => {
    const base = given([[minutes(2), 'codex', { type: 'drill.end' }]]);
    expect(rows(base)).toMatchObject({
      alert: { status: 'delivered' },
      ask: { status: 'skipped' },
      nag: { status: 'skipped' },
    });
  });

  it('marks what the facilitator fired', () => {
    const base = given([[MINUTE, by, { type: 'inject.fire', inject: 'ask' }]]);
    expect(rows(base).ask).toMatchObject({ status: 'delivered', deliveredAt: MINUTE, isFired: true });
  });
});

describe('what is expected', () => {
  const expected = { act: 'page.acknowledge', within: minutes(5), text: 'Somebody acknowledges' };
  const injects = tinyBundle.scenario.injects.map((i) =>
    i.id === 'alert'
      ? { ...i, expected }
      : i.id === 'ask'
        ? { ...i, expected: { act: 'post', within: minutes(5), text: 'An answer' } }
        : i.id === 'nag'
          ? { ...i, expected: { act: 'declare', within: minutes(5), text: 'Somebody declares' } }
          : i,
  );
  const bundle = { ...tinyBundle, scenario: { ...tinyBundle.scenario, injects } };
  const list = (steps: readonly Step[], at: number) => {
    const base = given(steps);
    const drill = createDrill(bundle, base.drill.header);
    return Object.fromEntries(mselOf(drill, base.at(at)).map((r) => [r.id, r.expected]));
  };

  it('has no deadline before the inject has come, and then the script’s', () => {
    expect(list([], 0).alert).toEqual({ text: 'Somebody acknowledges', act: 'page.acknowledge' });
    const { by: due, doneAt } = list([], minutes(1)).alert ?? {};
    expect([due !== undefined && due > minutes(5), doneAt]).toEqual([true, undefined]);
  });

  it('is done by the first such act after it, of this page', () => {
    const done = list([[minutes(3), 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }]], minutes(4)).alert;
    expect([done?.doneAt, done?.doneSeq]).toEqual([minutes(3), 2]);
  });

  it('need not be done again where it stays done', () => {
    const declared: Step = [MINUTE, 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' }];
    expect(list([declared], minutes(7)).nag).toMatchObject({ act: 'declare', doneAt: MINUTE, doneSeq: 2 });
    expect(list([], minutes(7)).nag).not.toHaveProperty('doneAt');
    // A page is acknowledged anew each time.
    expect(list([], minutes(1)).alert).not.toHaveProperty('doneAt');
  });

  it('takes for an answer what stands where it was asked or what all are told, and no small talk', () => {
    const fired: Step = [MINUTE, by, { type: 'inject.fire', inject: 'ask' }];
    const post = (channel: string, kind: 'message' | 'update', at: number): Step => [
      at,
      'codex',
      { type: 'post', channel, kind, text: 'x' },
    ];
    expect(list([fired, post('#support', 'message', minutes(2))], minutes(3)).ask?.doneAt).toBeUndefined();
    expect(list([fired, post('dm:priya-nair', 'message', minutes(2))], minutes(3)).ask?.doneAt).toBe(minutes(2));
    expect(list([fired, post('#support', 'update', minutes(2))], minutes(3)).ask?.doneAt).toBe(minutes(2));
  });
});

describe('triggers in words', () => {
  it('reads as a sentence', () => {
    const { drill } = given([]);
    const say = (id: string) => triggerWords(drill, drill.injects.get(id) as never);
    expect(say('alert')).toBe('At 20 s to 40 s');
    expect(say('ask')).toBe('5 min after an incident is declared');
    expect(say('nag')).toBe('At 6 min, unless a page is acknowledged');
    expect(say('leave')).toBe('At 20 min; only if somebody holds Incident Commander');
  });

  it('puts nested guards in brackets', () => {
    const { drill } = given([]);
    const state = { state: 'service.failing' };
    const fact = { fact: 'flag.set', where: { name: 'x', value: false } };
    expect(guardWords(drill, { all: [state, { any: [fact, { not: { role: 'ic', held: true } }] }] })).toBe(
      'service: failing and (flag set (name x, value false) or not somebody holds Incident Commander)',
    );
    expect(guardWords(drill, { not: { any: [state, { variant: 'flag' }] } })).toBe(
      'not (service: failing or variant “A flag”)',
    );
  });
});
