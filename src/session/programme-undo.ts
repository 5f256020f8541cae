import { type Author, removeThing, setFields } from '../programme/change';
import type { FieldsOf, Kind, Thing } from '../programme/fields';
import { type Programme, traceKey } from '../programme/fold';
import type { Change } from '../programme/schema';

/** The thing of a kind under an id; undefined when it is not there, or was removed. */
export function thingOf<K extends Kind>(programme: Programme, kind: K, id: string): Thing<K> | undefined {
  const lists: { readonly [L in Kind]: readonly Thing<L>[] } = {
    programme: [{ id, title: programme.title }],
    team: programme.teams,
    person: programme.people,
    absence: programme.absences,
    schedule: programme.schedules,
    exception: programme.exceptions,
    entry: programme.entries,
    action: programme.actions,
  };
  // The list of a kind holds things of that kind, which indexing by a type parameter cannot say.
  return (lists[kind] as readonly Thing<K>[]).find((thing) => thing.id === id);
}

/**
 * Changes that take `made` back: what was set gets the value it had in `before`, what was added goes, what was removed comes
 * back. What somebody has changed since is left as they have it. Each change is made against `now`.
 */
export function counterChanges(
  now: Programme,
  before: Programme,
  made: readonly Change[],
  author: Author,
): readonly Change[] {
  const own = new Set(made.map((c) => c.id));
  const counter: Change[] = [];
  const done = new Set<string>();
  for (const { act } of made) {
    const { kind, of } = act;
    const key = traceKey(kind, of);
    if (done.has(key)) continue;
    done.add(key);
    const old = thingOf(before, kind, of);
    const trace = now.traces.get(key);
    const at: Programme = { ...now, lamport: now.lamport + counter.length };
    if (act.type === 'remove') {
      // Somebody else may have brought it back already.
      if (old !== undefined && thingOf(now, kind, of) === undefined)
        counter.push(setFields(at, kind, of, fieldsOf(old), author));
      continue;
    }
    const mine = Object.keys(act.fields).filter((field) => (trace?.heads[field] ?? []).every((id) => own.has(id)));
    const others = Object.values(trace?.heads ?? {})
      .flat()
      .some((id) => !own.has(id));
    if (old === undefined && kind !== 'programme') {
      if (!others && thingOf(now, kind, of) !== undefined) counter.push(removeThing(at, kind, of, author));
      continue;
    }
    const back = Object.fromEntries(
      mine.map((field) => [field, (old as unknown as Readonly<Record<string, unknown>> | undefined)?.[field]]),
    ) as Partial<FieldsOf<Kind>>;
    if (mine.length > 0) counter.push(setFields(at, kind, of, back, author));
  }
  return counter;
}

function fieldsOf<K extends Kind>({ id: _id, ...fields }: Thing<K>): Partial<FieldsOf<K>> {
  return fields as unknown as Partial<FieldsOf<K>>;
}
