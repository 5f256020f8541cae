import { canonicalJson } from '../../../base/hash';
import type { Kind, Thing } from '../../../programme/fields';
import type { Programme } from '../../../programme/fold';

/** A thing that a merge brings, alters or takes away. */
export interface MergeItem {
  readonly kind: Kind;
  readonly of: string;
  /** Fields that differ; empty where it is new or gone. */
  readonly fields: readonly string[];
}

/** What a merge does to what is seen; what it does to the list of changes beneath is not told here. */
export interface MergeSummary {
  readonly added: readonly MergeItem[];
  readonly altered: readonly MergeItem[];
  readonly removed: readonly MergeItem[];
}

/** How a programme differs from another one: the one before a merge and the one after. */
export function mergeSummary(before: Programme, after: Programme): MergeSummary {
  const [old, fresh] = [thingsOf(before), thingsOf(after)];
  const added: MergeItem[] = [];
  const altered: MergeItem[] = [];
  for (const [key, { kind, thing }] of fresh) {
    const was = old.get(key)?.thing;
    if (was === undefined) added.push({ kind, of: thing.id, fields: [] });
    else {
      const fields = differing(was, thing);
      if (fields.length > 0) altered.push({ kind, of: thing.id, fields });
    }
  }
  const removed = [...old].flatMap(([key, { kind, thing }]) =>
    fresh.has(key) ? [] : [{ kind, of: thing.id, fields: [] }],
  );
  return { added, altered, removed };
}

type AnyThing = Thing<Kind>;

function thingsOf(p: Programme): ReadonlyMap<string, { readonly kind: Kind; readonly thing: AnyThing }> {
  const lists: readonly (readonly [Kind, readonly AnyThing[]])[] = [
    ['programme', [{ id: 'programme', title: p.title }]],
    ['team', p.teams],
    ['person', p.people],
    ['absence', p.absences],
    ['schedule', p.schedules],
    ['exception', p.exceptions],
    ['entry', p.entries],
    ['action', p.actions],
  ];
  return new Map(
    lists.flatMap(([kind, things]) => things.map((thing) => [`${kind}/${thing.id}`, { kind, thing }] as const)),
  );
}

function differing(a: AnyThing, b: AnyThing): readonly string[] {
  const [x, y] = [a, b] as unknown as readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  return Object.keys(y).filter((field) => canonicalJson(x[field] ?? null) !== canonicalJson(y[field] ?? null));
}
