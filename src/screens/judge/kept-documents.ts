import { readUpdates } from '../../exchange/judged/updates-file';
import type { UpdateSequence } from '../../score/writing/types';
import type { Doc, Job, Mode } from './types';

/** What stands on the screen, and in this browser until it is cleared. */
export interface Desk {
  readonly mode: Mode;
  readonly postmortem: readonly Doc[];
  readonly updates: readonly Doc[];
}

export const EMPTY_DESK: Desk = {
  mode: 'postmortem',
  postmortem: [{ name: 'First document', text: '' }],
  updates: [{ name: 'First document', text: '' }],
};

/** A browser keeps about five million characters for all of a page; what is longer is judged and not kept. */
export const MOST_KEPT = 1_000_000;

/** Two are compared; more would be a table of their own. */
export const MOST_DOCS = 2;

/** What was kept, or nothing when it does not fit. */
export function parseDesk(stored: unknown): Desk | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { mode, postmortem, updates } = stored as Partial<Record<keyof Desk, unknown>>;
  if (mode !== 'postmortem' && mode !== 'updates') return undefined;
  const [a, b] = [parseDocs(postmortem), parseDocs(updates)];
  return a === undefined || b === undefined ? undefined : { mode, postmortem: a, updates: b };
}

function parseDocs(stored: unknown): readonly Doc[] | undefined {
  if (!Array.isArray(stored) || stored.length === 0 || stored.length > MOST_DOCS) return undefined;
  const docs = stored.flatMap((doc: Partial<Record<keyof Doc, unknown>> | null): Doc[] => {
    if (typeof doc?.name !== 'string' || typeof doc.text !== 'string') return [];
    const sequence = doc.sequence === undefined ? undefined : readUpdates(JSON.stringify(doc.sequence), 0);
    return [{ name: doc.name, text: doc.text, ...(sequence?.ok ? { sequence: sequence.value } : {}) }];
  });
  return docs.length === stored.length ? docs : undefined;
}

/** The desk as it may be kept: texts that are too long are left out. */
export function keepable(desk: Desk): Desk {
  const short = (doc: Doc): Doc => (doc.text.length > MOST_KEPT ? { name: doc.name, text: '' } : doc);
  return { ...desk, postmortem: desk.postmortem.map(short), updates: desk.updates.map(short) };
}

/** What is judged of a document; nothing while it is empty. */
export function jobOf(mode: Mode, doc: Doc | undefined): Job | undefined {
  if (doc === undefined) return undefined;
  if (mode === 'postmortem') return doc.text.trim() === '' ? undefined : { mode, text: doc.text };
  return doc.sequence === undefined || doc.sequence.updates.length === 0 ? undefined : { mode, sequence: doc.sequence };
}

/** A document with a new text; updates are read from it anew. */
export function withText(
  mode: Mode,
  doc: Doc,
  text: string,
  now: number,
): { readonly doc: Doc; readonly problem?: string } {
  const plain: Doc = { name: doc.name, text };
  if (mode === 'postmortem' || text.trim() === '') return { doc: plain };
  const read = readUpdates(text, now);
  if (!read.ok) return { doc: plain, problem: read.error.sentence };
  const { declared = null, cadence = null } = doc.sequence ?? {};
  // What was set by hand stays unless the file says otherwise.
  const sequence: UpdateSequence = {
    updates: read.value.updates,
    declared: read.value.declared ?? declared,
    cadence: read.value.cadence ?? cadence,
  };
  return { doc: { ...plain, sequence } };
}
