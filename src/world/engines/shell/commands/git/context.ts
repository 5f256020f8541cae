import type { ExecResult } from 'just-bash/browser';
import { failed } from '../../out';
import type { Harvest } from '../../port';
import type { Snapshot } from '../../repository/history';
import type { Repository } from '../../repository/repository';
import { type Files, inRepository } from '../../repository/working-files';

/** What every git command works on. */
export interface Git {
  readonly h: Harvest;
  readonly repo: Repository;
  readonly fs: Files;
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** A path as typed, made absolute. */
  readonly resolve: (path: string) => string;
}

/** Which options a command has: those that stand alone, and those with a value. Names with their dashes. */
export interface Spec {
  readonly alone?: readonly string[];
  readonly valued?: readonly string[];
}

export interface Args {
  readonly has: (...names: readonly string[]) => boolean;
  /** The last value given to one of these. */
  readonly value: (...names: readonly string[]) => string | undefined;
  readonly values: (...names: readonly string[]) => readonly string[];
  /** What is no option, before `--`. */
  readonly words: readonly string[];
  /** What stands after `--`; nothing when there is no `--`. */
  readonly after: readonly string[] | undefined;
}

/** Reads a command's words as git does: `-am "text"`, `-n3`, `--author=x`, `--author x`. An unknown option is named. */
export function readArgs(argv: readonly string[], spec: Spec): Args | { readonly unknown: string } {
  const given: { readonly name: string; readonly value: string }[] = [];
  const words: string[] = [];
  let after: readonly string[] | undefined;
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--') {
      after = argv.slice(i + 1);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg);
      continue;
    }
    const [name = '', value] = arg.startsWith('--') ? splitAt(arg, arg.indexOf('=')) : [arg];
    if (spec.valued?.includes(name) === true) given.push({ name, value: value ?? argv[++i] ?? '' });
    else if (spec.alone?.includes(name) === true) given.push({ name, value: value ?? '' });
    else {
      const letters = arg.startsWith('--') ? undefined : shortOptions(arg, spec);
      if (letters === undefined) return { unknown: arg };
      for (const letter of letters) given.push({ name: letter.name, value: letter.value ?? argv[++i] ?? '' });
    }
  }
  const values = (...names: readonly string[]) => given.filter((g) => names.includes(g.name)).map((g) => g.value);
  return {
    has: (...names) => given.some((g) => names.includes(g.name)),
    value: (...names) => values(...names).at(-1),
    values,
    words,
    after,
  };
}

const splitAt = (text: string, at: number): [string, string?] =>
  at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];

/** `-am` as `-a -m`; the last letter may have its value attached. `value` is left out where the next word is it. */
function shortOptions(arg: string, spec: Spec): readonly { name: string; value?: string }[] | undefined {
  const out: { name: string; value?: string }[] = [];
  for (let i = 1; i < arg.length; i++) {
    const name = `-${arg[i]}`;
    const rest = arg.slice(i + 1);
    if (spec.valued?.includes(name) === true) {
      out.push(rest === '' ? { name } : { name, value: rest });
      return out;
    }
    if (spec.alone?.includes(name) !== true) return undefined;
    out.push({ name, value: '' });
  }
  return out;
}

/** As git refuses an option. */
export function unknownOption(arg: string, usage: string): ExecResult {
  const name = arg.startsWith('--') ? `option \`${arg.slice(2).replace(/=.*/s, '')}'` : `switch \`${arg.slice(1, 2)}'`;
  return failed(`error: unknown ${name}\n${usage}`, 129);
}

const MOST_STARS = 6;

/** Tests paths of the repository against what was typed: files, folders, patterns with `*`. Nothing typed means all. */
export function pathTest(git: Pick<Git, 'resolve'>, typed: readonly string[]): (path: string) => boolean {
  if (typed.length === 0) return () => true;
  const tests = typed.map((word) => {
    const path = word.startsWith(':/') ? word.slice(2) : (inRepository(git.resolve(word)) ?? '\u0000');
    if (!/[*?]/.test(path))
      return (p: string) => path === '' || p === path || p.startsWith(`${path.replace(/\/+$/, '')}/`);
    // A pattern of many stars could take longer than anybody waits.
    if (path.length > 200 || path.split(/\*+/).length > MOST_STARS) return () => false;
    const pattern = path
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.');
    const exact = new RegExp(`^${pattern}(?:/.*)?$`, 's');
    return (p: string) => exact.test(p);
  });
  return (path) => tests.some((test) => test(path));
}

/** A path of the repository, from the folder in which the command was typed. */
export function fromHere(git: Pick<Git, 'cwd'>, path: string): string {
  const here = (inRepository(git.cwd) ?? '').split('/').filter((part) => part !== '');
  const parts = path.split('/');
  let common = 0;
  while (common < here.length && common < parts.length - 1 && here[common] === parts[common]) common++;
  return [...here.slice(common).map(() => '..'), ...parts.slice(common)].join('/');
}

/** As git says that a revision is none. */
export function noRevision(name: string): ExecResult {
  return failed(
    `fatal: ambiguous argument '${name}': unknown revision or path not in the working tree.\n` +
      "Use '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'",
    128,
  );
}

/** Has the commits' diffs been looked at: what evidence they hold counts as seen. */
export function lookedAt(h: Harvest, commits: readonly Snapshot[]): void {
  for (const { commit } of commits) h.ask({ op: 'commits.show', sha: commit.sha });
}
