import { z } from 'zod';
import { err, ok, type Result } from '../../../base/result';
import type { UpdateSequence } from '../types';

/** Why a sequence could not be read: where, what, and how to mend it. */
export interface SequenceProblem {
  /** `updates[3].text`; empty for the whole. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Characters of all updates together. */
export const MOST_CHARACTERS = 2_000_000;
export const MOST_UPDATES = 2_000;

const SHAPE = '{"declared"?: time, "cadence"?: minutes, "updates": [{"at": time or null, "text": "..."}]}';

/** Some files have seconds or milliseconds since 1970. */
const moment = z.union([z.string().max(200), z.number().transform(String)]);

const sequenceSchema = z.object({
  declared: moment.nullish(),
  cadence: z.number().positive().max(10_080).nullish(),
  updates: z
    .array(z.object({ at: moment.nullish(), text: z.string().max(MOST_CHARACTERS) }))
    .min(1)
    .max(MOST_UPDATES),
});

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/^declared/, 'Give the time of the declaration as text, such as "2026-03-04T14:00:00Z", or null.'],
  [/^cadence/, 'Give the minutes between updates as a number, such as 30, or leave it out.'],
  [/\.at$/, 'Give the time as text, such as "2026-03-04T14:05:00Z", or null where it is not known.'],
  [/\.text$/, 'Give the words of the update as text.'],
  [/^updates$/, `Give 1 to ${MOST_UPDATES} updates, oldest first: [{"at": null, "text": "..."}].`],
];

/** Reads a sequence of updates from parsed JSON. A bare list of updates is taken too. */
export function parseUpdateSequence(json: unknown): Result<UpdateSequence, readonly SequenceProblem[]> {
  const whole = Array.isArray(json) ? { updates: json } : json;
  const read = sequenceSchema.safeParse(whole);
  if (!read.success) {
    return err(
      read.error.issues.slice(0, 20).map((issue) => {
        const path = issue.path.reduce<string>(
          (text, part) =>
            typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
          '',
        );
        const hint = HINTS.find(([where]) => where.test(path))?.[1] ?? `The file has to be ${SHAPE}.`;
        return { path, message: issue.message, hint };
      }),
    );
  }
  const { declared = null, cadence = null, updates } = read.data;
  const size = updates.reduce((n, u) => n + u.text.length, 0);
  if (size > MOST_CHARACTERS)
    return err([
      {
        path: 'updates',
        message: `The updates have ${size} characters together; ${MOST_CHARACTERS} are the most that is read.`,
        hint: 'Give the updates of one incident only.',
      },
    ]);
  return ok({ declared, cadence, updates: updates.map(({ at = null, text }) => ({ at, text })) });
}
