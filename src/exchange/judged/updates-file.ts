import { z } from 'zod';
import { err, ok, type Result } from '../../base/result';
import type { UpdateSequence } from '../../score/writing/types';
import type { DocumentError } from './document-bytes';
import { parseStatusText } from './status-text';

/** No incident has more; a file that has is something else. */
const MOST_UPDATES = 5_000;

const update = z.object({ at: z.string().nullish(), text: z.string() });
const sequence = z.object({
  declared: z.string().nullish(),
  cadence: z.number().positive().max(10_080).nullish(),
  updates: z.array(update).max(MOST_UPDATES),
});
const either = z.union([
  sequence,
  z
    .array(update)
    .max(MOST_UPDATES)
    .transform((updates) => ({ updates })),
]);

/**
 * The updates in a file: JSON as `{declared?, cadence?, updates: [{at, text}]}` or only its list, otherwise the text of a status
 * page. `today` (epoch ms) is the day of times that are written without one.
 */
export function readUpdates(text: string, today: number): Result<UpdateSequence, DocumentError> {
  if (!/^\s*[{[]\s*(?:["{[\]}]|$)/.test(text.slice(0, 1_000))) return ok({ updates: parseStatusText(text, today) });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return no(`It begins like JSON and is none: ${cause instanceof Error ? cause.message : 'it cannot be read'}.`);
  }
  const parsed = either.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.') ?? '';
    return no(
      `It holds no updates: ${place === '' ? '' : `${place}: `}${issue?.message ?? 'wrong form'}. The form is {"declared"?, "cadence"?, "updates": [{"at", "text"}]}.`,
    );
  }
  const { updates, declared = null, cadence = null }: z.infer<typeof sequence> = parsed.data;
  return ok({ declared, cadence, updates: updates.map((u) => ({ at: u.at ?? null, text: u.text })) });
}

function no(sentence: string): { readonly ok: false; readonly error: DocumentError } {
  return err({ kind: 'no-updates', sentence });
}
