import { describe, expect, it } from 'vitest';
import { changesBetween, type Tree } from './diffs';
import { historyOf, type Snapshot } from './history';
import { undoneBy } from './undoing';

const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n';
const PATH = 'supabase/functions/f/index.ts';

/** Commits that each replace one line of a file by another, oldest first. */
function history(...edits: readonly (readonly [sha: string, from: string, to: string])[]): readonly Snapshot[] {
  let tree: Tree = new Map([[PATH, TEXT]]);
  const entries = edits.map(([sha, from, to]) => {
    const next = new Map([[PATH, (tree.get(PATH) ?? '').replace(from, to)]]);
    const changes = changesBetween(tree, next);
    tree = next;
    return { commit: { sha, at: 0, author: 'a', title: sha, body: '', files: [PATH], diff: '' }, changes };
  });
  return historyOf(new Map([[PATH, TEXT]]), entries);
}

describe('a change', () => {
  const commits = history(['aaaa', 'one', '1'], ['bbbb', 'ten', '10'], ['cccc', '1\n', 'I\n']);
  const to = (text: string) => {
    const before = commits[0]?.tree.get(PATH);
    return undoneBy(commits, [{ path: PATH, before, after: text }]);
  };

  it('is the undoing of one commit, of whatever age', () => {
    expect(to(TEXT.replace('one', '1').replace('ten', '10'))).toEqual(['cccc']);
    expect(to(TEXT.replace('one', 'I'))).toEqual(['bbbb']);
  });

  it('is the undoing of the newest ones one after the other', () => {
    expect(to(TEXT)).toEqual(['cccc', 'bbbb', 'aaaa']);
    expect(to(TEXT.replace('one', '1'))).toEqual(['cccc', 'bbbb']);
  });

  it('is something of its own otherwise', () => {
    expect(to(`${TEXT}eleven\n`)).toBeUndefined();
    expect(undoneBy(commits, [{ path: 'other.ts', before: undefined, after: 'x' }])).toBeUndefined();
    expect(undoneBy(commits, [])).toBeUndefined();
    expect(undoneBy([], [{ path: PATH, before: '', after: TEXT }])).toBeUndefined();
  });

  it('is the undoing of an undoing', () => {
    const back = history(['aaaa', 'one', '1'], ['bbbb', '1\n', 'one\n']);
    expect(undoneBy(back, [{ path: PATH, before: TEXT, after: TEXT.replace('one', '1') }])).toEqual(['bbbb']);
  });
});
