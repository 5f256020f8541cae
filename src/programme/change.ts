import type { WallTime } from '../base/drill-time';
import { hashValue } from '../base/hash';
import type { FieldsOf, Kind } from './fields';
import { type Conflict, type Programme, type Revived, traceKey } from './fold';
import type { Act, Change } from './schema';

/** Who makes a change, and when. `by` is a name that tells this browser from others, as people call it: `Ana, laptop`. */
export interface Author {
  readonly by: string;
  readonly at: WallTime;
}

/** Kinds that can be removed: all but the programme itself. */
export type Removable = Exclude<Kind, 'programme'>;

/** The id of the one thing of kind `programme`. */
export const PROGRAMME_ID = 'programme';

/**
 * Sets fields of a thing, and makes it when it is not there; a removed one comes back. Fields that are left out stay as they are.
 * The values are taken as right: a form checks them with `FIELDS[kind]` before.
 */
export function setFields<K extends Kind>(
  programme: Programme,
  kind: K,
  of: string,
  fields: Partial<FieldsOf<K>>,
  author: Author,
): Change {
  const trace = programme.traces.get(traceKey(kind, of));
  const names = Object.keys(fields).filter((f) => (fields as Readonly<Record<string, unknown>>)[f] !== undefined);
  const over = [...names.flatMap((f) => trace?.heads[f] ?? []), ...(trace?.removals ?? [])];
  return changed(programme, { type: 'set', kind, of, fields, over: distinct(over) } as Act, author);
}

/** Makes a new thing. Its id follows from the change, so that no chance is needed: `change.act.of`. */
export function addThing<K extends Kind>(
  programme: Programme,
  kind: K,
  fields: Partial<FieldsOf<K>>,
  author: Author,
): Change {
  const of = hashValue({ kind, fields, ...author, lamport: programme.lamport }).slice(0, 16);
  return setFields(programme, kind, of, fields, author);
}

/** Removes a thing. What somebody else does to it meanwhile keeps it. */
export function removeThing(programme: Programme, kind: Removable, of: string, author: Author): Change {
  const trace = programme.traces.get(traceKey(kind, of));
  const over = [...Object.values(trace?.heads ?? {}).flat(), ...(trace?.removals ?? [])];
  return changed(programme, { type: 'remove', kind, of, over: distinct(over) }, author);
}

/** Settles a conflict with one of its values, the kept one or another; the conflict is gone with it. */
export function settleConflict(
  programme: Programme,
  conflict: Pick<Conflict, 'kind' | 'of' | 'field'>,
  value: unknown,
  author: Author,
): Change {
  return setFields(
    programme,
    conflict.kind,
    conflict.of,
    { [conflict.field]: value } as Partial<FieldsOf<Kind>>,
    author,
  );
}

/** Settles a removal that met an edit: `keep` it for good, or `remove` it after all, now that the edit has been seen. */
export function settleRevived(
  programme: Programme,
  revived: Pick<Revived, 'kind' | 'of'>,
  how: 'keep' | 'remove',
  author: Author,
): Change {
  const { kind, of } = revived;
  if (how === 'remove' && kind !== 'programme') return removeThing(programme, kind, of, author);
  // Everything is said again, so that yet another removal that has not arrived here does not take it away either.
  return setFields(programme, kind, of, saidOf(programme, kind, of), author);
}

/** What has been said of a thing, as it counts; also of one that is removed. */
function saidOf(programme: Programme, kind: Kind, of: string): Partial<FieldsOf<Kind>> {
  const trace = programme.traces.get(traceKey(kind, of));
  const byId = new Map(programme.changes.map((c) => [c.id, c]));
  const said = Object.entries(trace?.heads ?? {}).flatMap(([field, heads]) => {
    const act = byId.get(heads.at(-1) ?? '')?.act;
    return act?.type === 'set' ? [[field, (act.fields as Readonly<Record<string, unknown>>)[field]] as const] : [];
  });
  return Object.fromEntries(said) as Partial<FieldsOf<Kind>>;
}

/** Brings back a thing that was removed, as it was. */
export function restoreThing(programme: Programme, kind: Removable, of: string, author: Author): Change {
  return setFields(programme, kind, of, saidOf(programme, kind, of), author);
}

/** The id of a change is the hash of what it says: the same change made twice is one. */
function changed(programme: Programme, act: Act, { by, at }: Author): Change {
  const said = { lamport: programme.lamport + 1, at, by, act };
  return { id: hashValue(said).slice(0, 20), ...said };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

/** The id of an exception: one for each occurrence of a schedule, so that two people who move the same one meet in it. */
export function exceptionId(schedule: string, on: string): string {
  return `${schedule}@${on}`;
}
