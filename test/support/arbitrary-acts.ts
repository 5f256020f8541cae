import fc from 'fast-check';
import type { Act } from '../../src/drill/acts';

/**
 * Acts as people might do them, right or wrong, at any moment: every type of the catalogue, with ids that often exist,
 * sometimes do not, and texts that are sometimes empty or odd. All pass the schema; many will be refused.
 */
const people = fc.constantFrom('codex', 'claude', 'aiko-tanabe', 'ikenna-okafor', 'nobody-here');
const role = fc.constantFrom('ic', 'deputy', 'scribe', 'comms', 'janitor');
const severity = fc.constantFrom('SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV9');
const text = fc.oneof(
  fc.constantFrom(
    'People cannot generate a reading',
    'x',
    '',
    ' ',
    'Next update 14:00 UTC',
    '<b onclick=1>bold</b>',
    'ETA: soon',
  ),
  fc.string({ maxLength: 40 }),
);
const filled = text.map((t) => (t.trim() === '' ? 'something' : t));
const line = text.map((t) => t.slice(0, 300));
const evidence = fc.array(fc.constantFrom('log-quota', 'log-type-error', 'log-slots', 'alert-received', 'made-up'), {
  maxLength: 3,
});
const channel = fc.constantFrom('#incidents', '#support', '#nowhere', 'email:team', 'dm:claude', 'dm:nobody');
const id = (prefix: string) => fc.integer({ min: 1, max: 6 }).map((n) => `${prefix}-${n}`);
const time = fc.integer({ min: 0, max: 4 * 3_600_000 });
const fields = fc.record(
  {
    status: fc.constantFrom(
      'Investigating' as const,
      'Mitigating' as const,
      'Monitoring' as const,
      'Resolved' as const,
    ),
    impact: text,
    actions: text,
    next: text,
    eta: fc.oneof(
      fc.constant({ kind: 'unknown' as const }),
      time.map((at) => ({ kind: 'precise' as const, at })),
      time.map((from) => ({ kind: 'range' as const, from, to: from + 600_000 })),
    ),
    nextUpdateAt: time,
  },
  { requiredKeys: [] },
);
const briefing = fc.record({
  situation: text,
  objectives: text,
  plan: text,
  actions: text,
  people: text,
  promises: text,
  comms: text,
  constraints: text,
});

const of = <T extends Act['type']>(type: T, shape: fc.Arbitrary<object> = fc.constant({})): fc.Arbitrary<Act> =>
  shape.map((rest) => ({ type, ...rest }) as unknown as Act);

/** Acts of the people at work; none that stops, ends or moves the clock. */
export const workAct: fc.Arbitrary<Act> = fc.oneof(
  of('page.acknowledge', fc.record({ pageId: fc.constantFrom('page-first-page', 'page-second-page', 'page-x') })),
  of('assess', fc.record({ verdict: fc.constantFrom('incident', 'not-incident'), severity })),
  of('bug.open', fc.record({ title: line, body: text })),
  of('declare', fc.record({ severity, summary: line, impact: text })),
  of('severity.set', fc.record({ severity, reason: text })),
  of('ticket.open', fc.record({ title: line, labels: fc.constant(['incident']), body: text })),
  of('ticket.update', fc.record({ kind: fc.constantFrom('comment', 'status', 'body'), text })),
  of(
    'ticket.label',
    fc.record({ add: fc.constantFrom(['Resolved'], ['sev-1'], []), remove: fc.constantFrom(['sev-2'], []) }),
  ),
  of('evidence.attach', fc.record({ evidence, note: text })),
  of('bridge.open', fc.record({ link: line })),
  of('bridge.join'),
  of('role.take', fc.record({ role })),
  of('role.release', fc.record({ role })),
  of('role.offer', fc.record({ role, to: people })),
  of('role.brief', fc.record({ role, briefing })),
  of('role.accept', fc.record({ role })),
  of('role.decline', fc.record({ role })),
  of('role.announce', fc.record({ role, text })),
  of(
    'post',
    fc.record({
      channel,
      kind: fc.constantFrom('message', 'update', 'announcement', 'resolution', 'answer', 'thanks'),
      text,
      fields,
    }),
  ),
  of('post', fc.record({ channel: fc.constant('#incidents'), kind: fc.constant('update'), text: filled, fields })),
  of(
    'statuspage.publish',
    fc.record({ status: fc.constantFrom('investigating', 'identified', 'monitoring', 'resolved'), title: line, text }),
  ),
  of('escalate', fc.record({ to: people, reason: text })),
  of(
    'look',
    fc.record({ console: fc.constantFrom('logs', 'metrics', 'tracker', 'github', 'platform'), query: text, evidence }),
  ),
  of(
    'task.give',
    fc.record({
      taskId: id('task'),
      to: people,
      kind: fc.constantFrom('look', 'fix', 'update', 'scribe', 'other'),
      text: fc.oneof(
        text,
        fc.constantFrom('check the function logs', 'deploy generate-reading v41', 'what do the metrics say?'),
      ),
    }),
  ),
  of('task.acknowledge', fc.record({ taskId: id('task') })),
  of(
    'task.report',
    fc.record({ taskId: id('task'), text, outcome: fc.constantFrom('done', 'failed', 'nothing-found') }),
  ),
  of(
    'finding.note',
    fc.record({ text, evidence, claim: fc.constantFrom('observation', 'suspects', 'discards'), share: fc.boolean() }),
  ),
  of(
    'decide',
    fc.record({ option: fc.constantFrom('rollback', 'flag', 'database', 'scale', 'other'), text, reason: text }),
  ),
  of('approval.ask', fc.record({ askId: id('ask'), of: people, text })),
  of('approval.give', fc.record({ askId: id('ask'), granted: fc.boolean() })),
  of('resolve', fc.record({ summary: text, rootCause: text, criteria: fc.constantFrom(['root-cause-fixed'], []) })),
  of('incident.reopen', fc.record({ reason: text })),
  of('postmortem.schedule', fc.record({ inHours: fc.integer({ min: 0, max: 100 }), text: line })),
);

const inject = fc.constantFrom(
  'first-page',
  'second-page',
  'support-reports',
  'ic-must-leave',
  'cto-status',
  'made-up',
);
const addressee = fc.constantFrom(
  'role:ic',
  'role:janitor',
  'person:claude',
  'person:nobody',
  'page',
  '#support',
  '#no',
);
const evaluator = fc.constantFrom({ id: 'eva', name: 'Eva' }, { id: 'sam', name: 'Sam' });
const seat = fc.constantFrom('codex', 'claude', 'aiko-tanabe', 'nobody-here');

/** Acts of those who run the exercise, and of the room that says who sits where. */
export const facilitationAct: fc.Arbitrary<Act> = fc.oneof(
  of('inject.fire', fc.record({ inject })),
  of('inject.hold', fc.record({ inject })),
  of('inject.release', fc.record({ inject })),
  of('inject.edit', fc.record({ inject, text, to: addressee })),
  of(
    'inject.improvise',
    fc.record({
      injectId: id('extra'),
      from: fc.constantFrom('priya-nair', 'monitoring', 'codex'),
      to: addressee,
      text,
      asks: fc.constantFrom('eta', 'answer'),
    }),
  ),
  of('cast.say', fc.record({ as: fc.constantFrom('priya-nair', 'codex'), channel, text })),
  of('role.assign', fc.record({ role, to: people })),
  of(
    'observe',
    fc.record({
      observationId: id('seen'),
      evaluator,
      objective: fc.constantFrom('declare-in-time', 'made-up'),
      rating: fc.constantFrom('P', 'S', 'M', 'U'),
      text,
    }),
  ),
  of('observe.withdraw', fc.record({ observationId: id('seen'), evaluator })),
  of(
    'seat.person',
    fc.record({ seat, kind: fc.constantFrom('player', 'bot'), names: fc.constantFrom([], ['Ada'], ['Ada', 'Bo']) }),
  ),
  of('seat.away', fc.record({ seat, asOf: fc.integer({ min: 0, max: 10_000_000 }) })),
  of('seat.back', fc.record({ seat })),
);

/** Facts that commands may cause: right, wrong and harmful ones. */
export const fact = fc.constantFrom(
  { type: 'secret.set' as const, name: 'OPENAI_API_KEY', value: 'backup' },
  { type: 'quota.raised' as const, vendor: 'openai' },
  { type: 'function.deployed' as const, name: 'generate-reading', version: 'v41' },
  { type: 'function.deployed' as const, name: 'error-digest', version: 'v11' },
  { type: 'function.deleted' as const, name: 'generate-reading' },
  { type: 'flag.set' as const, name: 'reading.generate', environment: 'production', value: false },
  { type: 'service.restarted' as const, name: 'pooler' },
  { type: 'logs.deleted' as const, stream: 'error-logs' },
);

/** A command from request to completion. */
export const commandActs = (runId: string): fc.Arbitrary<readonly Act[]> =>
  fc.array(fact, { maxLength: 2 }).map((facts) => [
    { type: 'tool.run', runId, tool: 'shell', command: 'something' },
    { type: 'tool.done', runId, output: 'done', exitCode: 0, facts, evidence: [] },
  ]);

/** Acts that control the drill or belong to its end; they may come at any moment too. */
export const controlAct: fc.Arbitrary<Act> = fc.oneof(
  of('drill.start'),
  of('drill.pause', fc.record({ reason: fc.constantFrom('player', 'away', 'facilitator') })),
  of('drill.resume'),
  of('drill.pace', fc.record({ pace: fc.constantFrom(1, 5, 20) })),
  of('drill.skip', fc.record({ to: time })),
  of('drill.stop-real'),
  of('drill.end'),
  of('drill.close-postmortem'),
  of('postmortem.take-pen'),
  of('postmortem.save', fc.record({ markdown: text })),
  of('postmortem.submit', fc.record({ markdown: text })),
  of('postmortem.skip', fc.record({ hours: fc.integer({ min: 1, max: 168 }) })),
  of('postmortem.tick', fc.record({ item: fc.constantFrom('shared', 'made-up'), done: fc.boolean() })),
  of('hint.take', fc.record({ rule: fc.constantFrom('acknowledge', 'declare'), step: fc.constantFrom(1, 2, 3) })),
  of('tool.run', fc.record({ runId: id('run'), tool: fc.constantFrom('shell', 'console'), command: text })),
  of(
    'tool.done',
    fc.record({
      runId: id('run'),
      output: text,
      exitCode: fc.integer({ min: 0, max: 2 }),
      facts: fc.array(fact, { maxLength: 1 }),
      evidence,
    }),
  ),
);

export const actor = fc.constantFrom('codex', 'claude', 'aiko-tanabe', 'facilitator', 'system', 'somebody-else');
