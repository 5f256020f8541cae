import { type DrillTime, MINUTE } from '../base/drill-time';
import type { PersonId } from '../drill/state';

/** Remembers what was looked at, so that a console that refreshes does not fill the record with the same look. */
export class LookLog {
  private readonly seen = new Map<string, { readonly at: DrillTime; readonly evidence: Set<string> }>();

  /** Is this look worth an entry: a minute after the last one alike, or with evidence that was not shown then? */
  isNew(person: PersonId, console: string, query: string, evidence: readonly string[], now: DrillTime): boolean {
    const key = [person, console, query].join('\u001f');
    const last = this.seen.get(key);
    if (last !== undefined && now - last.at < MINUTE && evidence.every((id) => last.evidence.has(id))) return false;
    this.seen.set(key, { at: now, evidence: new Set(evidence) });
    return true;
  }

  /** Forgets a look that could not be recorded. */
  forget(person: PersonId, console: string, query: string): void {
    this.seen.delete([person, console, query].join('\u001f'));
  }
}
