import { canonicalJson } from '../base/hash';
import {
  type Absence,
  type Action,
  BLANK,
  type Exception,
  type HistoryEntry,
  type Kind,
  type Person,
  type Schedule,
  type Team,
  type Thing,
} from './fields';
import type { Change } from './schema';

/** One value of a field, and who set it. */
export interface Version {
  readonly value: unknown;
  readonly change: string;
  readonly by: string;
  /** Wall time, ms. */
  readonly at: number;
}

/** Two people changed one field of one thing without knowing of each other. The later change counts until somebody settles it. */
export interface Conflict {
  readonly kind: Kind;
  readonly of: string;
  readonly field: string;
  readonly kept: Version;
  /** The newest first; none has the value that is kept. */
  readonly others: readonly Version[];
}

/** Somebody removed a thing that somebody else was changing. It is kept until somebody settles it. */
export interface Revived {
  readonly kind: Kind;
  readonly of: string;
  readonly removal: { readonly change: string; readonly by: string; readonly at: number };
  readonly edits: readonly { readonly change: string; readonly by: string; readonly at: number }[];
}

/** What stands behind a thing: used to make the next change of it, and for what tells versions apart. */
export interface Trace {
  /** Of each field the changes that nobody has replaced, the one that counts last. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
  /** Removals that no later change has answered. */
  readonly removals: readonly string[];
  readonly isRemoved: boolean;
  /** How many changes concern it: grows and never shrinks. */
  readonly changes: number;
  /** Wall time of the newest of them, ms. */
  readonly changedAt: number;
}

/** A programme as it stands. Lists are in the order in which things were first written down. */
export interface Programme {
  readonly changes: readonly Change[];
  readonly title: string;
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly absences: readonly Absence[];
  readonly schedules: readonly Schedule[];
  readonly exceptions: readonly Exception[];
  readonly entries: readonly HistoryEntry[];
  readonly actions: readonly Action[];
  readonly conflicts: readonly Conflict[];
  readonly revived: readonly Revived[];
  /** By `traceKey`. */
  readonly traces: ReadonlyMap<string, Trace>;
  /** Highest count among the changes; 0 when there are none. */
  readonly lamport: number;
}

/** Key of a thing among the traces. */
export function traceKey(kind: Kind, of: string): string {
  return `${kind}/${of}`;
}

/** The order in which changes are folded: by count, of equals by id. */
export function inOrder(a: Change, b: Change): number {
  return a.lamport - b.lamport || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Draft {
  readonly kind: Kind;
  readonly of: string;
  readonly fields: Map<string, Change[]>;
  removals: Change[];
  changes: number;
  changedAt: number;
}

/**
 * The state that a list of changes amounts to, whatever order it is in. A change replaces the ones that it names, field by field;
 * of changes that do not replace each other the last in order counts, and the others are told as a conflict. A thing is gone when
 * every value of it had been seen by somebody who removed it. Changes must each have an id of their own (`mergeChanges` sees to it).
 */
export function programmeOf(changes: readonly Change[]): Programme {
  const ordered = changes.toSorted(inOrder);
  const drafts = new Map<string, Draft>();
  for (const change of ordered) apply(drafts, change);
  const alive: { readonly [K in Kind]: Thing<K>[] } = {
    programme: [],
    team: [],
    person: [],
    absence: [],
    schedule: [],
    exception: [],
    entry: [],
    action: [],
  };
  const conflicts: Conflict[] = [];
  const revived: Revived[] = [];
  const traces = new Map<string, Trace>();
  for (const draft of drafts.values()) {
    const covered = new Set(draft.removals.flatMap((r) => r.act.over));
    const heads = [...draft.fields.values()].flat();
    const edits = heads.filter((h) => !covered.has(h.id));
    const isRemoved = draft.removals.length > 0 && edits.length === 0;
    traces.set(traceKey(draft.kind, draft.of), traceOf(draft, isRemoved));
    if (heads.length === 0 || isRemoved) continue;
    place(alive, draft);
    conflicts.push(...conflictsOf(draft));
    const removal = draft.removals.at(-1);
    if (removal !== undefined)
      revived.push({ kind: draft.kind, of: draft.of, removal: stamp(removal), edits: unique(edits).map(stamp) });
  }
  return {
    changes: ordered,
    title: alive.programme[0]?.title ?? BLANK.programme.title,
    teams: alive.team,
    people: alive.person,
    absences: alive.absence,
    schedules: alive.schedule,
    exceptions: alive.exception,
    entries: alive.entry,
    actions: alive.action,
    conflicts,
    revived,
    traces,
    lamport: ordered.at(-1)?.lamport ?? 0,
  };
}

function apply(drafts: Map<string, Draft>, change: Change): void {
  const { act } = change;
  const key = traceKey(act.kind, act.of);
  const draft = drafts.get(key) ?? emptyDraft(act.kind, act.of);
  drafts.set(key, draft);
  draft.changes++;
  draft.changedAt = Math.max(draft.changedAt, change.at);
  const over = new Set(act.over);
  // Only what stands earlier in the order can be replaced, so that the last change of a field always counts.
  draft.removals = draft.removals.filter((r) => !over.has(r.id));
  if (act.type === 'remove') {
    draft.removals.push(change);
    return;
  }
  for (const [field, value] of Object.entries(act.fields)) {
    if (value === undefined) continue;
    const heads = draft.fields.get(field) ?? [];
    draft.fields.set(field, [...heads.filter((h) => !over.has(h.id)), change]);
  }
}

function emptyDraft(kind: Kind, of: string): Draft {
  return { kind, of, fields: new Map(), removals: [], changes: 0, changedAt: 0 };
}

function valueIn(change: Change, field: string): unknown {
  return change.act.type === 'set' ? (change.act.fields as Readonly<Record<string, unknown>>)[field] : undefined;
}

function traceOf(draft: Draft, isRemoved: boolean): Trace {
  return {
    heads: Object.fromEntries([...draft.fields].map(([field, heads]) => [field, heads.map((h) => h.id)])),
    removals: draft.removals.map((r) => r.id),
    isRemoved,
    changes: draft.changes,
    changedAt: draft.changedAt,
  };
}

/** Puts the thing in its list: what counts of each field over what a new thing has. */
function place(alive: { readonly [K in Kind]: Thing<K>[] }, draft: Draft): void {
  const values = [...draft.fields].map(([field, heads]) => {
    const last = heads.at(-1);
    return [field, last === undefined ? undefined : valueIn(last, field)] as const;
  });
  const thing = { ...BLANK[draft.kind], ...Object.fromEntries(values), id: draft.of };
  // The schema has checked each field by its kind when the change came in.
  (alive[draft.kind] as unknown[]).push(thing);
}

function conflictsOf(draft: Draft): Conflict[] {
  return [...draft.fields].flatMap(([field, heads]): Conflict[] => {
    const versions = heads.map((h) => ({ value: valueIn(h, field), ...stamp(h) }));
    const kept = versions.at(-1);
    if (kept === undefined || versions.length === 1) return [];
    const same = new Set([canonicalJson(kept.value)]);
    const others = versions.reverse().filter(({ value }) => {
      const text = canonicalJson(value);
      return !same.has(text) && same.add(text);
    });
    return others.length === 0 ? [] : [{ kind: draft.kind, of: draft.of, field, kept, others }];
  });
}

function stamp({ id, by, at }: Change): { readonly change: string; readonly by: string; readonly at: number } {
  return { change: id, by, at };
}

function unique(changes: readonly Change[]): readonly Change[] {
  return [...new Set(changes)].sort(inOrder);
}
