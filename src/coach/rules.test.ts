import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { type DrillTime, minutes } from '../base/drill-time';
import { situationOf } from '../conduct/conduct';
import type { Act } from '../drill/acts';
import { advanceTo } from '../drill/advance';
import type { Header } from '../drill/record';
import { hintsForPlayer } from './hints';
import { rules } from './registry';

const m = minutes;
const by =
  (who: string) =>
  (at: DrillTime, act: Act): Step => [at, who, act];
const codex = by('codex');
const claude = by('claude');
const amp = by('amp');

const ack = codex(m(1), { type: 'page.acknowledge', pageId: 'page-alert' });
const take = codex(m(1.1), { type: 'role.take', role: 'ic' });
const hands = claude(m(1.2), { type: 'role.take', role: 'deputy' });
const look = (console: string, evidence: string[] = []): Act => ({ type: 'look', console, query: console, evidence });
const post = (text: string, channel = '#incidents'): Act => ({ type: 'post', channel, kind: 'message', text });
const assessed = (verdict: 'incident' | 'not-incident'): Act => ({ type: 'assess', verdict });
const declareAs = (severity: string): Act => ({
  type: 'declare',
  severity,
  summary: 'down',
  impact: 'nobody can call',
});
const declared = codex(m(2), declareAs('SEV2'));
const ticket = codex(m(2.2), { type: 'ticket.open', title: 'SEV-2: down', labels: ['incident'], body: 'x' });
const bridge = codex(m(2.3), { type: 'bridge.open', link: 'https://meet.example/x' });
const update: Extract<Act, { type: 'post' }> = {
  type: 'post',
  channel: '#incidents',
  kind: 'update',
  text: 'x',
  fields: { status: 'Mitigating' },
};
const decision = codex(m(6), { type: 'decide', option: 'flag', text: 'turn x off', reason: 'it fails' });
const finding = (text: string, evidence: string[] = []): Act => ({
  type: 'finding.note',
  text,
  evidence,
  claim: 'observation',
  share: true,
});
const changed = (at: DrillTime, who = 'codex'): Step[] => [
  [at, who, { type: 'tool.run', runId: `r${at}`, tool: 'console', command: 'flag x off' }],
  [
    at,
    who,
    {
      type: 'tool.done',
      runId: `r${at}`,
      output: '',
      exitCode: 0,
      facts: [{ type: 'flag.set', name: 'x', environment: 'production', value: false }],
      evidence: [],
    },
  ],
];
const opening: readonly Step[] = [ack, take, declared];
const standing: readonly Step[] = [...opening, ticket, bridge];
/** Command is taken up after the moment at which the commander would be called away. */
const lasting: readonly Step[] = [ack, declared, ticket, bridge, codex(m(21), { type: 'role.take', role: 'ic' })];
const resolved: readonly Step[] = [
  ...lasting,
  codex(m(50), { type: 'resolve', summary: 'off', rootCause: 'flag', criteria: [] }),
];
const resolutionDone: readonly Step[] = [
  ...resolved,
  codex(m(51), { type: 'ticket.label', add: ['Resolved'], remove: [] }),
  codex(m(51), { type: 'post', channel: '#incidents', kind: 'resolution', text: 'over' }),
  codex(m(51), { type: 'post', channel: '#incidents', kind: 'thanks', text: 'thanks' }),
];
const lost = amp(m(3), post('Several people say that their readings are missing since this morning.'));
const leak = amp(m(3), post('The service role key was leaked: it stands in a public repository.'));
const counted = amp(m(5), finding('2100 rows are damaged since 14:20'));
const dumped = amp(m(4), finding('Emergency backup taken at 14:30'));
const tasked = claude(m(3), { type: 'task.give', taskId: 't1', to: 'codex', kind: 'look', text: 'read the logs' });
const gotIt = codex(m(3.5), { type: 'task.acknowledge', taskId: 't1' });
const offer = codex(m(3), { type: 'role.offer', role: 'ic', to: 'claude' });
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
const briefed = codex(m(3.2), { type: 'role.brief', role: 'ic', briefing });
const accepted = claude(m(3.5), { type: 'role.accept', role: 'ic' });

interface Case {
  /** Whose coach is asked; the commander's unless said. */
  readonly me?: string;
  readonly given: readonly Step[];
  /** When it has something to say. */
  readonly at: DrillTime;
  /** What makes it quiet again. */
  readonly done: readonly Step[];
}

const scribe: Header['participants'][number] = { id: 'amp', name: 'Amp', kind: 'player', role: 'scribe' };
const team: Header['participants'] = [
  { id: 'codex', name: 'Codex', kind: 'player', role: 'ic' },
  { id: 'claude', name: 'Claude', kind: 'player', role: 'deputy' },
  scribe,
];

const cases: Readonly<Record<string, Case>> = {
  acknowledge: { given: [], at: m(1), done: [ack] },
  'take-role': { given: [ack], at: m(2), done: [codex(m(2.1), { type: 'role.take', role: 'ic' })] },
  'see-symptoms': {
    given: [ack, take],
    at: m(2),
    done: [codex(m(2.1), look('metrics')), codex(m(2.2), look('tracker'))],
  },
  assess: {
    given: [ack, take, codex(m(1.5), look('metrics'))],
    at: m(2),
    done: [codex(m(2.1), assessed('incident'))],
  },
  'bug-ticket': {
    given: [ack, take, codex(m(2), assessed('not-incident'))],
    at: m(3),
    done: [codex(m(3.1), { type: 'bug.open', title: 'odd', body: 'x' })],
  },
  'keep-watching': {
    given: [
      ack,
      take,
      codex(m(2), assessed('not-incident')),
      codex(m(3), { type: 'bug.open', title: 'odd', body: 'x' }),
    ],
    at: m(12),
    done: [codex(m(12.1), look('metrics'))],
  },
  declare: {
    given: [ack, take, codex(m(1.5), look('metrics')), codex(m(2), assessed('incident'))],
    at: m(3),
    done: [codex(m(3.1), declareAs('SEV2'))],
  },
  ticket: {
    given: opening,
    at: m(3),
    done: [codex(m(3.1), { type: 'ticket.open', title: 't', labels: [], body: 'x' })],
  },
  bridge: { given: opening, at: m(3), done: [codex(m(3.1), { type: 'bridge.open', link: 'x' })] },
  'join-bridge': { me: 'claude', given: standing, at: m(3), done: [claude(m(3.1), { type: 'bridge.join' })] },
  'raise-severity': {
    given: lasting,
    at: m(30),
    done: [codex(m(30.1), { type: 'severity.set', severity: 'SEV1', reason: 'all out' })],
  },
  'always-severity': {
    given: [...standing, lost],
    at: m(4),
    done: [codex(m(4.1), { type: 'severity.set', severity: 'SEV1', reason: 'data' })],
  },
  'fill-roles': {
    given: standing,
    at: m(6),
    done: [claude(m(6.1), { type: 'role.take', role: 'deputy' }), amp(m(6.2), { type: 'role.take', role: 'scribe' })],
  },
  'hand-over': {
    given: standing,
    at: m(20.5),
    done: [codex(m(20.6), { type: 'role.offer', role: 'ic', to: 'claude' })],
  },
  'brief-successor': {
    given: [...standing, offer],
    at: m(3.1),
    done: [briefed],
  },
  'accept-role': { me: 'claude', given: [...standing, offer], at: m(3.1), done: [briefed, accepted] },
  'announce-role': {
    me: 'claude',
    given: [...standing, offer, briefed, accepted],
    at: m(3.6),
    done: [claude(m(3.7), { type: 'role.announce', role: 'ic', text: 'mine' })],
  },
  'acknowledge-task': { given: [...standing, tasked], at: m(3.1), done: [gotIt] },
  'report-task': {
    given: [...standing, tasked, gotIt, codex(m(3.6), look('logs', ['errors']))],
    at: m(4),
    done: [codex(m(4.1), { type: 'task.report', taskId: 't1', text: 'errors', outcome: 'done' })],
  },
  'task-deputy': {
    given: [...standing, hands],
    at: m(3),
    done: [codex(m(3.1), { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: 'logs?' })],
  },
  'read-evidence': { me: 'claude', given: [...standing, hands], at: m(3), done: changed(m(4)) },
  'call-function': {
    me: 'claude',
    given: [
      ...standing,
      hands,
      claude(m(2.5), look('logs', ['errors'])),
      codex(m(2.6), { type: 'escalate', to: 'claude', reason: 'The function generate-reading fails' }),
    ],
    at: m(7),
    done: [
      claude(m(7.1), { type: 'tool.run', runId: 'r1', tool: 'shell', command: 'curl -X POST $URL/generate-reading' }),
    ],
  },
  'share-findings': {
    me: 'claude',
    given: [...standing, hands, claude(m(3), look('logs', ['errors']))],
    at: m(5),
    done: [claude(m(5.1), finding('many errors', ['errors']))],
  },
  decide: {
    given: [...standing, hands, claude(m(4), finding('many errors'))],
    at: m(17),
    done: [codex(m(17.1), { type: 'decide', option: 'flag', text: 'x off', reason: 'y' })],
  },
  'carry-out': { given: [...standing, decision], at: m(7), done: changed(m(7.1)) },
  'log-change': {
    me: 'claude',
    given: [...standing, hands, decision, ...changed(m(7), 'claude')],
    at: m(8),
    done: [claude(m(8.1), { type: 'ticket.update', kind: 'comment', text: 'x off' })],
  },
  'watch-recovery': {
    me: 'claude',
    given: [...standing, hands, decision, ...changed(m(7), 'claude')],
    at: m(9),
    done: [claude(m(9.1), look('metrics'))],
  },
  'next-option': {
    given: [...standing, decision, ...changed(m(7))],
    at: m(17),
    done: [claude(m(17.1), finding('Back to normal at 14:30'))],
  },
  announce: {
    given: standing,
    at: m(3),
    done: [codex(m(3.1), { type: 'post', channel: '#incidents', kind: 'announcement', text: 'x' })],
  },
  'status-page': {
    given: standing,
    at: m(3),
    done: [codex(m(3.1), { type: 'statuspage.publish', status: 'investigating', title: 't', text: 'x' })],
  },
  'first-update': { given: standing, at: m(11), done: [codex(m(11.1), update)] },
  'keep-promise': {
    given: [...standing, codex(m(3), { ...update, fields: { status: 'Investigating', nextUpdateAt: m(15) } })],
    at: m(12),
    done: [codex(m(12.1), update)],
  },
  'tell-news': {
    given: [...standing, codex(m(5), update), decision, ...changed(m(7))],
    at: m(11),
    done: [codex(m(11.1), update)],
  },
  answer: {
    given: standing,
    at: m(8),
    done: [codex(m(8.1), post('not known yet', 'dm:priya-nair'))],
  },
  'start-timeline': {
    me: 'amp',
    given: standing,
    at: m(3),
    done: [amp(m(3.1), { type: 'ticket.update', kind: 'comment', text: 'declared' })],
  },
  'keep-timeline': {
    me: 'amp',
    given: [...standing, amp(m(3), { type: 'ticket.update', kind: 'comment', text: 'declared' }), decision],
    at: m(9),
    done: [amp(m(9.1), { type: 'ticket.update', kind: 'comment', text: 'decided' })],
  },
  'attach-evidence': {
    me: 'amp',
    given: [...standing, codex(m(4), finding('errors', ['errors']))],
    at: m(5),
    done: [amp(m(5.1), { type: 'evidence.attach', evidence: ['errors'], note: 'x' })],
  },
  'control-ends': {
    given: [...standing, amp(m(4), post('From the exercise control: you may end the drill here.'))],
    at: m(5),
    done: [codex(m(5.1), { type: 'drill.end' })],
  },
  'wait-it-out': {
    given: [...lasting, decision, ...changed(m(7)), codex(m(10), finding('Back to normal'))],
    at: m(22),
    done: [codex(m(22.1), finding('It is failing again'))],
  },
  resolve: {
    given: [...lasting, decision, ...changed(m(7)), codex(m(10), finding('Back to normal'))],
    at: m(41),
    done: [codex(m(41.1), { type: 'resolve', summary: 'off', rootCause: 'x', criteria: [] })],
  },
  'resolution-actions': {
    given: resolved,
    at: m(50.5),
    done: [
      ...resolutionDone.slice(resolved.length),
      codex(m(51), { type: 'postmortem.schedule', inHours: 24, text: 'x' }),
    ],
  },
  'write-it-up': {
    given: [...resolutionDone, codex(m(51), { type: 'postmortem.schedule', inHours: 24, text: 'x' })],
    at: m(52),
    done: [codex(m(52.1), { type: 'drill.end' }), codex(m(52.2), { type: 'postmortem.submit', markdown: '# x' })],
  },
  'stop-writes': { given: [...standing, lost], at: m(4), done: changed(m(4.1)) },
  'emergency-backup': { given: [...standing, lost], at: m(4), done: [amp(m(4.1), dumped[2])] },
  'assess-extent': { given: [...standing, lost], at: m(4), done: [amp(m(4.1), counted[2])] },
  restore: {
    given: [...standing, lost, dumped, counted],
    at: m(6),
    done: [amp(m(6.1), finding('Restored what was damaged from the nightly backup'))],
  },
  contain: {
    given: [...standing, leak],
    at: m(4),
    done: [
      codex(m(4.1), { type: 'tool.run', runId: 'r1', tool: 'shell', command: 'supabase secrets unset K' }),
      codex(m(4.1), {
        type: 'tool.done',
        runId: 'r1',
        output: '',
        exitCode: 0,
        facts: [{ type: 'secret.unset', name: 'K' }],
        evidence: [],
      }),
    ],
  },
  'notify-security': {
    given: [...standing, leak],
    at: m(4),
    done: [codex(m(4.1), post('A key is out.', '#security-incidents'))],
  },
  'legal-first': {
    given: [...standing, leak],
    at: m(4),
    done: [codex(m(4.1), { type: 'approval.ask', askId: 'a1', of: 'helene-brandt', text: 'may we say this?' })],
  },
  'read-access-logs': {
    given: [...standing, leak],
    at: m(4),
    done: [codex(m(4.1), { type: 'look', console: 'logs', query: 'audit', evidence: [] })],
  },
  'preserve-evidence': {
    given: [...standing, leak],
    at: m(4),
    done: [codex(m(4.1), { type: 'evidence.attach', evidence: ['errors'], note: 'x' })],
  },
};

function hintsAt(steps: readonly Step[], at: DrillTime, me: string) {
  const { drill, before } = given(steps, { participants: [...team] });
  expect(before.refusals, 'the steps of a test are all accepted').toEqual([]);
  const state = before.phase === 'live' ? advanceTo(drill, before, at) : before;
  return hintsForPlayer(situationOf(drill, state, me));
}

const ordered = (steps: readonly Step[]): readonly Step[] => steps.toSorted((a, b) => a[0] - b[0]);

describe.each(Object.entries(cases))('%s', (id, { me = 'codex', given: steps, at, done }) => {
  it('speaks when its time has come', () => {
    const hint = hintsAt(ordered(steps), at, me).find((h) => h.rule === id);
    expect(hint?.clauseText, 'rests on a clause').not.toBe('');
    expect(hint).toMatchObject({ rule: id });
    expect(new Set([hint?.nudge, hint?.what, hint?.how]).size).toBe(3);
  });

  it('is quiet once it is done', () => {
    const after = [...steps, ...done];
    const last = Math.max(at, ...after.map((s) => s[0]));
    expect(hintsAt(ordered(after), last + 1_000, me).map((h) => h.rule)).not.toContain(id);
  });

  it('is quiet before anything has happened', () => {
    if (id !== 'acknowledge') expect(hintsAt([], m(0), me).map((h) => h.rule)).not.toContain(id);
  });
});

describe('the list of rules', () => {
  it('has a test for each, and each id once', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map((r) => r.id).sort());
    expect(new Set(rules.map((r) => r.id)).size).toBe(rules.length);
  });

  it('names indicators, roles and clauses that the playbook has', () => {
    const { playbook } = given([]).drill.bundle;
    const indicators = playbook.scoring.indicators.map((i) => i.id);
    const roles = playbook.roles.map((r) => r.id);
    for (const rule of rules) {
      expect(indicators).toEqual(expect.arrayContaining([...rule.indicators]));
      if (rule.roles !== 'anybody') expect(roles).toEqual(expect.arrayContaining([...rule.roles]));
    }
  });
});
