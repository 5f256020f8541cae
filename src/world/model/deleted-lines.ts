import type { DrillTime } from '../../base/drill-time';
import type { WorldView } from './operations';
import { factsOf, lastAtOrBefore } from './states-at';

/** What one fact took away of a stream: all that was there before `before`, or only what lies in its spans. */
interface Deletion {
  readonly before: DrillTime;
  /** Spans in order, none touching another, both ends included; absent: everything. */
  readonly spans: { readonly from: readonly DrillTime[]; readonly to: readonly DrillTime[] } | undefined;
}

/**
 * Tells whether a line is still there, by the facts of deleted log lines; `undefined` when nothing was deleted by now. Lines
 * that came after a deletion are untouched by it. Only the log itself loses lines: charts and tracker keep their counts.
 */
export function keepsLine(world: WorldView): ((stream: string, at: DrillTime) => boolean) | undefined {
  const facts = factsOf(world, 'logs.deleted');
  if (facts.length === 0) return undefined;
  const byStream = new Map<string, Deletion[]>();
  for (const { at, fact } of facts) {
    const list = byStream.get(fact.stream) ?? [];
    list.push({ before: at, spans: fact.spans === undefined ? undefined : merged(fact.spans) });
    byStream.set(fact.stream, list);
  }
  return (stream, at) => !(byStream.get(stream)?.some((deletion) => takes(deletion, at)) ?? false);
}

/** The same for evidence that is a table of its own (`auth.audit_log_entries`). */
export function keepsEvidence(world: WorldView, what: string): (at: DrillTime) => boolean {
  const deletions = factsOf(world, 'evidence.deleted')
    .filter(({ fact }) => fact.what === what)
    .map(
      ({ at, fact }): Deletion => ({ before: at, spans: fact.spans === undefined ? undefined : merged(fact.spans) }),
    );
  return (at) => !deletions.some((deletion) => takes(deletion, at));
}

function takes({ before, spans }: Deletion, at: DrillTime): boolean {
  if (at >= before) return false;
  if (spans === undefined) return true;
  const i = lastAtOrBefore(spans.from, at);
  return at >= (spans.from[i] ?? Number.POSITIVE_INFINITY) && at <= (spans.to[i] ?? Number.NEGATIVE_INFINITY);
}

function merged(spans: readonly (readonly [DrillTime, DrillTime])[]): NonNullable<Deletion['spans']> {
  const from: DrillTime[] = [];
  const to: DrillTime[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = to.length - 1;
    if (last >= 0 && start <= (to[last] ?? 0)) to[last] = Math.max(to[last] ?? 0, end);
    else {
      from.push(start);
      to.push(end);
    }
  }
  return { from, to };
}
