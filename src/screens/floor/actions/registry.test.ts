import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../../../test/support/given';
import { type Act, type ActType, actSchema, actTypes } from '../../../drill/acts';
import { isFacilitation } from '../../../drill/facilitation-acts';
import { viewFor } from '../../../drill/view';
import { checkForm, completeValues, type FormContext, type Values } from '../forms/form-spec';
import type { FloorAction } from './action';
import { handlers } from './handlers';
import { type ActionId, actionById, completeSlash, floorActions, offeredActs } from './registry';

const context = (steps: readonly Step[], me = 'codex'): FormContext => {
  const { drill, at } = given(steps);
  return { drill, view: viewFor(drill, at(120_000), me), formId: 'f1' };
};
const declared: Step = [60_000, 'codex', { type: 'declare', severity: 'SEV2', summary: 'Down', impact: 'All' }];
const ticket: Step = [61_000, 'codex', { type: 'ticket.open', title: 'SEV-2: Down', labels: ['incident'], body: 'B' }];
const command: Step = [62_000, 'codex', { type: 'role.take', role: 'ic' }];
const offer: Step = [63_000, 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }];
const task: Step = [64_000, 'codex', { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: 'Look' }];
const ask: Step = [65_000, 'codex', { type: 'approval.ask', askId: 'a1', of: 'claude', text: 'May I?' }];
const fixed: Step = [66_000, 'codex', { type: 'resolve', summary: 'Flag off', rootCause: 'Flag', criteria: [] }];
const look: Step = [67_000, 'codex', { type: 'look', console: 'logs', query: 'errors', evidence: ['errors'] }];

const briefing = {
  situation: 's',
  objectives: 'o',
  plan: 'p',
  actions: 'a',
  promises: 'p',
  comms: 'c',
  constraints: 'c',
};

/** What somebody would type into each form, in situations that between them bring out all of its acts. */
const samples: Readonly<Partial<Record<ActionId, readonly (readonly [FormContext, Values])[]>>> = {
  assess: [[context([]), { verdict: 'incident', severity: 'SEV2', reason: 'errors' }]],
  bug: [[context([]), { title: 'A typo', body: 'On the first page' }]],
  declare: [
    [
      context([]),
      { severity: 'SEV2', summary: 'Readings fail', impact: 'None', command: 'yes', ticket: 'yes', bridge: 'yes' },
    ],
  ],
  severity: [[context([declared]), { severity: 'SEV1', reason: 'longer than 30 min' }]],
  ticket: [
    [context([]), { title: 'T' }],
    [context([declared, ticket]), { text: 'A line' }],
    [context([declared, ticket]), { kind: 'labels', labels: 'incident, Resolved' }],
  ],
  bridge: [[context([declared]), {}]],
  handoff: [[context([command]), { role: 'ic', to: 'claude', ...briefing }]],
  take: [[context([]), { role: 'ic' }]],
  accept: [[context([command, offer], 'claude'), {}]],
  decline: [[context([command, offer], 'claude'), {}]],
  'announce-role': [[context([command]), {}]],
  release: [[context([command]), {}]],
  update: [
    [
      context([declared, ticket]),
      {
        status: 'Mitigating',
        impact: 'i',
        actions: 'a',
        next: 'n',
        alsoTicket: 'yes',
        alsoPublic: 'yes',
        publicTitle: 't',
        publicText: 'p',
      },
    ],
  ],
  announce: [[context([declared]), { impact: 'No readings', start: '14:02' }]],
  'status-page': [[context([declared]), { title: 't', text: 'p' }]],
  page: [[context([]), { to: 'marta-lindqvist', reason: 'Nobody answers' }]],
  task: [[context([]), { to: 'claude', text: 'Look at the logs' }]],
  'task-acknowledge': [[context([task], 'claude'), {}]],
  'task-report': [[context([task], 'claude'), { text: 'Nothing there', outcome: 'nothing-found' }]],
  finding: [[context([look]), { text: '500s', claim: 'suspects' }]],
  evidence: [[context([declared, ticket, look]), { note: '500s' }]],
  decide: [[context([]), { option: 'flag', text: 'Flag off', reason: 'one feature' }]],
  approval: [
    [context([]), { of: 'claude', text: 'May I?' }],
    [context([ask], 'claude'), { answer: 'yes' }],
  ],
  resolve: [
    [
      context([declared, ticket]),
      {
        criteria: 'no-impact,metrics-normal',
        summary: 'Flag off',
        rootCause: 'Flag',
        label: 'yes',
        announce: 'yes',
        impact: 'i',
        duration: '40 min',
        postmortem: 'within 48h',
      },
    ],
  ],
  thanks: [[context([]), { text: 'Thank you' }]],
  schedule: [[context([declared, fixed]), { hours: '24', text: 'All of us' }]],
  reopen: [[context([declared, fixed]), { reason: 'It is back' }]],
};

const typesOf = (acts: readonly Act[]): ActType[] => [...new Set(acts.map((act) => act.type))].sort();

describe('the list of actions', () => {
  it.each(floorActions.filter((a) => handlers[a.id].kind === 'form'))(
    '$id: its form makes the acts it is listed with',
    (action) => {
      const handler = handlers[action.id];
      if (handler.kind !== 'form') throw new Error('no form');
      const made = (samples[action.id] ?? []).flatMap(([ctx, typed]) => {
        expect(checkForm(handler.form, typed, ctx).errors).toEqual({});
        return handler.form.acts(completeValues(handler.form, typed, ctx), ctx);
      });
      expect(typesOf(made)).toEqual([...action.acts].sort());
      for (const act of made) expect(actSchema.safeParse(act).error).toBeUndefined();
    },
  );

  it('names acts for what is done at once, and they are what it does', () => {
    const { drill, at } = given([]);
    const view = viewFor(drill, at(60_000), 'codex');
    for (const action of floorActions) {
      const handler = handlers[action.id];
      if (handler.kind === 'acts') expect(typesOf(handler.acts({ view }))).toEqual([...action.acts]);
      if (handler.kind === 'console') expect(handler.console).toBe((action as FloorAction).console);
    }
  });

  it('offers every act but those of the postmortem and of running the exercise', () => {
    expect(offeredActs.filter(isFacilitation)).toEqual([]);
    const elsewhere = actTypes.filter((type) => !offeredActs.includes(type) && !isFacilitation(type));
    expect(elsewhere.sort()).toEqual(
      [
        'drill.close-postmortem',
        'postmortem.save',
        'postmortem.skip',
        'postmortem.submit',
        'postmortem.take-pen',
        'postmortem.tick',
      ].sort(),
    );
  });

  it('has each id and each slash command once', () => {
    const slashes = floorActions.flatMap((action: FloorAction) => action.slash ?? []);
    expect(actionById.size).toBe(floorActions.length);
    expect(new Set(slashes).size).toBe(slashes.length);
    expect(completeSlash('ann').map((a) => a.id)).toEqual(['announce-role', 'announce']);
    expect(completeSlash('announce').map((a) => a.id)).toEqual(['announce', 'announce-role']);
  });

  it('says why something cannot be done now', () => {
    const { view } = context([]);
    expect(actionById.get('severity')?.available(view)).toBe('No incident is declared yet.');
    expect(actionById.get('declare')?.available(view)).toBe(true);
    expect(actionById.get('declare')?.available(context([declared]).view)).toBe('An incident is declared already.');
  });
});
