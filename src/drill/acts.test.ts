import { describe, expect, it } from 'vitest';
import { given, type Step, WALL_ZERO } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import { type Act, type ActOf, type ActType, actTypes } from './acts';
import type { DrillState } from './state';

/**
 * Every act, three ways: it does something, it is refused (with a code), and a refusal stays quiet (changes nothing but the
 * list of refusals). A new act without a row fails the last test.
 */
interface Case {
  readonly act: Act;
  readonly by?: string;
  readonly given?: readonly Step[];
  readonly does: (after: DrillState, before: DrillState) => unknown;
  readonly refused?: {
    readonly given?: readonly Step[];
    readonly by?: string;
    readonly act?: Act;
    readonly code: string;
  };
}

const start = minutes(2);
const took: Step = [MINUTE, 'codex', { type: 'role.take', role: 'ic' }];
const declared: Step = [
  MINUTE,
  'codex',
  { type: 'declare', severity: 'SEV2', summary: 'down', impact: 'nobody can call' },
];
const ticket: Step = [MINUTE, 'codex', { type: 'ticket.open', title: 'SEV-2: down', labels: ['incident'], body: 'x' }];
const resolved: Step = [MINUTE, 'codex', { type: 'resolve', summary: 'off', rootCause: 'flag', criteria: [] }];
const offered: Step = [MINUTE, 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }];
const ended: Step = [MINUTE, 'codex', { type: 'drill.end' }];
const nextWeek: Step = [MINUTE, 'codex', { type: 'postmortem.skip', hours: 168 }];
const paused: Step = [MINUTE, 'codex', { type: 'drill.pause', reason: 'player' }];
const ran: Step = [MINUTE, 'codex', { type: 'tool.run', runId: 'r1', tool: 'shell', command: 'date' }];
const statement: ActOf<'db.run'> = {
  type: 'db.run',
  runId: 'r1',
  statementId: 's1',
  session: 'psql-1',
  request: { kind: 'sql', sql: 'update readings set context = null' },
};
const tasked: Step = [
  MINUTE,
  'codex',
  { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: 'read the logs' },
];
const asked: Step = [MINUTE, 'claude', { type: 'approval.ask', askId: 'a1', of: 'codex', text: 'may I?' }];
const heldNag: Step = [MINUTE, 'facilitator', { type: 'inject.hold', inject: 'nag' }];
const away: Step = [MINUTE, 'system', { type: 'seat.away', seat: 'claude' }];
const improvised: ActOf<'inject.improvise'> = {
  type: 'inject.improvise',
  injectId: 'extra',
  from: 'priya-nair',
  to: 'person:claude',
  text: 'Any news?',
};
const observation: ActOf<'observe'> = {
  type: 'observe',
  observationId: 'o1',
  evaluator: { id: 'eva', name: 'Eva' },
  objective: 'mend',
  rating: 'S',
  text: 'Looked at the flag second',
};
const briefing = {
  situation: 's',
  objectives: 'o',
  plan: 'p',
  actions: 'a',
  people: 'p',
  promises: 'p',
  comms: 'c',
  constraints: 'c',
};

const cases: { readonly [K in Exclude<ActType, 'drill.start'>]: Case } = {
  'drill.pause': {
    act: { type: 'drill.pause', reason: 'player' },
    does: (s) => expect(s.phase).toBe('paused'),
    refused: { given: [paused], code: 'wrong-phase' },
  },
  'drill.resume': {
    act: { type: 'drill.resume' },
    given: [paused],
    does: (s) => expect(s.phase).toBe('live'),
    refused: { code: 'wrong-phase' },
  },
  'drill.pace': {
    act: { type: 'drill.pace', pace: 20 },
    does: (s) => expect(s.clock.pace).toBe(20),
    refused: { act: { type: 'drill.pace', pace: 1 }, code: 'already-done' },
  },
  'drill.skip': {
    act: { type: 'drill.skip', to: minutes(9) },
    does: (s) => expect(s.t).toBe(minutes(9)),
    refused: { act: { type: 'drill.skip', to: 0 }, code: 'clock' },
  },
  'drill.stop-real': {
    act: { type: 'drill.stop-real' },
    does: (s) => expect([s.phase, s.stoppedForReal, s.endedAt]).toEqual(['stopped', true, start]),
    refused: { given: [[MINUTE, 'codex', { type: 'drill.stop-real' }]], code: 'wrong-phase' },
  },
  'drill.end': {
    act: { type: 'drill.end' },
    does: (s) => expect([s.phase, s.endedAt]).toEqual(['postmortem', start]),
    refused: { given: [ended], code: 'wrong-phase' },
  },
  'drill.close-postmortem': {
    act: { type: 'drill.close-postmortem' },
    given: [ended],
    does: (s) => expect(s.phase).toBe('debrief'),
    refused: { code: 'wrong-phase' },
  },
  'page.acknowledge': {
    act: { type: 'page.acknowledge', pageId: 'page-alert' },
    does: (s) => expect(s.pages[0]).toMatchObject({ acknowledgedAt: start, acknowledgedBy: 'codex' }),
    refused: { act: { type: 'page.acknowledge', pageId: 'no' }, code: 'unknown-thing' },
  },
  assess: {
    act: { type: 'assess', verdict: 'incident', severity: 'SEV2' },
    does: (s) => expect(s.assessments).toHaveLength(1),
    refused: { given: [paused], code: 'wrong-phase' },
  },
  'bug.open': {
    act: { type: 'bug.open', title: 'typo', body: '' },
    does: (s) => expect(s.bugs).toHaveLength(1),
    refused: { act: { type: 'bug.open', title: ' ', body: '' }, code: 'empty' },
  },
  declare: {
    act: declared[2],
    does: (s) => expect(s.severities).toMatchObject([{ severity: 'SEV2', at: start }]),
    refused: { given: [declared], code: 'already-done' },
  },
  'severity.set': {
    act: { type: 'severity.set', severity: 'SEV1', reason: 'over 30 min' },
    given: [declared],
    does: (s) => expect(s.severities.map((x) => x.severity)).toEqual(['SEV2', 'SEV1']),
    refused: { code: 'not-declared' },
  },
  'ticket.open': {
    act: ticket[2],
    does: (s) => expect(s.ticket?.title).toBe('SEV-2: down'),
    refused: { given: [ticket], code: 'already-done' },
  },
  'ticket.update': {
    act: { type: 'ticket.update', kind: 'comment', text: '14:03 declared' },
    given: [ticket],
    does: (s) => expect(s.ticket?.comments).toHaveLength(1),
    refused: { code: 'unknown-thing' },
  },
  'ticket.label': {
    act: { type: 'ticket.label', add: ['Resolved'], remove: ['incident'] },
    given: [ticket],
    does: (s) => expect(s.ticket?.labels).toEqual(['Resolved']),
    refused: { code: 'unknown-thing' },
  },
  'evidence.attach': {
    act: { type: 'evidence.attach', evidence: ['errors'], note: 'see' },
    given: [ticket],
    does: (s) => expect(s.ticket?.evidence).toHaveLength(1),
    refused: { code: 'unknown-thing' },
  },
  'bridge.open': {
    act: { type: 'bridge.open', link: 'https://bridge.example/1' },
    does: (s) => expect(s.bridge?.joined).toEqual(['codex']),
    refused: { given: [[MINUTE, 'codex', { type: 'bridge.open', link: 'x' }]], code: 'already-done' },
  },
  'bridge.join': {
    act: { type: 'bridge.join' },
    by: 'claude',
    given: [[MINUTE, 'codex', { type: 'bridge.open', link: 'x' }]],
    does: (s) => expect(s.bridge?.joined).toEqual(['codex', 'claude']),
    refused: { code: 'unknown-thing' },
  },
  'role.take': {
    act: took[2],
    does: (s) => expect(s.roles).toMatchObject([{ role: 'ic', person: 'codex', from: start }]),
    refused: { given: [took], code: 'already-done' },
  },
  'role.release': {
    act: { type: 'role.release', role: 'ic' },
    given: [took],
    does: (s) => expect(s.roles[0]?.to).toBe(start),
    refused: { code: 'not-yours' },
  },
  'role.offer': {
    act: offered[2],
    given: [took],
    does: (s) => expect(s.handoffs).toMatchObject([{ from: 'codex', to: 'claude' }]),
    refused: { code: 'not-yours' },
  },
  'role.brief': {
    act: { type: 'role.brief', role: 'ic', briefing },
    given: [took, offered],
    does: (s) => expect(s.handoffs[0]?.briefedAt).toBe(start),
    refused: { given: [took], code: 'unknown-thing' },
  },
  'role.accept': {
    act: { type: 'role.accept', role: 'ic' },
    by: 'claude',
    given: [took, offered],
    does: (s) => expect(s.roles.filter((r) => r.to === undefined).map((r) => r.person)).toEqual(['claude']),
    refused: { given: [took], code: 'unknown-thing' },
  },
  'role.decline': {
    act: { type: 'role.decline', role: 'ic' },
    by: 'claude',
    given: [took, offered],
    does: (s) => expect(s.handoffs[0]?.declinedAt).toBe(start),
    refused: { code: 'unknown-thing' },
  },
  'role.announce': {
    act: { type: 'role.announce', role: 'ic', text: 'I have command' },
    given: [took],
    does: (s) => expect(s.messages.at(-1)?.text).toBe('I have command'),
    refused: { code: 'not-yours' },
  },
  post: {
    act: { type: 'post', channel: '#incidents', kind: 'message', text: '<b>hello</b>' },
    does: (s) => expect(s.messages.at(-1)).toMatchObject({ text: '<b>hello</b>', from: 'codex' }),
    refused: { act: { type: 'post', channel: '#nowhere', kind: 'message', text: 'x' }, code: 'unknown-thing' },
  },
  'statuspage.publish': {
    act: { type: 'statuspage.publish', status: 'investigating', title: 'Errors', text: 'We look.' },
    does: (s) => expect(s.statusPage).toHaveLength(1),
    refused: { act: { type: 'statuspage.publish', status: 'investigating', title: '', text: '' }, code: 'empty' },
  },
  escalate: {
    act: { type: 'escalate', to: 'marta-lindqvist', reason: 'need hands' },
    does: (s) => expect(s.pages.at(-1)).toMatchObject({ to: 'marta-lindqvist' }),
    refused: { act: { type: 'escalate', to: 'nobody', reason: 'x' }, code: 'unknown-person' },
  },
  look: {
    act: { type: 'look', console: 'logs', query: 'logs:fn', evidence: ['errors'] },
    does: (s) => expect(s.looks).toHaveLength(1),
    refused: { given: [paused], code: 'wrong-phase' },
  },
  'tool.run': {
    act: ran[2],
    does: (s) => expect(Object.keys(s.clock.holds)).toEqual(['r1']),
    refused: { given: [ran], code: 'duplicate' },
  },
  'db.run': {
    act: statement,
    given: [ran],
    does: (s) => expect(s.statements).toMatchObject([{ id: 's1', runId: 'r1', status: 'pending' }]),
    refused: { code: 'unknown-thing' },
  },
  'tool.done': {
    act: {
      type: 'tool.done',
      runId: 'r1',
      output: 'ok',
      exitCode: 0,
      facts: [{ type: 'flag.set', name: 'x', environment: 'production', value: false }],
      evidence: [],
    },
    given: [ran],
    does: (s) => expect([s.facts.length, s.tools[0]?.output]).toEqual([1, 'ok']),
    refused: { code: 'unknown-thing' },
  },
  'task.give': {
    act: tasked[2],
    does: (s) => expect(s.tasks).toHaveLength(1),
    refused: {
      act: { type: 'task.give', taskId: 't', to: 'ikenna-okafor', kind: 'look', text: 'x' },
      code: 'unknown-person',
    },
  },
  'task.acknowledge': {
    act: { type: 'task.acknowledge', taskId: 't1' },
    by: 'claude',
    given: [tasked],
    does: (s) => expect(s.tasks[0]?.acknowledgedAt).toBe(start),
    refused: { given: [tasked], by: 'codex', code: 'not-yours' },
  },
  'task.report': {
    act: { type: 'task.report', taskId: 't1', text: 'nothing there', outcome: 'nothing-found' },
    by: 'claude',
    given: [tasked],
    does: (s) => expect(s.tasks[0]?.outcome).toBe('nothing-found'),
    refused: { given: [tasked], by: 'codex', code: 'not-yours' },
  },
  'finding.note': {
    act: { type: 'finding.note', text: 'errors since 13:52', evidence: [], claim: 'observation', share: true },
    does: (s) => expect([s.findings.length, s.messages.length]).toEqual([1, 1]),
    refused: {
      act: { type: 'finding.note', text: '', evidence: [], claim: 'observation', share: false },
      code: 'empty',
    },
  },
  decide: {
    act: { type: 'decide', option: 'flag', text: 'flag off', reason: 'quick' },
    does: (s) => expect(s.decisions).toHaveLength(1),
    refused: { act: { type: 'decide', option: 'flag', text: '', reason: '' }, code: 'empty' },
  },
  'approval.ask': {
    act: asked[2],
    by: 'claude',
    does: (s) => expect(s.approvals).toHaveLength(1),
    refused: { by: 'codex', code: 'unknown-person' },
  },
  'approval.give': {
    act: { type: 'approval.give', askId: 'a1', granted: true },
    given: [asked],
    does: (s) => expect(s.approvals[0]?.granted).toBe(true),
    refused: { by: 'claude', given: [asked], code: 'not-yours' },
  },
  resolve: {
    act: resolved[2],
    given: [declared],
    does: (s) => expect(s.resolutions).toHaveLength(1),
    refused: { code: 'not-declared' },
  },
  'incident.reopen': {
    act: { type: 'incident.reopen', reason: 'back again' },
    given: [declared, resolved],
    does: (s) => expect(s.resolutions[0]?.reopenedAt).toBe(start),
    refused: { code: 'unknown-thing' },
  },
  'postmortem.schedule': {
    act: { type: 'postmortem.schedule', inHours: 24, text: 'tomorrow' },
    given: [declared, resolved],
    does: (s) => expect(s.postmortem.scheduled?.inHours).toBe(24),
    refused: { code: 'not-declared' },
  },
  'postmortem.take-pen': {
    act: { type: 'postmortem.take-pen' },
    given: [ended],
    does: (s) => expect(s.postmortem.pen).toBe('codex'),
    refused: { given: [ended, [MINUTE, 'codex', { type: 'postmortem.take-pen' }]], code: 'already-done' },
  },
  'postmortem.save': {
    act: { type: 'postmortem.save', markdown: '# x' },
    given: [ended],
    does: (s) => expect(s.postmortem.draft).toBe('# x'),
    refused: { given: [ended, [MINUTE, 'claude', { type: 'postmortem.take-pen' }]], code: 'not-yours' },
  },
  'postmortem.submit': {
    act: { type: 'postmortem.submit', markdown: '# x' },
    given: [ended],
    does: (s) => expect([s.phase, s.postmortem.submitted?.wallAfterEnd]).toEqual(['debrief', MINUTE]),
    refused: { given: [ended], act: { type: 'postmortem.submit', markdown: ' ' }, code: 'empty' },
  },
  'postmortem.skip': {
    act: { type: 'postmortem.skip', hours: 16 },
    given: [ended],
    does: (s) => expect(s.postmortem.skips).toMatchObject([{ by: 'codex', hours: 16 }]),
    refused: {
      given: [ended, nextWeek, nextWeek],
      code: 'clock',
    },
  },
  'postmortem.tick': {
    act: { type: 'postmortem.tick', item: 'items-tracked', done: true },
    given: [ended],
    does: (s) => expect(Object.keys(s.postmortem.ticks)).toHaveLength(1),
    refused: { given: [ended], act: { type: 'postmortem.tick', item: 'none', done: true }, code: 'unknown-thing' },
  },
  'hint.take': {
    act: { type: 'hint.take', rule: 'acknowledge', step: 2 },
    does: (s, before) => {
      expect(s.hints).toMatchObject([{ at: start, by: 'codex', rule: 'acknowledge', step: 2 }]);
      // Nothing in the drill hangs on it, and before anybody asks there is no list.
      const stamps = { hints: undefined, happenings: [], actCounts: {}, seq: 0, lastWall: 0 };
      expect({ ...s, ...stamps }).toEqual({ ...given([]).at(start), ...stamps });
      expect(before).not.toHaveProperty('hints');
    },
    refused: {
      given: [[MINUTE, 'codex', { type: 'hint.take', rule: 'acknowledge', step: 2 }]],
      code: 'already-done',
    },
  },
  'inject.fire': {
    act: { type: 'inject.fire', inject: 'ask' },
    by: 'facilitator',
    does: (s) => {
      expect(s.injects.at(-1)).toEqual({ injectId: 'ask', at: start, outcome: 'delivered', fired: true });
      expect(s.messages.at(-1)).toMatchObject({ text: 'When will it be back?', asks: 'eta', from: 'priya-nair' });
      expect(s.waitingInjects).toEqual([]);
    },
    refused: { by: 'facilitator', act: { type: 'inject.fire', inject: 'alert' }, code: 'already-done' },
  },
  'inject.hold': {
    act: { type: 'inject.hold', inject: 'nag' },
    by: 'facilitator',
    does: (s) => expect(s.heldInjects).toMatchObject([{ injectId: 'nag', at: start }]),
    refused: { by: 'facilitator', given: [heldNag], code: 'already-done' },
  },
  'inject.release': {
    act: { type: 'inject.release', inject: 'nag' },
    by: 'facilitator',
    given: [heldNag],
    does: (s) => expect([s.heldInjects, s.agenda.some((a) => a.id === 'inject:nag')]).toEqual([[], true]),
    refused: { by: 'facilitator', code: 'unknown-thing' },
  },
  'inject.edit': {
    act: { type: 'inject.edit', inject: 'nag', text: 'Anybody?', to: '#support' },
    by: 'facilitator',
    does: (s) => expect(s.editedInjects).toMatchObject([{ injectId: 'nag', text: 'Anybody?', to: '#support' }]),
    refused: {
      by: 'facilitator',
      act: { type: 'inject.edit', inject: 'nag', text: 'x', to: 'role:janitor' },
      code: 'unknown-thing',
    },
  },
  'inject.improvise': {
    act: improvised,
    by: 'facilitator',
    does: (s) => {
      expect(s.improvised).toMatchObject([{ injectId: 'extra', to: 'person:claude', at: start }]);
      expect(s.messages.at(-1)).toMatchObject({ channel: 'dm:claude', from: 'priya-nair', text: 'Any news?' });
      // The script's own list stays the script's.
      expect(s.injects.some((i) => i.injectId === 'extra')).toBe(false);
    },
    refused: { by: 'facilitator', act: { ...improvised, from: 'codex' }, code: 'unknown-person' },
  },
  'cast.say': {
    act: { type: 'cast.say', as: 'priya-nair', channel: 'dm:codex', text: 'Thank you', replyTo: 'm1' },
    by: 'facilitator',
    does: (s) => {
      expect(s.messages.at(-1)).toMatchObject({ from: 'priya-nair', channel: 'dm:codex', kind: 'inject' });
      expect(s.messages.at(-1)).not.toHaveProperty('seq');
    },
    refused: {
      by: 'facilitator',
      act: { type: 'cast.say', as: 'claude', channel: '#incidents', text: 'x' },
      code: 'unknown-person',
    },
  },
  'role.assign': {
    act: { type: 'role.assign', role: 'ic', to: 'claude' },
    by: 'facilitator',
    given: [took, offered],
    does: (s) => {
      expect(s.roles).toMatchObject([
        { person: 'codex', to: start },
        { person: 'claude', from: start, assigned: true },
      ]);
      expect(s.handoffs).toMatchObject([{ withdrawn: true }]);
      expect(s.messages.at(-1)).toMatchObject({ from: 'facilitator', kind: 'system' });
    },
    refused: { by: 'facilitator', act: { type: 'role.assign', role: 'ic', to: 'priya-nair' }, code: 'unknown-person' },
  },
  observe: {
    act: observation,
    by: 'facilitator',
    does: (s, before) => {
      expect(s.observations).toMatchObject([{ id: 'o1', objective: 'mend', rating: 'S', at: start }]);
      expect(before).not.toHaveProperty('observations');
    },
    refused: { by: 'facilitator', act: { ...observation, objective: 'none' }, code: 'unknown-thing' },
  },
  'observe.withdraw': {
    act: { type: 'observe.withdraw', observationId: 'o1', evaluator: { id: 'eva', name: 'Eva' } },
    by: 'facilitator',
    given: [[MINUTE, 'facilitator', observation]],
    does: (s) => expect(s.observations).toEqual([]),
    refused: {
      by: 'facilitator',
      given: [[MINUTE, 'facilitator', observation]],
      act: { type: 'observe.withdraw', observationId: 'o1', evaluator: { id: 'sam', name: 'Sam' } },
      code: 'not-yours',
    },
  },
  'seat.person': {
    act: { type: 'seat.person', seat: 'claude', kind: 'player', names: ['Ada', 'Bo'] },
    by: 'system',
    does: (s) => expect(s.seats).toMatchObject([{ seat: 'claude', names: ['Ada', 'Bo'] }]),
    refused: {
      by: 'system',
      act: { type: 'seat.person', seat: 'marta-lindqvist', kind: 'bot', names: [] },
      code: 'unknown-person',
    },
  },
  'seat.away': {
    act: { type: 'seat.away', seat: 'claude', asOf: WALL_ZERO + MINUTE },
    by: 'system',
    does: (s) => expect(s.absences).toEqual([{ person: 'claude', from: MINUTE }]),
    refused: { by: 'system', given: [away], code: 'already-done' },
  },
  'seat.back': {
    act: { type: 'seat.back', seat: 'claude' },
    by: 'system',
    given: [away],
    does: (s) => expect(s.absences).toEqual([{ person: 'claude', from: MINUTE, to: start }]),
    refused: { by: 'system', code: 'already-done' },
  },
};

describe.each(Object.entries(cases))('%s', (_type, row: Case) => {
  it('does', () => {
    const base = given([...(row.given ?? [])]);
    const { after, refused } = base.when(start, row.by ?? 'codex', row.act);
    expect(refused).toBeUndefined();
    row.does(after, base.before);
  });

  it('refuses, and a refusal stays quiet', () => {
    const want = row.refused;
    if (want === undefined) throw new Error('every act can be refused');
    const base = given([...(want.given ?? [])]);
    const { after, refused } = base.when(start, want.by ?? 'codex', want.act ?? row.act);
    expect(refused).toBe(want.code);
    // Nothing but the stamp and the list of refusals differs from the drill in which nobody asked.
    const idle = base.at(after.t);
    expect({ ...after, seq: 0, lastWall: 0, refusals: [] }).toEqual({ ...idle, seq: 0, lastWall: 0, refusals: [] });
  });

  it('is refused to somebody who takes no part', () => {
    expect(given([...(row.given ?? [])]).when(start, 'stranger', row.act).refused).toBe('unknown-person');
  });
});

describe('the table', () => {
  it('has every act', () => {
    expect([...Object.keys(cases), 'drill.start'].sort()).toEqual([...actTypes].sort());
  });

  it('starts a drill once', () => {
    expect(given([]).when(MINUTE, 'codex', { type: 'drill.start' }).refused).toBe('wrong-phase');
  });
});
