import { type Act, actSchema } from '../drill/acts';
import type { Refusal } from '../drill/state';

/** Why an act does not fit into the record's format (a text that is too long): what went in could not be imported again. */
export function misfitOf(act: Act): Refusal | undefined {
  const shape = actSchema.safeParse(act);
  if (shape.success) return undefined;
  const [issue] = shape.error.issues;
  const tooLong = issue?.code === 'too_big' ? ' Shorten it.' : '';
  const where = issue?.path.join('.') ?? 'act';
  return {
    code: 'unknown-thing',
    sentence: `This cannot be recorded (${where}: ${issue?.message ?? 'no act'}).${tooLong}`,
  };
}
