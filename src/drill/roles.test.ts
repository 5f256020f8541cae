import { describe, expect, it } from 'vitest';
import { entriesOf, given, type Step } from '../../test/support/given';
import { headerFor, tinyBundle } from '../../test/support/tiny-scenario';
import { MINUTE, minutes } from '../base/drill-time';
import type { Act, Briefing } from './acts';
import { createDrill } from './drill';
import { advanceTo, foldEntries } from './fold';
import type { Participant } from './record';
import { holdersOf } from './state';
import { viewFor } from './view';

const participants: Participant[] = ['codex', 'claude', 'amp'].map((id) => ({ id, name: id, kind: 'player' }));
const take: Act = { type: 'role.take', role: 'ic' };
const accept: Act = { type: 'role.accept', role: 'ic' };
const offer = (to: string): Act => ({ type: 'role.offer', role: 'ic', to });
const words = (situation: string): Briefing => ({
  situation,
  objectives: '',
  plan: '',
  actions: '',
  people: '',
  promises: '',
  comms: '',
  constraints: '',
});
const brief = (situation: string): Act => ({ type: 'role.brief', role: 'ic', briefing: words(situation) });
const three = (steps: readonly Step[]) => given(steps, { participants });

describe('an offer', () => {
  it('still gives the role after whoever offered it was called away', () => {
    const { after } = three([
      [MINUTE, 'codex', take],
      [minutes(21), 'codex', offer('claude')],
    ]).when(minutes(25), 'claude', accept);
    expect(after.gone).toMatchObject([{ person: 'codex', role: 'ic' }]);
    expect(holdersOf(after, 'ic')).toEqual(['claude']);
    expect(after.handoffs[0]?.acceptedAt).toBe(minutes(25));
  });

  it('is taken back by a newer one of the same role, so that not both can accept', () => {
    const base = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
      [minutes(3), 'codex', offer('amp')],
    ]);
    expect(base.before.handoffs).toMatchObject([
      { to: 'claude', declinedAt: minutes(3), withdrawn: true },
      { to: 'amp' },
    ]);
    expect(base.when(minutes(4), 'claude', accept).refused).toBe('unknown-thing');
    expect(holdersOf(base.when(minutes(4), 'amp', accept).after, 'ic')).toEqual(['amp']);
  });

  it('is accepted by taking the role', () => {
    const { after } = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
    ]).when(minutes(3), 'claude', take);
    expect(holdersOf(after, 'ic')).toEqual(['claude']);
    expect(after.handoffs).toMatchObject([{ acceptedAt: minutes(3) }]);
  });

  it('to somebody else leaves two commanders when a third takes the role, which is theirs to mend', () => {
    const { after } = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
    ]).when(minutes(3), 'amp', take);
    expect(holdersOf(after, 'ic')).toEqual(['codex', 'amp']);
  });

  it('does not go to somebody who was called away from the role', () => {
    const base = three([
      [MINUTE, 'codex', take],
      [minutes(25), 'claude', take],
    ]);
    expect(base.when(minutes(26), 'claude', offer('codex')).refused).toBe('has-left');
  });
});

describe('a briefing', () => {
  it('after the acceptance is late, and kept as late', () => {
    const { after } = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
      [minutes(3), 'claude', accept],
    ]).when(minutes(5), 'codex', brief('down'));
    expect(after.handoffs[0]).toMatchObject({ acceptedAt: minutes(3), briefedAt: minutes(5) });
  });

  it('can be added to before the acceptance and loses nothing', () => {
    const { after } = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
      [minutes(3), 'codex', brief('down since 13:50')],
    ]).when(minutes(4), 'codex', { type: 'role.brief', role: 'ic', briefing: { ...words(''), plan: 'roll back' } });
    expect(after.handoffs[0]?.briefing).toMatchObject({ situation: 'down since 13:50', plan: 'roll back' });
    expect(after.handoffs[0]?.briefedAt).toBe(minutes(4));
  });

  it('given in time is not made late by a second one after the acceptance', () => {
    const base = three([
      [MINUTE, 'codex', take],
      [minutes(2), 'codex', offer('claude')],
      [minutes(3), 'codex', brief('down')],
      [minutes(4), 'claude', accept],
    ]);
    expect(base.when(minutes(9), 'codex', brief('more')).refused).toBe('already-done');
  });
});

describe('a role that falls to another by default', () => {
  const bundle = {
    ...tinyBundle,
    scenario: {
      ...tinyBundle.scenario,
      roles: ['ic', 'comms'],
      injects: tinyBundle.scenario.injects.map((i) => (i.id === 'ask' ? { ...i, to: 'role:comms' } : i)),
    },
  };
  const drill = createDrill(bundle, headerFor(bundle));
  const played = (steps: readonly Step[]) =>
    advanceTo(drill, foldEntries(drill, entriesOf([[0, 'codex', { type: 'drill.start' }], ...steps])), minutes(10));
  const declare: Step = [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' }];

  it('is vacant only while nobody holds the other either', () => {
    expect(viewFor(drill, played([]), 'codex').vacantRoles).toEqual(['ic', 'comms']);
    expect(viewFor(drill, played([[MINUTE, 'codex', take]]), 'codex').vacantRoles).toEqual([]);
  });

  it('is who such messages go to', () => {
    const asked = (steps: readonly Step[]) => played(steps).messages.find((m) => m.injectId === 'ask')?.channel;
    expect(asked([[MINUTE, 'codex', take], declare])).toBe('dm:codex');
    expect(asked([[MINUTE, 'codex', take], [MINUTE, 'claude', { type: 'role.take', role: 'comms' }], declare])).toBe(
      'dm:claude',
    );
    expect(asked([declare])).toBe('#incidents');
  });
});
