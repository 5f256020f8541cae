import type { ExecResult } from 'just-bash/browser';
import { failed, printed } from '../../out';
import type { FileChange } from '../../repository/diffs';
import { diffText, hunksOf, shortStat, stat } from '../../repository/diffs';
import type { Snapshot } from '../../repository/history';
import { ancestry, findRevision, type Repository } from '../../repository/repository';
import { readTime } from '../date';
import { type Git, lookedAt, noRevision, pathTest } from './context';
import { type DateForm, dateForm, emailOf, filled, heading } from './pretty';

/** Options of `git log` that change nothing here. */
const PASSED_OVER =
  /^(--(all|branches|no-merges|merges=no|abbrev-commit|no-decorate|no-color|color(=.*)?|first-parent|follow|no-ext-diff|no-renames|find-renames|topo-order|date-order|no-notes|full-history|pickaxe-(all|regex)|abbrev=\d+)|-M|-C|-m|-c)$/;
const STYLES = ['oneline', 'short', 'medium', 'full', 'fuller'];

/** How commits are shown. */
export interface Showing {
  readonly style: string;
  readonly format: string | undefined;
  readonly date: DateForm;
  readonly decorate: boolean;
  readonly graph: boolean;
  readonly parts: readonly Part[];
  readonly context: number;
  readonly paths: (path: string) => boolean;
}
export type Part = 'patch' | 'stat' | 'shortstat' | 'names' | 'status';

interface Wanted extends Showing {
  readonly limit: number;
  readonly skip: number;
  readonly reverse: boolean;
  readonly from: readonly Snapshot[];
  readonly keep: readonly ((s: Snapshot) => boolean)[];
}

const PARTS: Readonly<Record<string, Part>> = {
  '-p': 'patch',
  '-u': 'patch',
  '--patch': 'patch',
  '--stat': 'stat',
  '--shortstat': 'shortstat',
  '--name-only': 'names',
  '--name-status': 'status',
};

/** `a`, `a..b`, `a...b`, `^a b` cut out of history, newest first. */
export function rangeOf(repo: Repository, word: string): readonly Snapshot[] | undefined {
  const [, left, right] = /^(.*?)\.{2,3}(.*)$/s.exec(word) ?? [];
  const tip = findRevision(repo, left === undefined ? word : right || 'HEAD');
  if (tip === undefined) return undefined;
  if (left === undefined) return ancestry(tip);
  const base = findRevision(repo, left || 'HEAD');
  if (base === undefined) return undefined;
  const known = new Set(ancestry(base).map((s) => s.commit.sha));
  return ancestry(tip).filter((s) => !known.has(s.commit.sha));
}

/** Reads the words of `git log` and `git show`; a refusal says what was not understood. */
export function wanted(git: Git, argv: readonly string[]): Wanted | ExecResult {
  const { repo, h } = git;
  const now = h.port.startEpoch + h.port.now();
  const keep: ((s: Snapshot) => boolean)[] = [];
  const parts: Part[] = [];
  const typed: string[] = [];
  let [from, format]: [readonly Snapshot[] | undefined, string | undefined] = [undefined, undefined];
  let [style, date, decorate, graph, reverse, fold] = ['medium', 'default', false, false, false, false];
  let [limit, skip, context] = [Number.POSITIVE_INFINITY, 0, 3];
  const dash = argv.indexOf('--');
  const words = dash < 0 ? argv : argv.slice(0, dash);
  if (dash >= 0) typed.push(...argv.slice(dash + 1));
  const like = (text: string): ((s: string) => boolean) => {
    const test = fold || argv.includes('-i') ? text.toLowerCase() : text;
    return (s) => (fold || argv.includes('-i') ? s.toLowerCase() : s).includes(test);
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, option = word, given] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    const value = (): string => given ?? words[++i] ?? '';
    const count = /^-n?(\d+)$/.exec(word)?.[1];
    const part = PARTS[option];
    if (count !== undefined) limit = Number(count);
    else if (word === '-n' || option === '--max-count') {
      limit = Number(value());
      if (!Number.isInteger(limit)) return failed(`fatal: '${words[i]}': not an integer`, 128);
    } else if (option === '--skip') skip = Number(value()) || 0;
    else if (part !== undefined) parts.push(part);
    else if (word === '-s' || option === '--no-patch') parts.length = 0;
    else if (option === '--oneline') style = 'oneline';
    else if (option === '--pretty' || option === '--format') {
      const text = given ?? (option === '--format' ? value() : 'medium');
      if (STYLES.includes(text)) style = text;
      else if (/^t?format:/.test(text) || text.includes('%')) format = text;
      else return failed(`fatal: invalid --pretty format: ${text}`, 128);
    } else if (option === '--date') date = value();
    else if (option === '--decorate') decorate = given !== 'no';
    else if (option === '--graph') graph = true;
    else if (option === '--reverse') reverse = true;
    else if (word === '-i' || option === '--regexp-ignore-case') fold = true;
    else if (/^-U\d+$/.test(word)) context = Number(word.slice(2));
    else if (option === '--author' || option === '--committer') {
      const test = like(value());
      keep.push(({ commit }) => test(`${commit.author} <${emailOf(commit.author)}>`));
    } else if (option === '--grep') {
      const test = like(value());
      keep.push(({ commit }) => test(`${commit.title}\n${commit.body}`));
    } else if (/^-[SG]/.test(word)) {
      const text = word.length > 2 ? word.slice(2) : (words[++i] ?? '');
      keep.push((s) => s.changes.some((c) => (word.startsWith('-S') ? counted(c, text) : touches(c, text))));
    } else if (['--since', '--after', '--until', '--before'].includes(option)) {
      const text = value();
      const time = readTime(text.replaceAll('.', ' '), now);
      if (time === undefined) return failed(`fatal: invalid date '${text}'`, 128);
      const late = option === '--since' || option === '--after';
      keep.push((s) => (late ? h.port.startEpoch + s.commit.at >= time : h.port.startEpoch + s.commit.at <= time));
    } else if (PASSED_OVER.test(word)) continue;
    else if (word.startsWith('-')) return failed(`fatal: unrecognized argument: ${word}`, 128);
    else {
      const range = rangeOf(repo, word);
      if (range !== undefined) from = [...new Set([...(from ?? []), ...range])];
      else if (isPath(git, word)) typed.push(word);
      else return noRevision(word);
    }
  }
  const form = dateForm(date);
  if (form === undefined) return failed(`fatal: unknown date format ${date}`, 128);
  const paths = pathTest(git, typed);
  if (typed.length > 0) keep.push((s) => touchedBy(s).some(paths));
  const shown = { style, format, date: form, decorate, graph, parts: [...new Set(parts)], context, paths };
  return { ...shown, limit, skip, reverse, from: from ?? ancestry(repo.head), keep };
}

/** Is a word a path that this repository has, or once had? */
export function isPath(git: Git, word: string): boolean {
  const test = pathTest(git, [word]);
  return [...git.repo.head.tree.keys(), ...git.repo.main.flatMap(touchedBy)].some(test);
}

/** Files of a commit, those outside of what is shown here included. */
const touchedBy = (s: Snapshot): readonly string[] => [
  ...new Set([...s.commit.files, ...s.changes.map((c) => c.path)]),
];

const occurrences = (text: string | undefined, part: string): number => (text ?? '').split(part).length - 1;
const counted = (c: FileChange, text: string): boolean =>
  text !== '' && occurrences(c.before, text) !== occurrences(c.after, text);
const touches = (c: FileChange, text: string): boolean =>
  text !== '' && hunksOf(c, 0).some((h) => h.lines.some((l) => l.includes(text)));

export function log(git: Git, argv: readonly string[]): ExecResult {
  const asked = wanted(git, argv);
  if ('stdout' in asked) return asked;
  const rows = asked.from.filter((s) => asked.keep.every((test) => test(s))).slice(asked.skip);
  const limited = Number.isFinite(asked.limit) ? rows.slice(0, Math.max(0, asked.limit)) : rows;
  return printed(commitsText(git, asked.reverse ? limited.toReversed() : limited, asked));
}

/** Commits as they are printed, one below the other. */
export function commitsText(git: Git, commits: readonly Snapshot[], showing: Showing): string {
  const { style, format, parts } = showing;
  const blocks = commits.map((s) => commitText(git, s, showing));
  const tight = style === 'oneline' || (format !== undefined && parts.length === 0);
  // `format:` stands between commits, everything else ends each of them.
  return blocks.join(tight || format !== undefined ? '\n' : '\n\n');
}

function commitText(git: Git, s: Snapshot, showing: Showing): string {
  const { style, format, date, parts, paths, context, graph } = showing;
  const marks = showing.decorate || /%[dD]/.test(format ?? '') ? decoration(git.repo, s) : '';
  const { port } = git.h;
  const head =
    format !== undefined
      ? filled(port, s, format.replace(/^t?format:/, ''), date, marks)
      : style === 'oneline'
        ? `${s.commit.sha.slice(0, 7)}${marks} ${s.commit.title}`
        : heading(port, s, date, marks, style);
  const changes = s.changes.filter((c) => paths(c.path));
  const shown = changesText(changes, parts, context);
  if (parts.length > 0 && changes.length > 0) lookedAt(git.h, parts.includes('patch') ? [s] : []);
  const text = shown === '' ? head : `${head}${style === 'oneline' && format === undefined ? '\n' : '\n\n'}${shown}`;
  if (!graph) return text;
  return text
    .split('\n')
    .map((line, i) => `${i === 0 ? '*' : '|'} ${line}`.trimEnd())
    .join('\n');
}

/** Changes in the forms asked for. */
export function changesText(changes: readonly FileChange[], parts: readonly Part[], context: number): string {
  if (changes.length === 0) return '';
  const blocks: string[] = [];
  if (parts.includes('names')) blocks.push(changes.map((c) => c.path).join('\n'));
  if (parts.includes('status')) blocks.push(changes.map((c) => `${letter(c)}\t${c.path}`).join('\n'));
  if (parts.includes('stat')) blocks.push(stat(changes));
  else if (parts.includes('shortstat')) blocks.push(shortStat(changes));
  if (parts.includes('patch')) blocks.push(changes.map((c) => diffText(c, context)).join('\n'));
  return blocks.join('\n\n');
}

/** `A`, `D` or `M`. */
export const letter = (c: FileChange): string => (c.before === undefined ? 'A' : c.after === undefined ? 'D' : 'M');

/** ` (HEAD -> main, origin/main)`. */
export function decoration({ head, main, remote, tree }: Repository, s: Snapshot): string {
  const at = (tip: Snapshot | undefined) => tip?.commit.sha === s.commit.sha;
  const detached = tree.head !== undefined;
  const names = [
    ...(at(head) ? [detached ? 'HEAD' : 'HEAD -> main'] : []),
    ...(detached && at(main[0]) ? ['main'] : []),
    ...(at(remote[0]) ? ['origin/main', 'origin/HEAD'] : []),
  ];
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
