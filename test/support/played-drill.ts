import { minutes } from '../../src/base/drill-time';
import type { Act } from '../../src/drill/acts';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill, type Drill } from '../../src/drill/drill';
import { foldEntries } from '../../src/drill/fold';
import type { Entry, Header } from '../../src/drill/record';
import type { DrillState } from '../../src/drill/state';
import type { AfterActionInput } from '../../src/report/after-action';
import { scoreDrill, scoreInput } from '../../src/score/scorecard';
import { entriesOf, type Step, WALL_ZERO } from './given';
import { headerFor, tinyBundle } from './tiny-scenario';

/** A folded and scored drill. */
export interface TestDrill extends AfterActionInput {
  readonly drill: Drill;
  readonly state: DrillState;
  readonly entries: readonly Entry[];
}

const flagOff: Act = {
  type: 'tool.done',
  runId: 'r1',
  output: 'done',
  exitCode: 0,
  facts: [{ type: 'flag.set', name: 'x', environment: 'production', value: false }],
  evidence: [],
};

/** A drill with nearly every act; `say` is what stands in every text that a player writes. */
export function fullRun(say: string): readonly Step[] {
  const line = say.slice(0, 400);
  const briefing = {
    situation: say,
    objectives: say,
    plan: say,
    actions: say,
    people: say,
    promises: say,
    comms: say,
    constraints: say,
  };
  const fields = { status: 'Investigating', impact: say, actions: say, next: say, nextUpdateAt: minutes(30) } as const;
  const acts: readonly (readonly [number, string, Act])[] = [
    [0, 'codex', { type: 'drill.start' }],
    [1, 'codex', { type: 'look', console: 'logs', query: say, evidence: ['errors'] }],
    [2, 'codex', { type: 'assess', verdict: 'incident', severity: 'SEV2', reason: say }],
    [2, 'claude', { type: 'bug.open', title: line, body: say }],
    [3, 'codex', { type: 'declare', severity: 'SEV2', summary: line, impact: say }],
    [3, 'codex', { type: 'role.take', role: 'ic' }],
    [3, 'claude', { type: 'role.take', role: 'scribe' }],
    [4, 'codex', { type: 'ticket.open', title: line, labels: [line], body: say }],
    [4, 'codex', { type: 'bridge.open', link: line }],
    [4, 'claude', { type: 'bridge.join' }],
    [5, 'claude', { type: 'ticket.update', kind: 'comment', text: say }],
    [5, 'claude', { type: 'ticket.label', add: [line], remove: [] }],
    [5, 'claude', { type: 'evidence.attach', evidence: ['errors'], note: say }],
    [6, 'codex', { type: 'post', channel: '#incidents', kind: 'update', text: say, fields }],
    [6, 'codex', { type: 'post', channel: '#incidents', kind: 'announcement', text: say }],
    [7, 'codex', { type: 'statuspage.publish', status: 'investigating', title: line, text: say }],
    [7, 'codex', { type: 'escalate', to: 'priya-nair', reason: say }],
    [8, 'codex', { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: say }],
    [8, 'claude', { type: 'task.acknowledge', taskId: 't1' }],
    [9, 'claude', { type: 'finding.note', text: say, evidence: ['errors'], claim: 'suspects', share: true }],
    [9, 'claude', { type: 'task.report', taskId: 't1', text: say, outcome: 'done' }],
    [10, 'codex', { type: 'decide', option: 'flag', text: say, reason: say }],
    [10, 'claude', { type: 'approval.ask', askId: 'a1', of: 'codex', text: say }],
    [10, 'codex', { type: 'approval.give', askId: 'a1', granted: true, text: say }],
    [11, 'claude', { type: 'tool.run', runId: 'r1', tool: 'shell', command: say }],
    [11, 'claude', flagOff],
    [12, 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }],
    [12, 'codex', { type: 'role.brief', role: 'ic', briefing }],
    [13, 'claude', { type: 'role.accept', role: 'ic' }],
    [13, 'claude', { type: 'role.announce', role: 'ic', text: say }],
    [14, 'claude', { type: 'severity.set', severity: 'SEV3', reason: say }],
    [40, 'claude', { type: 'post', channel: '#incidents', kind: 'resolution', text: say }],
    [41, 'claude', { type: 'resolve', summary: say, rootCause: say, criteria: [] }],
    [42, 'claude', { type: 'postmortem.schedule', inHours: 24, text: line }],
    [43, 'claude', { type: 'drill.end' }],
    [44, 'claude', { type: 'postmortem.take-pen' }],
    [44, 'claude', { type: 'postmortem.submit', markdown: `# ${say}` }],
  ];
  return acts.map(([at, by, act]) => [minutes(at), by, act]);
}

/** Folds and scores steps. */
export function playedDrill(
  steps: readonly Step[],
  change: { readonly header?: Partial<Header>; readonly bundle?: Bundle } = {},
): TestDrill {
  const bundle = change.bundle ?? tinyBundle;
  const header = headerFor(bundle, { createdAt: WALL_ZERO, ...change.header });
  const drill = createDrill(bundle, header);
  const entries = entriesOf(steps);
  const state = foldEntries(drill, entries);
  const input = { bundle, header, entries, state };
  return { drill, state, entries, card: scoreDrill(input), truth: scoreInput(input).truth };
}
