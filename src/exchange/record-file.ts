import type { z } from 'zod';
import { dateUtc } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import { type Bundle, type BundleSources, bundleHashes } from '../drill/bundle';
import type { Entry, Header } from '../drill/record';
import type { Scorecard } from '../score/types';
import { parseBundle } from './parse-bundle';
import {
  type ImportError,
  type ImportProblem,
  MAX_RECORD_BYTES,
  RECORD_FORMAT,
  RECORD_VERSION,
  type RecordToWrite,
  recordFileSchema,
} from './record-format';
import { migrateRecord } from './record-migrations';
import { readScorecard } from './scorecard-schema';

/** A record that was read and checked: its bundle is parsed and its hashes are right. */
export interface RecordFile {
  readonly header: Header;
  readonly sources: BundleSources;
  readonly bundle: Bundle;
  readonly entries: readonly Entry[];
  readonly scorecard?: Scorecard;
}

/** Enough mistakes to see what is wrong. */
const MAX_PROBLEMS = 20;

/** The drill as one JSON text that opens again anywhere. */
export function writeRecordFile({ header, sources, entries, scorecard }: RecordToWrite): string {
  const { scenarioYaml, playbookYaml, companyYaml } = sources;
  return `${JSON.stringify(
    {
      format: RECORD_FORMAT,
      version: RECORD_VERSION,
      exercise: 'EXERCISE',
      header,
      bundle: { scenarioYaml, playbookYaml, companyYaml },
      entries,
      ...(scorecard === undefined ? {} : { scorecard }),
    },
    null,
    1,
  )}\n`;
}

/** What an exported record is called: `EXERCISE-edge-outage-2026-03-04-1a2b3c.hotwash.json`. */
export function recordFileName({ scenarioId, createdAt, drillId }: Header): string {
  const plain = (s: string) => s.replace(/[^A-Za-z0-9-]+/g, '-');
  return `EXERCISE-${plain(scenarioId)}-${dateUtc(createdAt)}-${plain(drillId).slice(-6)}.hotwash.json`;
}

/** Reads an untrusted record file. Never throws, whatever the text says. */
export function readRecordFile(text: string): Result<RecordFile, ImportError> {
  if (text.length > MAX_RECORD_BYTES) return refuse('too-large', tooLarge(text.length));
  try {
    const raw = JSON.parse(text) as unknown;
    try {
      return readRaw(raw);
    } catch (cause) {
      // Nesting deeper than the engine's stack.
      return refuse('invalid', `The file cannot be read: ${reasonOf(cause)}.`);
    }
  } catch (cause) {
    return refuse('not-json', 'The file is not JSON, or was cut off.', [jsonProblem(text, reasonOf(cause))]);
  }
}

/** The sentence for a file that is over the limit; `size` in bytes. */
export function tooLarge(size: number): string {
  const mb = (n: number) => Math.round((n / 1024 / 1024) * 10) / 10;
  return `The file has ${mb(size)} MB; ${mb(MAX_RECORD_BYTES)} MB is the most that is read. A record of ours is far smaller.`;
}

function readRaw(raw: unknown): Result<RecordFile, ImportError> {
  if (
    typeof raw !== 'object' ||
    raw === null ||
    Array.isArray(raw) ||
    (raw as { format?: unknown }).format !== RECORD_FORMAT
  )
    return refuse('not-a-record', 'This is not a record of Hotwash. Choose a file that was exported from its library.');
  const file = raw as Readonly<Record<string, unknown>>;
  const frozen = readScorecard(file.scorecard);
  const current = migrateRecord(file);
  if (!current.ok) {
    const claimed = typeof current.error.version === 'number' ? `version ${current.error.version}` : 'no known version';
    const sentence = `The record is of ${claimed} of the format; this Hotwash reads up to version ${RECORD_VERSION}. Open it with a newer Hotwash.`;
    return refuse('unknown-version', sentence, [], frozen);
  }
  const read = recordFileSchema.safeParse(current.value);
  if (!read.success) {
    return refuse(
      'invalid',
      'The record is damaged: some of it is not as it should be.',
      problemsOf(read.error),
      frozen,
    );
  }
  const { header, bundle: sources, entries, scorecard } = read.data;
  const order = orderProblem(entries);
  if (order !== undefined)
    return refuse('order', 'The entries of the record are not complete or not in order.', [order], frozen);
  const parsed = parseBundle(sources);
  if (!parsed.ok) {
    const problems = parsed.error.map((d) => ({
      path: `${d.file}:${d.line}:${d.column}`,
      message: d.message,
      hint: d.hint,
    }));
    return refuse('bundle', 'The scenario, playbook or company in the record cannot be read.', problems, frozen);
  }
  const hashes = hashProblems(header, parsed.value);
  if (hashes.length > 0) {
    const sentence = 'The scenario, playbook or company in the record is not the one that the drill was played with.';
    return refuse('hashes', sentence, hashes, frozen);
  }
  return ok({
    header,
    sources,
    bundle: parsed.value,
    entries,
    ...(scorecard === undefined ? {} : { scorecard }),
  });
}

function orderProblem(entries: readonly { readonly seq: number; readonly id: string }[]): ImportProblem | undefined {
  const ids = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const path = `entries[${i}]`;
    if (entry.seq !== i + 1)
      return {
        path: `${path}.seq`,
        message: `The entry has number ${entry.seq}.`,
        hint: `It should be ${i + 1}: entries are numbered from 1 without a gap.`,
      };
    if (ids.has(entry.id))
      return {
        path: `${path}.id`,
        message: 'An entry before has this id already.',
        hint: 'Every entry has an id of its own.',
      };
    ids.add(entry.id);
  }
  return undefined;
}

function hashProblems(header: Header, bundle: Bundle): ImportProblem[] {
  const actual = bundleHashes(bundle);
  const wrong = (['scenario', 'playbook', 'company'] as const).filter((name) => actual[name] !== header.hashes[name]);
  return wrong.map((name) => ({
    path: `bundle.${name}Yaml`,
    message: `The ${name} has another hash than the header says.`,
    hint: 'Export the record again; its files must not be edited.',
  }));
}

function problemsOf(error: z.ZodError): ImportProblem[] {
  return error.issues.slice(0, MAX_PROBLEMS).map((issue) => ({
    path: pathText(issue.path),
    message: issue.message,
    hint:
      issue.code === 'unrecognized_keys'
        ? 'Leave out what the format does not know.'
        : 'Export the record again; its content must not be edited.',
  }));
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path)
    text += typeof part === 'number' ? `[${part}]` : text === '' ? String(part) : `.${String(part)}`;
  return text;
}

/** Engines say where JSON is broken in words of their own; the offset in them is turned into line and column. */
function jsonProblem(text: string, message: string): ImportProblem {
  const offset = /position (\d+)/.exec(message)?.[1];
  const upTo = offset === undefined ? text : text.slice(0, Number(offset));
  const line = upTo.split('\n').length;
  const column = upTo.length - upTo.lastIndexOf('\n');
  const hint =
    offset === undefined ? 'The end may be missing: export or copy the file again.' : 'Export or copy the file again.';
  return { path: `line ${line}, column ${column}`, message, hint };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown reason';
}

function refuse(
  code: ImportError['code'],
  sentence: string,
  problems: readonly ImportProblem[] = [],
  scorecard?: Scorecard,
): Result<never, ImportError> {
  return err({
    code,
    sentence,
    problems: problems.slice(0, MAX_PROBLEMS),
    ...(scorecard === undefined ? {} : { scorecard }),
  });
}
