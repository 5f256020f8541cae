import { hashValue } from '../base/hash';
import { err, ok, type Result } from '../base/result';
import { createDrill } from '../drill/drill';
import { foldEntries } from '../drill/fold';
import { type RecordFile, readRecordFile } from '../exchange/record-file';
import type { ImportError } from '../exchange/record-format';
import { summaryOf } from './finish';
import { type House, newId } from './ports';

/** Where an imported drill is found; `wasHere` when this very record was on the machine already. */
export interface Imported {
  readonly drillId: string;
  readonly wasHere: boolean;
}

/**
 * Takes a record file in. The same record twice is one drill; another record with the id of one that is here gets an id of
 * its own. A damaged file changes nothing.
 */
export async function importRecord(
  { archive }: Pick<House, 'archive'>,
  text: string,
): Promise<Result<Imported, ImportError>> {
  const read = readRecordFile(text);
  if (!read.ok) return read;
  const record = read.value;
  try {
    const { drillId } = record.header;
    const there = await archive.drill(drillId);
    if (there !== undefined && hashValue(await archive.entries(drillId)) === hashValue(record.entries)) {
      if (there.deletedAt !== undefined) await archive.undoDelete(drillId);
      return ok({ drillId, wasHere: true });
    }
    return await store({ archive }, record, there === undefined ? drillId : newId());
  } catch {
    return err(notStored('The storage of this browser could not be read. Load the page again.'));
  }
}

async function store(
  { archive }: Pick<House, 'archive'>,
  record: RecordFile,
  drillId: string,
): Promise<Result<Imported, ImportError>> {
  const { bundle, sources, entries, scorecard } = record;
  const header = { ...record.header, drillId };
  const state = foldEntries(createDrill(bundle, header), entries);
  const stored = await archive.createDrill({
    header,
    title: bundle.scenario.title,
    sources,
    entries,
    lastSeen: Math.max(header.createdAt, entries.at(-1)?.at ?? 0),
    phase: state.phase,
    summary: summaryOf(state, scorecard),
    ...(scorecard === undefined ? {} : { scorecard }),
  });
  return stored.ok ? ok({ drillId, wasHere: false }) : err(notStored(stored.error.sentence));
}

function notStored(sentence: string): ImportError {
  return { code: 'not-stored', sentence, problems: [] };
}
