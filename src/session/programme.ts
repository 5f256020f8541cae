import type { StoredChange } from '../archive/programme-store';
import { err, ok, type Result } from '../base/result';
import type { Author } from '../programme/change';
import { programmeFileName, readProgrammeFile, writeProgrammeFile } from '../programme/file';
import { type Programme, programmeOf } from '../programme/fold';
import { mergeChanges } from '../programme/merge';
import { type Change, changeSchema, MAX_CHANGES } from '../programme/schema';
import type { Trouble } from './catalogue';
import { type House, newId } from './ports';
import { counterChanges } from './programme-undo';

/** Key of the setting that says how the changes of this browser are signed. */
const SIGNED = 'programme-signed';

/** Makes one change of the programme as it stands. */
export type MakeChange = (programme: Programme, author: Author) => Change;

/** What a file would bring, before anything is taken over. */
export interface MergePreview {
  /** The programme as it would be. */
  readonly after: Programme;
  /** Changes that are only in the file. */
  readonly added: number;
  /** Changes that are only here. */
  readonly onlyHere: number;
  /** Changes under one id that say different things: one of the two was edited by hand. */
  readonly altered: number;
  readonly changes: readonly Change[];
}

/** What screens render of a programme. A new object whenever anything in it changed, the same object otherwise. */
export interface ProgrammeSnapshot {
  readonly programme: Programme;
  /** How the changes of this browser are signed. */
  readonly signature: string;
  /** Nobody has given a name yet: the signature is made up. */
  readonly isUnsigned: boolean;
  /** Rows of the storage that are no changes; they are left as they are. */
  readonly damaged: number;
  /** Why changes last only until the page is left; absent where they are kept. */
  readonly notKept?: string;
}

/** The programme of this browser, as screens use it. */
export interface ProgrammeSession {
  subscribe(listener: () => void): () => void;
  getSnapshot(): ProgrammeSnapshot;
  /**
   * Makes changes one after the other and keeps them, all or none. Resolves with how to take them back, once they are kept. A
   * field of one thing is to be set once in a batch.
   */
  change(makes: readonly MakeChange[]): Promise<Result<Undo, Trouble>>;
  /** The whole programme as a file. */
  exportFile(): { readonly name: string; readonly text: string };
  /** What the text of a programme file would bring. Changes nothing. */
  preview(text: string): Result<MergePreview, Trouble>;
  /** Takes over what a preview showed, with whatever was changed here meanwhile. */
  merge(preview: MergePreview): Promise<Result<void, Trouble>>;
  /** Signs changes from now on with this name; empty: with a made-up one. */
  signAs(name: string): Promise<void>;
  dispose(): void;
}

/** Takes a batch of changes back by counter-changes. */
export type Undo = () => Promise<Result<Undo, Trouble>>;

/** Opens the programme of this browser and follows it, whatever window changes it. Fails when the storage cannot be read. */
export async function openProgramme(
  house: Pick<House, 'archive' | 'programme'>,
  now: () => number = () => Date.now(),
): Promise<Result<ProgrammeSession, Trouble>> {
  const store = house.programme;
  if (store === undefined) return err({ title: 'There is no programme here', lines: ['Open it from the library.'] });
  let stored: readonly StoredChange[];
  try {
    stored = await store.changes();
  } catch {
    return err({
      title: 'The programme could not be read',
      lines: ['Load the page again. Nothing that was kept is lost.'],
    });
  }
  const { keeping } = house.archive;
  const first = readStored(stored);
  const signed = await house.archive.setting(SIGNED).catch(() => undefined);
  let snapshot: ProgrammeSnapshot = {
    programme: programmeOf(first.changes),
    damaged: first.damaged,
    ...(await signatureOf(house, signed)),
    ...(keeping.kind === 'memory' ? { notKept: keeping.sentence } : {}),
  };
  const listeners = new Set<() => void>();
  const show = (change: Partial<ProgrammeSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  };
  const take = (changes: readonly Change[]) => {
    const merged = mergeChanges(snapshot.programme.changes, changes);
    if (merged.added > 0 || merged.altered.length > 0) show({ programme: programmeOf(merged.changes) });
  };
  // What this window has folded already comes back from the storage too: that changes nothing and costs no drawing.
  const stop = store.watch((rows) => {
    const known = new Set(snapshot.programme.changes.map((c) => c.id));
    const read = readStored(rows.filter((row) => !known.has(row.id)));
    take(read.changes);
    if (read.damaged !== snapshot.damaged) show({ damaged: read.damaged });
  });

  const keep = async (changes: readonly Change[]): Promise<Result<void, Trouble>> => {
    if (snapshot.programme.changes.length + changes.length > MAX_CHANGES)
      return err({ title: 'The programme is full', lines: [`It holds ${MAX_CHANGES} changes at most.`] });
    const put = await store.put(changes);
    if (!put.ok) return err({ title: 'The change was not kept', lines: [put.error.sentence] });
    take(changes);
    return ok(undefined);
  };

  // One batch at a time, so that each is made with the one before in sight.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const author = (): Author => ({ by: snapshot.signature, at: now() });
  const make = (changes: (programme: Programme) => readonly Change[]): Promise<Result<Undo, Trouble>> =>
    inTurn(async () => {
      const before = snapshot.programme;
      const made = changes(before);
      const kept = await keep(made);
      if (!kept.ok) return kept;
      return ok(() => make((after) => counterChanges(after, before, made, author())));
    });

  return ok({
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    change: (makes) =>
      make((programme) => makes.map((one, i) => one({ ...programme, lamport: programme.lamport + i }, author()))),
    exportFile: () => ({
      name: programmeFileName(snapshot.programme.title, now()),
      text: writeProgrammeFile(snapshot.programme.changes),
    }),
    preview: (text) => {
      const read = readProgrammeFile(text);
      if (!read.ok) {
        const { sentence, problems } = read.error;
        return err({
          title: 'This file was not taken in',
          lines: [sentence, ...problems.map((p) => `${p.path}: ${p.message}`)],
        });
      }
      return ok(previewOf(snapshot.programme, read.value));
    },
    merge: (preview) => inTurn(() => keep(preview.changes)),
    signAs: async (name) => {
      const given = name.trim().slice(0, 80);
      await house.archive.saveSetting(SIGNED, given);
      show(await signatureOf(house, given));
    },
    dispose: () => {
      stop();
      listeners.clear();
    },
  });
}

function previewOf(here: Programme, theirs: readonly Change[]): MergePreview {
  const merged = mergeChanges(here.changes, theirs);
  const inFile = new Set(theirs.map((c) => c.id));
  const before = new Map(here.changes.map((c) => [c.id, c]));
  return {
    after: programmeOf(merged.changes),
    added: merged.added,
    onlyHere: here.changes.filter((c) => !inFile.has(c.id)).length,
    altered: merged.altered.length,
    changes: merged.changes.filter((c) => before.get(c.id) !== c),
  };
}

/** The rows of the storage are untrusted: another version, or a hand, may have written them. */
function readStored(rows: readonly StoredChange[]): { readonly changes: readonly Change[]; readonly damaged: number } {
  const changes = rows.flatMap((row) => {
    const read = changeSchema.safeParse(row);
    return read.success ? [read.data] : [];
  });
  return { changes, damaged: rows.length - changes.length };
}

async function signatureOf(
  { archive }: Pick<House, 'archive'>,
  given: unknown,
): Promise<Pick<ProgrammeSnapshot, 'signature' | 'isUnsigned'>> {
  if (typeof given === 'string' && given !== '' && given.length <= 80) return { signature: given, isUnsigned: false };
  // Two browsers that nobody has named are still told from each other in a conflict.
  const key = `${SIGNED}-mark`;
  const stored = await archive.setting(key).catch(() => undefined);
  const mark = typeof stored === 'string' && /^[0-9a-f]{4}$/.test(stored) ? stored : newId().slice(0, 4);
  if (mark !== stored) await archive.saveSetting(key, mark);
  return { signature: `somebody (${mark})`, isUnsigned: true };
}
