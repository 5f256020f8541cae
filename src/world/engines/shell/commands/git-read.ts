import type { CommandContext, ExecResult } from 'just-bash/browser';
import type { CommitRow } from '../../../model/operations';
import { FLAGS_FILE, flagsFile, REPO } from '../files';
import { failed, printed, stamp } from '../out';
import type { Harvest } from '../port';
import { findCommit } from '../work-tree';
import { readTime } from './date';
import type { Known } from './git';

/** Options of `git log` that change nothing here. */
const PASSED_OVER =
  /^--(decorate|graph|all|no-merges|abbrev-commit|no-decorate|no-color|color|date=.*|first-parent|follow)$/;

interface Wanted {
  readonly oneline: boolean;
  readonly stat: boolean;
  readonly patch: boolean;
  readonly limit: number;
  readonly from: readonly CommitRow[];
  readonly paths: readonly string[];
  readonly keep: readonly ((commit: CommitRow) => boolean)[];
}

/** Reads the words of `git log`; a text tells what was not understood. */
function wanted({ h, commits, tree, rest }: Known): Wanted | string {
  const now = h.port.startEpoch + h.port.now();
  const keep: ((commit: CommitRow) => boolean)[] = [];
  const paths: string[] = [];
  let from: readonly CommitRow[] | undefined;
  let [oneline, stat, patch, limit] = [false, false, false, Number.NaN];
  const dash = rest.indexOf('--');
  const words = dash < 0 ? rest : rest.slice(0, dash);
  if (dash >= 0) paths.push(...rest.slice(dash + 1));
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, option = '', given] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const value = (): string => given ?? words[++i] ?? '';
    const count = /^-n?(\d+)$/.exec(word)?.[1];
    if (count !== undefined) limit = Number(count);
    else if (word === '-n' || option === '--max-count') limit = Number(value());
    else if (word === '--oneline' || word === '--pretty=oneline' || word === '--format=oneline') oneline = true;
    else if (word === '--stat' || word === '--name-only') stat = true;
    else if (word === '-p' || word === '--patch') patch = true;
    else if (option === '--grep' || option === '--author') {
      const text = value().toLowerCase();
      keep.push((c) => (option === '--grep' ? `${c.title}\n${c.body}` : c.author).toLowerCase().includes(text));
    } else if (option === '--since' || option === '--after' || option === '--until' || option === '--before') {
      const text = value();
      const time = readTime(text.replaceAll('.', ' '), now);
      if (time === undefined) return `invalid date '${text}'`;
      const late = option === '--since' || option === '--after';
      keep.push((c) => (late ? h.port.startEpoch + c.at >= time : h.port.startEpoch + c.at <= time));
    } else if (PASSED_OVER.test(word)) continue;
    else if (word.startsWith('-')) return `unrecognized argument: ${word}`;
    else {
      const range = rangeOf(commits, word, tree.head);
      if (range !== undefined) from = range;
      else if (word.includes('/') || word.includes('.')) paths.push(word);
      else return `ambiguous argument '${word}': unknown revision or path not in the working tree.`;
    }
  }
  const head = commits.findIndex((c) => c.sha === tree.head);
  const most = Number.isInteger(limit) && limit >= 0 ? limit : oneline ? 50 : 20;
  return { oneline, stat, patch, limit: most, from: from ?? commits.slice(Math.max(0, head)), paths, keep };
}

/** `a`, `a..b`, `a...b` as commits, newest first. */
function rangeOf(
  commits: readonly CommitRow[],
  word: string,
  head: string | undefined,
): readonly CommitRow[] | undefined {
  const [, left, right] = /^(.*?)\.{2,3}(.*)$/.exec(word) ?? [];
  const tip = findCommit(commits, left === undefined ? word : right || 'HEAD', head);
  if (tip === undefined) return undefined;
  if (left === undefined) return commits.slice(commits.indexOf(tip));
  const base = findCommit(commits, left || 'HEAD', head);
  return base === undefined
    ? undefined
    : commits.slice(commits.indexOf(tip), Math.max(commits.indexOf(tip), commits.indexOf(base)));
}

/** Paths as they stand in commits: without `./` and the way from the home folder. */
function clean(path: string): string {
  return path.replace(`${REPO}/`, '').replace(/^\.\//, '').replace(/\/+$/, '');
}

export function log(known: Known): ExecResult {
  const asked = wanted(known);
  if (typeof asked === 'string') return failed(`fatal: ${asked}`, 128);
  const paths = asked.paths.map(clean).filter((p) => p !== '' && p !== '.');
  const rows = asked.from
    .filter((c) => paths.length === 0 || paths.some((p) => c.files.some((f) => f === p || f.startsWith(`${p}/`))))
    .filter((c) => asked.keep.every((test) => test(c)))
    .slice(0, asked.limit);
  const blocks = rows.map((c) => {
    const head = asked.oneline ? `${c.sha.slice(0, 7)} ${c.title}` : heading(known.h, c);
    return `${head}${asked.stat ? `\n\n${statOf(c)}` : ''}${asked.patch ? `\n\n${read(known.h, c).diff}` : ''}`;
  });
  return printed(blocks.join(asked.oneline && !asked.stat && !asked.patch ? '\n' : '\n\n'));
}

function heading(h: Harvest, c: CommitRow): string {
  const body = c.body === '' ? '' : `\n\n    ${c.body.trim().replaceAll('\n', '\n    ')}`;
  return `commit ${c.sha}\nAuthor: ${c.author}\nDate:   ${stamp(h.port, c.at)}\n\n    ${c.title}${body}`;
}

function statOf(c: CommitRow): string {
  return ` ${c.files.join('\n ')}\n ${c.files.length} file(s) changed`;
}

/** The commit with its diff, as something that was looked at; what exists only here has its own. */
function read(h: Harvest, c: CommitRow): CommitRow {
  const shown = h.ask({ op: 'commits.show', sha: c.sha });
  return shown.ok ? shown.value : c;
}

export function show({ h, commits, tree, rest }: Known): ExecResult {
  const name = rest.find((a) => !a.startsWith('-')) ?? 'HEAD';
  if (name.includes(':')) return failed('fatal: this exercise shows whole commits: git show <commit>', 128);
  const commit = findCommit(commits, name, tree.head);
  if (commit === undefined) return failed(`fatal: bad revision '${name}'`, 128);
  const full = read(h, commit);
  return printed(`${heading(h, full)}\n\n${rest.includes('--stat') ? statOf(full) : full.diff}`);
}

/** `git diff`: without commits what is changed here (`local`), else what lies between two. */
export function diff({ h, commits, tree, rest }: Known, local: string): ExecResult {
  const dash = rest.indexOf('--');
  const names = (dash < 0 ? rest : rest.slice(0, dash)).filter((a) => !a.startsWith('-'));
  const revisions = names.filter((n) => !n.includes('/') || n.startsWith('origin/'));
  if (revisions.length === 0) return printed(local);
  const range = revisions[0]?.includes('..') ? revisions[0] : `${revisions[0]}..${revisions[1] ?? 'HEAD'}`;
  const between = rangeOf(commits, range, tree.head);
  if (between === undefined) return failed(`fatal: bad revision '${revisions.join(' ')}'`, 128);
  if (rest.includes('--stat') || rest.includes('--name-only')) {
    const files = [...new Set(between.flatMap((c) => c.files))].sort();
    return printed(files.length === 0 ? '' : ` ${files.join('\n ')}\n ${files.length} file(s) changed`);
  }
  const texts = between.toReversed().map((c) => read(h, c).diff);
  return printed(texts.filter((t) => t !== '').join('\n'));
}

/** What is changed in the flags file against what is live; empty when nothing is. */
export async function flagsDiff(h: Harvest, ctx: CommandContext): Promise<string> {
  const before = flagsFile(h.port).split('\n');
  const text = await ctx.fs.readFile(FLAGS_FILE).catch(() => '');
  const after = text.split('\n');
  if (before.join('\n') === text) return '';
  const file = FLAGS_FILE.slice(REPO.length + 1);
  const removed = before.filter((line) => !after.includes(line)).map((line) => `-${line}`);
  const added = after.filter((line) => !before.includes(line)).map((line) => `+${line}`);
  return [`diff --git a/${file} b/${file}`, `--- a/${file}`, `+++ b/${file}`, '@@ @@', ...removed, ...added].join('\n');
}
