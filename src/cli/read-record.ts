import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../base/result';
import { bundleHashes } from '../drill/bundle';
import { createDrill } from '../drill/drill';
import { foldEntries } from '../drill/fold';
import { stateHash } from '../drill/replay';
import type { DrillState } from '../drill/state';
import { type RecordFile, readRecordFile, tooLarge } from '../exchange/record-file';
import { MAX_RECORD_BYTES } from '../exchange/record-format';
import type { Par } from '../scenario/par';
import { scoreDrill } from '../score/scorecard';
import type { Scorecard } from '../score/types';
import { findShipped } from './load';

/** A record played back and scored anew. */
export interface Replayed {
  readonly record: RecordFile;
  readonly state: DrillState;
  readonly hash: string;
  readonly scorecard: Scorecard;
  /** Par of its scenario, while it is pinned to the very one that was played. */
  readonly par?: Par;
}

/** Reads a record file and plays it back; what is wrong is said in sentences. */
export function replayFile(path: string): Result<Replayed, readonly string[]> {
  let text: string;
  try {
    const { size } = statSync(path);
    if (size > MAX_RECORD_BYTES) return err([tooLarge(size)]);
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    return err([`${path} cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}`]);
  }
  const read = readRecordFile(text);
  if (!read.ok) {
    const { sentence, problems } = read.error;
    return err([sentence, ...problems.map((p) => `  ${p.path}: ${p.message} ${p.hint}`)]);
  }
  const record = read.value;
  const state = foldEntries(createDrill(record.bundle, record.header), record.entries);
  const par = parFor(record);
  const { bundle, header, entries } = record;
  const known = par === undefined ? {} : { par };
  const scorecard = scoreDrill({ bundle, header, entries, state, ...known });
  return ok({ record, state, hash: stateHash(state), scorecard, ...known });
}

/** Par is not in the record: the shipped one counts while it is pinned to the very scenario that was played. */
function parFor(record: RecordFile): Par | undefined {
  const shipped = findShipped(record.header.scenarioId);
  if (!shipped.ok || shipped.value.par === undefined) return undefined;
  return shipped.value.par.hash === bundleHashes(record.bundle).scenario ? shipped.value.par : undefined;
}
