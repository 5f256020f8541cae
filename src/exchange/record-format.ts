import { z } from 'zod';
import type { BundleSources } from '../drill/bundle';
import { type Entry, entrySchema, type Header, headerSchema } from '../drill/record';
import { MAX_FILE_CHARACTERS } from '../playbook/diagnostics';
import type { Scorecard } from '../score/types';
import { scorecardSchema } from './scorecard-schema';

export const RECORD_FORMAT = 'hotwash.record';
export const RECORD_VERSION = 2;

/** Largest file that is read, in bytes. Callers hold `File.size` against it before they read the file. */
export const MAX_RECORD_BYTES = 20 * 1024 * 1024;
/** More entries than any drill has; a file with more is not one of ours. */
export const MAX_ENTRIES = 100_000;

const source = z.string().min(1).max(MAX_FILE_CHARACTERS);

export const sourcesSchema = z.strictObject({ scenarioYaml: source, playbookYaml: source, companyYaml: source });

/** The record file: everything needed to play a drill back anywhere, marked as an exercise. */
export const recordFileSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_VERSION),
  exercise: z.literal('EXERCISE'),
  header: headerSchema,
  bundle: sourcesSchema,
  entries: z.array(entrySchema).max(MAX_ENTRIES),
  scorecard: scorecardSchema.optional(),
});

/** A drill as it goes into a file. */
export interface RecordToWrite {
  readonly header: Header;
  readonly sources: BundleSources;
  readonly entries: readonly Entry[];
  /** Frozen at the end; absent while the drill runs. */
  readonly scorecard?: Scorecard;
}

/** One mistake in a file. `path` is where: `entries[3].act.type`, or `scenario.yaml:12:3`. */
export interface ImportProblem {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Why a file was not taken in. Nothing was changed by trying. */
export interface ImportError {
  readonly code:
    | 'too-large'
    | 'not-json'
    | 'not-a-record'
    | 'unknown-version'
    | 'invalid'
    | 'order'
    | 'bundle'
    | 'hashes'
    /** The file is right, but there is no room for it. */
    | 'not-stored';
  readonly sentence: string;
  readonly problems: readonly ImportProblem[];
  /** The scorecard that was frozen at the end, where it can be read although the rest cannot. */
  readonly scorecard?: Scorecard;
}
