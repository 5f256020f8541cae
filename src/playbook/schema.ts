import { z } from 'zod';
import { postmortemSchema, resolutionSchema, templateSchema, ticketSchema, updatesSchema } from './schema-documents';
import {
  actTypeSchema,
  blockSchema,
  channelIdSchema,
  clauseIdSchema,
  dateSchema,
  idSchema,
  lineSchema,
  minutesSchema,
  severityIdSchema,
} from './schema-parts';
import { practiceSchema, scoringSchema } from './schema-scoring';

export const PLAYBOOK_FORMAT = 'hotwash.playbook';
export const PLAYBOOK_VERSION = 1;

export const roleSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  clause: clauseIdSchema,
  primary: lineSchema.optional(),
  backup: lineSchema.optional(),
  /** The role that holds this one unless somebody takes it. */
  defaultTo: idSchema.optional(),
  assignment: z.literal('rotating').optional(),
  responsibilities: z.array(lineSchema).min(1),
  /** Types of acts (`declare`, `tool.run`) that belong to this role while somebody holds it. */
  ownActs: z.array(actTypeSchema).default([]),
});

/** One row of the severity table; the table is ordered, most severe first. */
export const severitySchema = z.strictObject({
  id: severityIdSchema,
  /** The number in titles and labels. */
  n: z.int().min(0).max(99),
  /** As titles and announcements write it. */
  code: lineSchema,
  label: lineSchema,
  description: lineSchema,
  /** First page or report to declaration; `null` is the next business day. */
  respondWithinMinutes: minutesSchema.nullable(),
  examples: z.array(lineSchema).min(1),
  clause: clauseIdSchema,
});

/** A kind of incident whose severity is never anything else. */
export const severityAlwaysSchema = z.strictObject({
  clause: clauseIdSchema,
  when: z.enum(['data-loss', 'security']),
  severity: severityIdSchema,
});

/** An outage of severity `from` that is complete for longer than this is a `to`. */
export const severityEscalationSchema = z.strictObject({
  clause: clauseIdSchema,
  from: severityIdSchema,
  to: severityIdSchema,
  completeOutageMinutes: minutesSchema,
});

export const STAGE_IDS = [
  'detection',
  'declaration',
  'investigation',
  'mitigation',
  'communication',
  'resolution',
  'postmortem',
] as const;

export const stepSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  clause: clauseIdSchema,
  /** The command lines of the customer's document, verbatim. */
  commands: z.array(blockSchema).optional(),
  by: idSchema.optional(),
});

export const stageSchema = z.strictObject({
  id: z.enum(STAGE_IDS),
  title: lineSchema,
  steps: z.array(stepSchema).min(1),
});

export const mitigationOptionSchema = z.strictObject({
  id: idSchema,
  letter: z.string().regex(/^[A-Z]$/, 'one capital letter'),
  title: lineSchema,
  for: lineSchema,
  clause: clauseIdSchema,
  steps: z.array(lineSchema).min(1),
  commands: z.array(blockSchema).default([]),
});

export const prohibitionSchema = z.strictObject({
  id: idSchema,
  text: lineSchema,
  clause: clauseIdSchema,
  scope: z.enum(['always', 'data-loss', 'security']),
});

/** `channel` is a channel of the playbook, or `ticket`, or `status-page`. */
export const updateChannelSchema = z.strictObject({
  channel: z.union([channelIdSchema, z.enum(['ticket', 'status-page'])]),
  severities: z.array(severityIdSchema).min(1),
  clause: clauseIdSchema,
});

/** What the customer's document says about one kind of incident. */
export const scenarioNoteSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  severity: severityIdSchema.optional(),
  symptoms: z.array(lineSchema).default([]),
  checks: z.array(stepSchema).default([]),
  causes: z.array(z.strictObject({ id: idSchema, text: lineSchema })).default([]),
  mitigations: z.array(stepSchema.extend({ cause: idSchema.optional() })).default([]),
  /** Immediate actions, in their order. */
  actions: z.array(stepSchema).default([]),
  prohibitions: z.array(idSchema).default([]),
  /** Where this kind of incident is told; in place of the general list where `precedence` puts the scenario first. */
  updateChannels: z.array(updateChannelSchema).min(1).optional(),
  clauses: z.array(clauseIdSchema).min(1),
});

export const clauseSchema = z.strictObject({
  id: clauseIdSchema,
  section: lineSchema,
  rule: lineSchema,
  /** The heading in the customer's document that the rule stands under. */
  source: lineSchema,
});

export const historyRowSchema = z.strictObject({
  date: dateSchema,
  severity: severityIdSchema,
  durationMinutes: minutesSchema,
  summary: lineSchema,
  postmortem: lineSchema.optional(),
});

export const playbookSchema = z.strictObject({
  format: z.literal(PLAYBOOK_FORMAT),
  version: z.literal(PLAYBOOK_VERSION),
  id: idSchema,
  title: lineSchema,
  owner: lineSchema,
  lastUpdated: dateSchema,
  nextDrill: dateSchema,
  source: lineSchema,
  roles: z.array(roleSchema).min(1),
  severities: z.array(severitySchema).min(1),
  always: z.array(severityAlwaysSchema).default([]),
  escalates: z.array(severityEscalationSchema).default([]),
  acknowledgeWithinMinutes: minutesSchema,
  lifecycle: z.array(stageSchema).length(STAGE_IDS.length),
  mitigation: z.strictObject({
    principle: lineSchema,
    clause: clauseIdSchema,
    preference: z.array(mitigationOptionSchema).min(1),
  }),
  cadence: z.strictObject({
    minutes: minutesSchema,
    graceMinutes: minutesSchema,
    amberMinutes: minutesSchema,
    clause: clauseIdSchema,
  }),
  updates: updatesSchema,
  channels: z.array(z.strictObject({ id: channelIdSchema, title: lineSchema, purpose: lineSchema })).min(1),
  updateChannels: z.array(updateChannelSchema).min(1),
  /** What is told there is public: `status-page`, or a group that mail goes to. */
  publicChannels: z.array(lineSchema).default([]),
  ticket: ticketSchema,
  resolution: resolutionSchema,
  postmortem: postmortemSchema,
  escalation: z.strictObject({
    path: z
      .array(
        z.strictObject({
          step: z.int().min(1).max(99),
          role: idSchema.optional(),
          title: lineSchema,
          person: lineSchema.optional(),
        }),
      )
      .min(1),
    clause: clauseIdSchema,
  }),
  externalContacts: z
    .array(
      z.strictObject({ id: idSchema, title: lineSchema, contact: lineSchema, for: lineSchema, clause: clauseIdSchema }),
    )
    .default([]),
  templates: z.array(templateSchema).min(1),
  prohibitions: z.array(prohibitionSchema).default([]),
  scenarioNotes: z.array(scenarioNoteSchema).default([]),
  gaps: z.array(z.strictObject({ id: idSchema, text: lineSchema, where: lineSchema })).default([]),
  history: z.array(historyRowSchema).default([]),
  /** Which rule wins when two disagree, strongest first. */
  precedence: z.array(z.enum(['prohibitions', 'scenario', 'general'])).length(3),
  clauses: z.array(clauseSchema).min(1),
  practices: z.array(practiceSchema).default([]),
  scoring: scoringSchema,
});

/** The rules of one customer: everything that a drill is scored by. */
export type Playbook = z.infer<typeof playbookSchema>;
export type Role = Playbook['roles'][number];
export type Severity = Playbook['severities'][number];
export type Stage = Playbook['lifecycle'][number];
export type StageId = Stage['id'];
export type Step = Stage['steps'][number];
export type MitigationOption = Playbook['mitigation']['preference'][number];
export type Template = Playbook['templates'][number];
export type TemplateField = Template['fields'][number];
export type Prohibition = Playbook['prohibitions'][number];
export type ScenarioNote = Playbook['scenarioNotes'][number];
export type Clause = Playbook['clauses'][number];
export type Practice = Playbook['practices'][number];
export type PostmortemSection = Playbook['postmortem']['sections'][number];
export type Dimension = Playbook['scoring']['dimensions'][number];
export type Indicator = Playbook['scoring']['indicators'][number];
export type Rating = Playbook['scoring']['hardFlagCap'];
