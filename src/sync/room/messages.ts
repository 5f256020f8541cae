import { z } from 'zod';
import { entrySchema, headerSchema } from '../../drill/record';

/**
 * What members of a room say to it, besides what happens in the drill. All of it is untrusted: it was written by another
 * machine. Keys and ids are base64url without padding.
 */
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** First 16 bytes of SHA-256 of the signing key: nobody can take another's id. */
export const memberIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const roomIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const name = z.string().trim().min(1).max(80);
const seatId = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/**
 * What somebody is in a room. A facilitator runs the exercise and sees the truth; an evaluator watches and notes observations;
 * an observer only watches; a player plays.
 */
export const standingSchema = z.enum(['facilitator', 'evaluator', 'observer', 'player']);
export type Standing = z.infer<typeof standingSchema>;

/** One place at the table: a participant of the drill to be. `kind`: who plays it while nobody sits there. */
export const seatSchema = z.strictObject({
  id: seatId,
  role: z.string().max(40),
  roleTitle: z.string().max(80),
  /** The company's person that sits there by default; a member who takes the seat gives it their own name. */
  name,
  kind: z.enum(['bot', 'nobody']),
});
export type Seat = z.infer<typeof seatSchema>;

/** What everybody sees while the room waits for StartEx. Nothing in here is a spoiler. */
export const lobbySchema = z.strictObject({
  scenarioId: z.string().min(1).max(120),
  title: z.string().min(1).max(200),
  summary: z.string().max(4_000),
  briefing: z.string().max(20_000),
  seats: z.array(seatSchema).max(40),
  /** Somebody facilitates: then only they run the clock, and players do not see how. */
  isFacilitated: z.boolean(),
  /** Team of the programme that this drill belongs to, if any. */
  team: z.string().max(80).optional(),
});
export type Lobby = z.infer<typeof lobbySchema>;

export const proposalSchema = entrySchema.omit({ seq: true, at: true });

const source = z.string().max(600_000);

export const bodySchema = z.discriminatedUnion('kind', [
  /** First message of a room, by its founder, whose key the join link names. */
  z.strictObject({
    kind: z.literal('found'),
    name,
    signKey: key,
    boxKey: key,
    standing: z.enum(['facilitator', 'player']),
    lobby: lobbySchema,
  }),
  /** Somebody who has the room key comes in. `standing`: what they would like to be; a facilitator is only made by a host. */
  z.strictObject({
    kind: z.literal('join'),
    name,
    signKey: key,
    boxKey: key,
    standing: z.enum(['player', 'evaluator', 'observer']),
  }),
  z.strictObject({ kind: z.literal('rename'), name }),
  /** By a host: changes the lobby. */
  z.strictObject({ kind: z.literal('lobby'), lobby: lobbySchema }),
  /** By a host: makes somebody something else. A facilitator is a host as well. */
  z.strictObject({
    kind: z.literal('stand'),
    member: memberIdSchema,
    standing: standingSchema,
    isHost: z.boolean().optional(),
  }),
  /** `member` takes or leaves a seat: oneself, or anybody by a host. Several may share a seat. */
  z.strictObject({ kind: z.literal('seat'), seat: seatId, member: memberIdSchema, sits: z.boolean() }),
  /** By a host: the drill is set up; its entries follow. */
  z.strictObject({
    kind: z.literal('begin'),
    header: headerSchema,
    sources: z.strictObject({ scenarioYaml: source, playbookYaml: source, companyYaml: source }),
  }),
  /** What happens in the drill: all of it or nothing. */
  z.strictObject({ kind: z.literal('acts'), proposals: z.array(proposalSchema).min(1).max(60) }),
  /**
   * A sign of life: shows later how long anybody was there. `conducts`: by whoever conducts the bots, or would: holds the
   * lease.
   */
  z.strictObject({ kind: z.literal('beat'), conducts: z.boolean() }),
  /** By a host: nobody joins and nothing is added any more. */
  z.strictObject({ kind: z.literal('close') }),
]);
export type Body = z.infer<typeof bodySchema>;
export type BodyOf<K extends Body['kind']> = Extract<Body, { kind: K }>;

/** Ids of messages. Entries that follow from a message are named after it, so there is room left for that. */
export const messageIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/);

/** A message before it is signed and sealed. `id` makes a retry harmless and a replay visible. */
export const messageSchema = z.strictObject({
  id: messageIdSchema,
  from: memberIdSchema,
  /** Engine time (ms) at which it was made, as its machine estimates it: for figures alone, nothing follows from it. */
  sent: z.number().int().min(0).optional(),
  body: bodySchema,
});
export type Message = z.infer<typeof messageSchema>;

/**
 * By a host, in a frame of its own kind: from here on the room has a new key. It stands sealed to the box key of everybody
 * who stays; who is left out has been removed.
 */
export const rekeySchema = z.strictObject({
  id: messageIdSchema,
  from: memberIdSchema,
  /** Its author's key, so that somebody who cannot read the log before it yet can tell that it is whole. */
  signKey: key,
  /** Name of the new key (`roomKeyName`): nobody can pass off another one for it. */
  newKey: memberIdSchema,
  removed: z.array(memberIdSchema).max(400),
  /** Member id -> the new key, sealed to them. */
  seals: z.record(memberIdSchema, z.string().max(400)),
});
export type Rekey = z.infer<typeof rekeySchema>;
