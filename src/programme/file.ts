import { dateUtc, type WallTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import { mergeChanges } from './merge';
import { migrateProgramme } from './migrations';
import { type Change, MAX_PROGRAMME_BYTES, PROGRAMME_FORMAT, PROGRAMME_VERSION, programmeFileSchema } from './schema';

/** One mistake in a file; `path` is where: `changes[3].act.fields.due`, or `line 4, column 1`. */
export interface ProgrammeProblem {
  readonly path: string;
  readonly message: string;
}

/** Why a file was not taken in. Nothing was changed by trying. */
export interface ProgrammeError {
  readonly code: 'too-large' | 'not-json' | 'not-a-programme' | 'unknown-version' | 'invalid';
  readonly sentence: string;
  readonly problems: readonly ProgrammeProblem[];
}

/** Enough mistakes to see what is wrong. */
const MAX_PROBLEMS = 20;

/** A programme as one JSON text, a change a line, so that two versions of the file can be compared by line. */
export function writeProgrammeFile(changes: readonly Change[]): string {
  const lines = mergeChanges(changes, []).changes.map((c) => `  ${JSON.stringify(c)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n ]`;
  return `{\n "format": "${PROGRAMME_FORMAT}",\n "version": ${PROGRAMME_VERSION},\n "changes": ${list}\n}\n`;
}

/** What an exported programme is called: `payments-team-2026-03-04.programme.json`; the day is by UTC. */
export function programmeFileName(title: string, now: WallTime): string {
  const plain = title.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'programme' : plain.toLowerCase().slice(0, 60)}-${dateUtc(now)}.programme.json`;
}

/** Reads an untrusted programme file. Never throws, whatever the text says. */
export function readProgrammeFile(text: string): Result<readonly Change[], ProgrammeError> {
  if (text.length > MAX_PROGRAMME_BYTES) {
    const mb = (n: number) => Math.round((n / 1024 / 1024) * 10) / 10;
    return refuse(
      'too-large',
      `The file has ${mb(text.length)} MB; ${mb(MAX_PROGRAMME_BYTES)} MB is the most that is read.`,
    );
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'unknown reason';
    return refuse('not-json', 'The file is not JSON, or was cut off.', [{ path: '', message }]);
  }
  try {
    return readRaw(raw);
  } catch {
    // Nesting deeper than the engine's stack.
    return refuse('invalid', 'The programme cannot be read: it is nested too deeply.');
  }
}

function readRaw(raw: unknown): Result<readonly Change[], ProgrammeError> {
  if (typeof raw !== 'object' || raw === null || (raw as { format?: unknown }).format !== PROGRAMME_FORMAT)
    return refuse(
      'not-a-programme',
      'This is not a programme of Hotwash. Choose a file that was exported from its programme.',
    );
  const current = migrateProgramme(raw as Readonly<Record<string, unknown>>);
  if (!current.ok) {
    const { version } = current.error;
    const claimed = typeof version === 'number' ? `version ${version}` : 'no known version';
    return refuse(
      'unknown-version',
      `The programme is of ${claimed} of the format; this Hotwash reads up to version ${PROGRAMME_VERSION}. Open it with a newer Hotwash.`,
    );
  }
  const read = programmeFileSchema.safeParse(current.value);
  if (!read.success) {
    const problems = read.error.issues
      .slice(0, MAX_PROBLEMS)
      .map((issue) => ({ path: pathText(issue.path), message: issue.message }));
    return refuse('invalid', 'The programme is damaged: some of it is not as it should be.', problems);
  }
  // Twice the same change is one; two that share an id are told apart as in a merge.
  return ok(mergeChanges(read.data.changes, []).changes);
}

function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path)
    text += typeof part === 'number' ? `[${part}]` : text === '' ? String(part) : `.${String(part)}`;
  return text;
}

function refuse(
  code: ProgrammeError['code'],
  sentence: string,
  problems: readonly ProgrammeProblem[] = [],
): Result<never, ProgrammeError> {
  return err({ code, sentence, problems });
}
