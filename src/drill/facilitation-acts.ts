import { z } from 'zod';
import { act, id, person, role, text } from './act-parts';

/** A rating on the scale of HSEEP: performed without challenges, with some, with major ones, unable to be performed. */
export const ratingSchema = z.enum(['P', 'S', 'M', 'U']);

/** Who observes. Their own machine signs for them, so that nobody speaks for another. */
export const evaluatorSchema = z.strictObject({ id: person, name: z.string().trim().min(1).max(80) });
export type Evaluator = z.infer<typeof evaluatorSchema>;

/** What a facilitator sends in has to be read at a glance. */
const injectText = z.string().max(4_000);
/** `role:<id>`, `person:<participant>`, `page`, or a channel. */
const addressee = z.string().min(1).max(120);

/** What whoever facilitates can do to the script and to the game. */
const steering = [
  /** Delivers an inject of the script now, whatever its trigger says. */
  act('inject.fire', { inject: id }),
  /** Keeps an inject back until it is released. */
  act('inject.hold', { inject: id }),
  act('inject.release', { inject: id }),
  /** Changes what is going to be delivered, and to whom. */
  act('inject.edit', { inject: id, text: injectText, to: addressee.optional() }),
  /** A new inject, delivered now. */
  act('inject.improvise', {
    injectId: id,
    /** Somebody of the cast, or a system that the scenario knows. */ from: person,
    to: addressee,
    text: injectText,
    /** It asks for an answer, which is then judged as an answer to the script's questions is. */ asks: z
      .enum(['eta', 'status', 'answer'])
      .optional(),
    objective: id.optional(),
  }),
  /** Plays somebody of the cast. `channel`: a channel of the company, a mail group, or `dm:<participant>`. */
  act('cast.say', { as: person, channel: id, text: injectText, replyTo: id.optional() }),
  /** Hands a role to somebody. */
  act('role.assign', { role, to: person }),
] as const;

/** What evaluators note. It changes nothing in the drill, and no score. */
const observing = [
  act('observe', {
    observationId: id,
    evaluator: evaluatorSchema,
    objective: id,
    rating: ratingSchema,
    text,
    /** Whom it is about; absent: the team. */ person: person.optional(),
    /** The entry (`seq`) that it is about. */ about: z.number().int().min(1).optional(),
  }),
  act('observe.withdraw', { observationId: id, evaluator: evaluatorSchema }),
] as const;

const seat = person;

/** Who sits in the seats of a room. The room's log tells it, and the facilitator may. */
const seating = [
  /** From now on these people play the seat, or nobody (no names), or a colleague made of code. */
  act('seat.person', {
    seat,
    kind: z.enum(['player', 'bot']),
    names: z.array(z.string().trim().min(1).max(80)).max(8),
  }),
  /** Everybody in the seat has dropped out. `asOf`: wall time of their last sign of life. */
  act('seat.away', { seat, asOf: z.number().int().min(0).optional() }),
  act('seat.back', { seat }),
] as const;

export const facilitationActSchemas = [...steering, ...observing, ...seating] as const;

export type SteeringActType = (typeof steering)[number]['shape']['type']['value'];
export type ObservingActType = (typeof observing)[number]['shape']['type']['value'];
export type SeatActType = (typeof seating)[number]['shape']['type']['value'];
export type FacilitationActType = SteeringActType | ObservingActType | SeatActType;

/** Acts that the facilitator's console offers: steering, and observing. */
export const facilitatorActs: readonly (SteeringActType | ObservingActType)[] = [...steering, ...observing].map(
  (s) => s.shape.type.value,
);

/** Acts that follow from who sits where in a room; no screen proposes them by a button of their own. */
export const seatActs: readonly SeatActType[] = seating.map((s) => s.shape.type.value);

const all: ReadonlySet<string> = new Set([...facilitatorActs, ...seatActs]);

/** Is this an act of those who run the exercise, and never of those who play? */
export function isFacilitation(type: string): type is FacilitationActType {
  return all.has(type);
}
