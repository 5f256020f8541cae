import { remembered } from '../base/remembered';
import type { Cause } from './causes/cause';
import { causes } from './causes/registry';

/** Kinds of causes that a text which anybody could read hints at, in the order in which a careful reader trusts them. */
export const cluesIn: (text: string) => readonly Cause[] = remembered((text) =>
  causes.filter((cause) => cause.hints.test(text)),
);

/** Adds up how often each hint was met; `times` is how often the text occurred. */
export function weigh(rows: readonly { readonly text: string; readonly times: number }[]): ReadonlyMap<Cause, number> {
  const sums = new Map<Cause, number>();
  for (const row of rows) for (const cause of cluesIn(row.text)) sums.set(cause, (sums.get(cause) ?? 0) + row.times);
  return sums;
}

/** The hint with the most behind it; nothing when no text hinted at anything. */
export function strongest(sums: ReadonlyMap<Cause, number>): Cause | undefined {
  let best: Cause | undefined;
  for (const [cause, sum] of sums) {
    const more = best?.general === true && cause.general !== true && cause.kind === best.kind;
    const less = best !== undefined && best.general !== true && cause.general === true && cause.kind === best.kind;
    if (best === undefined || more || (!less && sum > (sums.get(best) ?? 0))) best = cause;
  }
  return best;
}
