import { z } from 'zod';
import { factSchema } from '../scenario/facts';
import { act, drillTime, id, line, longText, person, role, text } from './act-parts';
import { facilitationActSchemas } from './facilitation-acts';

/**
 * The acts: everything that a participant can put into the record. A drill is the ordered list of these and nothing else.
 * The shapes are the schema of untrusted input too (a record file, another window), so every text has a limit.
 */
const severity = z.string().regex(/^SEV[1-9]$/);
const evidence = z.array(id).max(60);

/** Fields of an update, as far as the writer filled them in. ETA: `unknown`, a range, or one time; drill times in ms. */
export const updateFieldsSchema = z.strictObject({
  status: z.enum(['Investigating', 'Mitigating', 'Monitoring', 'Resolved']).optional(),
  impact: text.optional(),
  actions: text.optional(),
  next: text.optional(),
  eta: z
    .union([
      z.strictObject({ kind: z.literal('unknown') }),
      z.strictObject({ kind: z.literal('range'), from: drillTime, to: drillTime }),
      z.strictObject({ kind: z.literal('precise'), at: drillTime }),
    ])
    .optional(),
  nextUpdateAt: drillTime.optional(),
});
export type UpdateFields = z.infer<typeof updateFieldsSchema>;

export const briefingSchema = z.strictObject({
  situation: text,
  objectives: text,
  plan: text,
  actions: text,
  people: text,
  promises: text,
  comms: text,
  constraints: text,
});
export type Briefing = z.infer<typeof briefingSchema>;

/**
 * What is asked of the database. It is put in order before it runs, so that every replica applies the same in the same order:
 * SQL as it was sent (one query string, as psql sends it), an emergency backup, or the restore of one into a schema.
 */
export const databaseRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sql'), sql: z.string().min(1).max(60_000) }),
  z.strictObject({ kind: z.literal('backup'), backup: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/) }),
  z.strictObject({
    kind: z.literal('restore'),
    backup: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/),
    into: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  }),
  /** The session is over: what it left open is rolled back. */
  z.strictObject({ kind: z.literal('end') }),
]);
export type DatabaseRequest = z.infer<typeof databaseRequestSchema>;

export const actSchema = z.discriminatedUnion('type', [
  // The drill itself
  act('drill.start', {}),
  act('drill.pause', {
    /** Wall time of the last sign of life, when the pause is noticed only afterwards. */ asOf: z
      .number()
      .int()
      .optional(),
    reason: z.enum(['player', 'away', 'facilitator']),
  }),
  act('drill.resume', {}),
  act('drill.pace', { pace: z.union([z.literal(1), z.literal(5), z.literal(20)]) }),
  act('drill.skip', { to: drillTime }),
  act('drill.stop-real', { note: line.optional() }),
  act('drill.end', {}),
  act('drill.close-postmortem', {}),
  // Detection
  act('page.acknowledge', { pageId: id }),
  act('assess', {
    verdict: z.enum(['incident', 'not-incident']),
    severity: severity.optional(),
    reason: text.optional(),
  }),
  act('bug.open', { title: line, body: text }),
  // Declaration
  act('declare', { severity, summary: line, impact: text }),
  act('severity.set', { severity, reason: text }),
  act('ticket.open', { title: line, labels: z.array(line).max(20), body: text }),
  act('ticket.update', { kind: z.enum(['comment', 'status', 'body']), text }),
  act('ticket.label', { add: z.array(line).max(20), remove: z.array(line).max(20) }),
  act('evidence.attach', { evidence, note: text }),
  act('bridge.open', { link: line }),
  act('bridge.join', {}),
  // Roles
  act('role.take', { role }),
  act('role.release', { role }),
  act('role.offer', { role, to: person }),
  act('role.brief', { role, briefing: briefingSchema }),
  act('role.accept', { role }),
  act('role.decline', { role }),
  act('role.announce', { role, text }),
  // Communication. `channel` is `#incidents`, ..., `email:team`, `email:stakeholders`, or `dm:<person>`.
  act('post', {
    channel: id,
    kind: z.enum(['message', 'update', 'announcement', 'resolution', 'answer', 'thanks']),
    text,
    fields: updateFieldsSchema.optional(),
    replyTo: id.optional(),
    /** A template that this was written with, for the debrief. */
    template: id.optional(),
  }),
  act('statuspage.publish', {
    status: z.enum(['investigating', 'identified', 'monitoring', 'resolved']),
    title: line,
    text,
    fields: updateFieldsSchema.optional(),
  }),
  act('escalate', { to: person, reason: text }),
  // Work
  act('look', { console: id, query: z.string().max(2_000), evidence }),
  act('tool.run', { runId: id, tool: z.enum(['shell', 'console']), command: z.string().max(20_000) }),
  act('tool.done', {
    runId: id,
    output: longText,
    exitCode: z.number().int(),
    facts: z.array(factSchema).max(60),
    evidence,
    /** Statements of this run that the database did not carry out after all: cancelled, or ended with the database. */
    cancelled: z.array(id).max(100).optional(),
  }),
  act('db.run', { runId: id, statementId: id, session: id, request: databaseRequestSchema }),
  act('task.give', {
    taskId: id,
    to: person,
    kind: z.enum(['look', 'fix', 'update', 'scribe', 'other']),
    text,
    /** What a colleague made of code is to do, when the task names it. */ subject: line.optional(),
  }),
  act('task.acknowledge', { taskId: id }),
  act('task.report', { taskId: id, text, outcome: z.enum(['done', 'failed', 'nothing-found']) }),
  act('finding.note', {
    text,
    evidence,
    /** What the finding says of a suspected cause. */ claim: z
      .enum(['observation', 'suspects', 'discards'])
      .default('observation'),
    /** Shared on the bridge at once. */ share: z.boolean(),
  }),
  act('decide', { option: z.enum(['rollback', 'flag', 'database', 'scale', 'other']), text, reason: text }),
  act('approval.ask', { askId: id, of: person, text }),
  act('approval.give', { askId: id, granted: z.boolean(), text: text.optional() }),
  // Resolution and after
  act('resolve', { summary: text, rootCause: text, criteria: z.array(id).max(12) }),
  act('incident.reopen', { reason: text }),
  act('postmortem.schedule', { /** Hours after the resolution. */ inHours: z.number().min(0).max(1_000), text: line }),
  act('postmortem.take-pen', {}),
  act('postmortem.save', { markdown: longText }),
  act('postmortem.submit', { markdown: longText }),
  // It is written later in the drill's own time: so many hours pass at once.
  act('postmortem.skip', { hours: z.number().int().min(1).max(168) }),
  act('postmortem.tick', { item: id, done: z.boolean() }),
  // Help that somebody playing with hints asked for: a nudge, what to do, exactly how.
  act('hint.take', { rule: id, step: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  // Running the exercise: not for those who play
  ...facilitationActSchemas,
]);

export type Act = z.infer<typeof actSchema>;
export type ActType = Act['type'];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;

export const actTypes: readonly ActType[] = actSchema.options.map((o) => o.shape.type.value as ActType);
