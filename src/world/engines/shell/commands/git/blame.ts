import { diffArrays } from 'diff';
import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import { MOST_CHARACTERS, MOST_EDITS } from '../../repository/diffs';
import type { Snapshot } from '../../repository/history';
import { ancestry, findRevision } from '../../repository/repository';
import { inRepository, readWork } from '../../repository/working-files';
import { type Git, noRevision, readArgs, unknownOption } from './context';
import { emailOf, isoStamp } from './pretty';
import { usageOf } from './usage';

const SPEC = {
  alone: ['-s', '-e', '--show-email', '-w', '-l', '-f', '-n', '--root', '-M', '-C', '-t'],
  valued: ['-L'],
} as const;

/** A line with the commit that wrote it; `undefined`: not committed yet. */
interface Line {
  readonly text: string;
  readonly by: Snapshot | undefined;
}

/** `git blame`: who wrote each line of a file last. Lines from before the oldest commit here are marked with `^`. */
export async function blame(git: Git, argv: readonly string[]): Promise<ExecResult> {
  const args = readArgs(argv, SPEC);
  if ('unknown' in args) return unknownOption(args.unknown, usageOf('blame'));
  const words = [...args.words, ...(args.after ?? [])];
  const revision = words.length > 1 ? words.find((w) => findRevision(git.repo, w) !== undefined) : undefined;
  const typed = words.filter((w) => w !== revision);
  const [name] = typed;
  if (name === undefined) return failed(usageOf('blame'), 129);
  if (typed.length > 1) return noRevision(typed[0] ?? '');
  const path = inRepository(git.resolve(name));
  const tip = findRevision(git.repo, revision ?? 'HEAD');
  if (path === undefined || tip?.tree.has(path) !== true) {
    return failed(`fatal: no such path '${path ?? name}' in ${revision ?? 'HEAD'}`, 128);
  }
  let lines = linesAt(tip, path);
  if (revision === undefined) {
    const work = (await readWork(git.fs, [path])).get(path);
    if (work === undefined) return failed(`fatal: Cannot lstat '${path}': No such file or directory`, 128);
    lines = carried(lines, work, undefined);
  }
  const range = rangeOf(args.value('-L'), lines);
  if (typeof range === 'string') return failed(`fatal: ${range}`, 128);
  return printed(written(git, lines, range, { short: args.has('-s'), email: args.has('-e', '--show-email') }));
}

/** The lines of a file in a commit, each with the commit that brought it in. */
function linesAt(tip: Snapshot, path: string): readonly Line[] {
  const [oldest, ...later] = ancestry(tip).toReversed();
  const first = oldest?.tree.get(path);
  let lines: readonly Line[] = first === undefined ? [] : carried([], first, oldest);
  for (const s of later) {
    const own = s.changes.find((c) => c.path === path);
    if (own !== undefined) lines = carried(lines, own.after ?? '', s);
  }
  return lines;
}

/** Lines carried over to a newer text; what is new in it is `by`'s. */
function carried(lines: readonly Line[], text: string, by: Snapshot | undefined): readonly Line[] {
  const next = text.replace(/\n$/, '').split('\n');
  const out: Line[] = [];
  let at = 0;
  const before = lines.map((l) => l.text);
  const parts = text.length > MOST_CHARACTERS ? undefined : diffArrays(before, next, { maxEditLength: MOST_EDITS });
  // Too different to be compared: all of it is new.
  if (parts === undefined) return next.map((line) => ({ text: line, by }));
  for (const part of parts) {
    if (part.removed) at += part.value.length;
    else if (part.added) out.push(...part.value.map((line) => ({ text: line, by })));
    else {
      out.push(...lines.slice(at, at + part.value.length));
      at += part.value.length;
    }
  }
  return out;
}

type Range = readonly [number, number];

/** `-L 12,20`, `-L 12,+5`, `-L '/pattern/,+3'`, counted from 1; a text says why it is none. */
function rangeOf(given: string | undefined, lines: readonly Line[]): Range | string {
  if (given === undefined) return [1, lines.length];
  const [, from = '', to] = /^(\/.*\/|\d*)(?:,(.*))?$/s.exec(given) ?? ['', '?'];
  const start = from.startsWith('/')
    ? lines.findIndex((l) => l.text.includes(from.slice(1, -1))) + 1
    : from === ''
      ? 1
      : Number(from);
  if (from.startsWith('/') && start === 0) return `-L parameter '${from.slice(1, -1)}' starting at line 1: No match`;
  if (!Number.isInteger(start) || start < 1) return `invalid -L range: ${given}`;
  if (start > lines.length) return `file has only ${lines.length} lines`;
  const count = /^\+(\d+)$/.exec(to ?? '')?.[1];
  const end =
    count === undefined ? (to === undefined || to === '' ? lines.length : Number(to)) : start + Number(count) - 1;
  if (!Number.isInteger(end) || end < 1) return `invalid -L range: ${given}`;
  return [Math.min(start, end), Math.min(lines.length, Math.max(start, end))];
}

function written(
  git: Git,
  lines: readonly Line[],
  [start, end]: Range,
  { short, email }: { readonly short: boolean; readonly email: boolean },
): string {
  const { port } = git.h;
  const oldest = git.repo.main.at(-1);
  const who = ({ by }: Line) =>
    by === undefined ? 'Not Committed Yet' : email ? `<${emailOf(by.commit.author)}>` : by.commit.author;
  const part = lines.slice(start - 1, end);
  const width = Math.max(...part.map((l) => who(l).length), 0);
  const digits = String(end).length;
  return part
    .map((line, i) => {
      const { by } = line;
      const id =
        by === undefined ? '00000000' : by === oldest ? `^${by.commit.sha.slice(0, 7)}` : by.commit.sha.slice(0, 8);
      const number = String(start + i).padStart(digits);
      if (short) return `${id} ${number}) ${line.text}`;
      const at = port.startEpoch + (by === undefined ? port.now() : by.commit.at);
      return `${id} (${who(line).padEnd(width)} ${isoStamp(at)} ${number}) ${line.text}`;
    })
    .join('\n');
}
