import { z } from 'zod';
import { isDate, isLocalDateTime } from './dates';
import { readRule } from './rule';

/**
 * What each kind of thing in a programme is made of. A change sets some of the fields; two people who change different fields
 * of one thing are not in each other's way.
 */

const id = z.string().min(1).max(80);
const line = z.string().max(200);
const text = z.string().max(4_000);
const roleId = z.string().min(1).max(40);
const date = z.string().refine(isDate, 'a date is written as 2026-03-04');
const localDateTime = z.string().refine(isLocalDateTime, 'a local time is written as 2026-03-04T14:30');
/** Only its form: whether this machine knows the zone is asked where times are computed, so that a file is never refused for it. */
const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, 'a time zone is named as in Europe/Berlin');
const rating = z.enum(['P', 'S', 'M', 'U']);
const percent = z.number().min(0).max(100);
const points = z.number().min(-10_000).max(10_000);

/** What is kept of a drill's scorecard: enough for trends and for choosing the next drill. */
export const cardSummarySchema = z.strictObject({
  percent,
  rating,
  /** A dimension with `possible: 0` had nothing to judge. */
  dimensions: z.array(z.strictObject({ id: line, title: line, percent, possible: points })).max(40),
  /** One row an indicator that had something to judge; `possible` are the playbook's points for it. */
  indicators: z.array(z.strictObject({ id: line, title: line, dimension: line, points, possible: points })).max(300),
  /** `person` is the id in `held`. */
  people: z.array(z.strictObject({ person: line, percent, rating })).max(100),
});
export type CardSummary = z.infer<typeof cardSummarySchema>;

/** Who held a role in a drill. `person` is the person's id in the programme where the name was found there, else the name. */
export const heldSchema = z.strictObject({ person: z.string().min(1).max(200), role: roleId });
export type Held = z.infer<typeof heldSchema>;

/** Fields of each kind. The names of the kinds are part of the file format. */
export const FIELDS = {
  /** The programme itself; its only id is `programme`. */
  programme: z.strictObject({ title: line }),
  team: z.strictObject({ name: line }),
  person: z.strictObject({
    name: line,
    /** Empty: none. */
    email: z.union([z.literal(''), z.email().max(200)]),
    teams: z.array(id).max(50),
    /** Roles they can hold: `deputy scribe comms`, or others of the playbook. Who may command stands in `icPool`. */
    roles: z.array(roleId).max(20),
    icPool: z.boolean(),
    timeZone,
  }),
  /** Somebody is away from one day to another, both included, by the person's own time zone. */
  absence: z.strictObject({ person: id, from: date, to: date, note: line }),
  schedule: z.strictObject({
    title: line,
    team: id,
    scenario: z.union([
      z.strictObject({ choose: z.literal('weakest') }),
      z.strictObject({ choose: z.literal('fixed'), id: z.string().min(1).max(120) }),
    ]),
    /** Wall-clock time in `timeZone`; stays the same when the clocks change. */
    start: localDateTime,
    timeZone,
    /** A recurrence rule without the `RRULE:` before it; empty: once. */
    rule: z
      .string()
      .max(200)
      .refine((r) => readRule(r).ok, 'the recurrence rule cannot be read'),
    durationMinutes: z.number().int().min(5).max(1_440),
    /** Id of a person; empty: nobody yet. */
    facilitator: z.string().max(80),
    /** What to prepare; goes into invitations, so it holds no spoiler. */
    note: text,
  }),
  /** One occurrence of a schedule that is cancelled or moved. Its id is `exceptionId(schedule, on)`. */
  exception: z.strictObject({
    schedule: id,
    /** The local day by the rule; it names the occurrence also when the schedule's time of day is changed. */
    on: date,
    /** The new local start; empty: cancelled. */
    movedTo: z.union([z.literal(''), localDateTime]),
  }),
  /** A drill or a real incident in the history. */
  entry: z.strictObject({
    what: z.enum(['drill', 'incident']),
    date,
    /** As the playbook writes it: `SEV1`; empty: none was declared. */
    severity: z.string().max(40),
    durationMinutes: z.number().int().min(0).max(525_600).nullable(),
    summary: text,
    /** A link or a few words; empty: none. */
    postmortem: z.string().max(1_000),
    /** Wall time of StartEx, ms; null where only the date is known. */
    startedAt: z.number().int().min(0).max(8.64e15).nullable(),
    team: z.string().max(80),
    drillId: z.string().max(80),
    scenarioId: z.string().max(120),
    /** 1 to 5; 0: not known. */
    difficulty: z.number().int().min(0).max(5),
    coaching: z.enum(['guided', 'hinted', 'free']),
    held: z.array(heldSchema).max(100),
    card: cardSummarySchema.nullable(),
  }),
  action: z.strictObject({
    text,
    /** Id of a person, or a name. */
    owner: line,
    due: z.union([z.literal(''), date]),
    priority: z.string().max(40),
    state: z.enum(['open', 'doing', 'done', 'dropped']),
    /** Why it was dropped, or what was done. */
    reason: text,
    /** Day on which it was done or dropped; empty before. */
    closedOn: z.union([z.literal(''), date]),
    /** Id of the history entry that it comes from; empty: none. */
    source: z.string().max(80),
  }),
} as const;

export type Kind = keyof typeof FIELDS;
export type FieldsOf<K extends Kind> = z.infer<(typeof FIELDS)[K]>;
/** A thing with all its fields: what was never set has the value of `BLANK`. */
export type Thing<K extends Kind> = FieldsOf<K> & { readonly id: string };

export type Team = Thing<'team'>;
export type Person = Thing<'person'>;
export type Absence = Thing<'absence'>;
export type Schedule = Thing<'schedule'>;
export type Exception = Thing<'exception'>;
export type HistoryEntry = Thing<'entry'>;
export type Action = Thing<'action'>;

/** What a field is until somebody sets it. */
export const BLANK: { readonly [K in Kind]: FieldsOf<K> } = {
  programme: { title: 'Drill programme' },
  team: { name: '' },
  person: { name: '', email: '', teams: [], roles: ['deputy', 'scribe', 'comms'], icPool: false, timeZone: 'UTC' },
  absence: { person: '', from: '1970-01-01', to: '1970-01-01', note: '' },
  schedule: {
    title: '',
    team: '',
    scenario: { choose: 'weakest' },
    start: '1970-01-01T00:00',
    timeZone: 'UTC',
    rule: '',
    durationMinutes: 60,
    facilitator: '',
    note: '',
  },
  exception: { schedule: '', on: '1970-01-01', movedTo: '' },
  entry: {
    what: 'incident',
    date: '1970-01-01',
    severity: '',
    durationMinutes: null,
    summary: '',
    postmortem: '',
    startedAt: null,
    team: '',
    drillId: '',
    scenarioId: '',
    difficulty: 0,
    coaching: 'free',
    held: [],
    card: null,
  },
  action: {
    text: '',
    owner: '',
    due: '',
    priority: '',
    state: 'open',
    reason: '',
    closedOn: '',
    source: '',
  },
};
