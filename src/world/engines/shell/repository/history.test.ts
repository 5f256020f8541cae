import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../../../test/support/edge-outage';
import { everyVariant, repositoryPort } from '../../../../../test/support/repository';
import type { Bundle } from '../../../../drill/bundle';
import { freshWorkTree } from '../work-tree';
import { changesBetween, diffText, type Tree, withChanges } from './diffs';
import { rootTree, sameSha } from './history';
import { openRepository, type Repository } from './repository';
import { undo } from './undoing';

const { exhibits } = edgeOutage.scenario;

function repository(variant: string, bundle: Bundle = edgeOutage): Repository {
  const repo = openRepository(repositoryPort(variant, bundle), freshWorkTree(''));
  if (repo === undefined) throw new Error('no repository');
  return repo;
}

/** Diffs as authors write them: no ids, no blanks at the ends of lines. */
const plain = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('index '))
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

describe.each(everyVariant())('the history of $name', ({ variant, bundle }) => {
  const repo = repository(variant, bundle);
  const { commits, functions } = bundle.scenario.exhibits;

  it('has a diff for every commit, which fits and changes the files that it names', () => {
    for (const { commit, changes, conflicts } of repo.main) {
      expect(conflicts, commit.sha).toEqual([]);
      expect(changes.map((c) => c.path).sort(), commit.sha).toEqual([...commit.files].sort());
    }
  });

  it('shows each commit as its author wrote it', () => {
    for (const { commit, changes } of repo.main) {
      const shown = changes.map((c) => diffText(c)).join('\n');
      expect(plain(shown), commit.sha).toBe(plain(commit.diff));
    }
  });

  it('leads from the oldest state to the files of the newest, and back', () => {
    let tree: Tree = new Map(repo.head.tree);
    for (const snapshot of repo.main) {
      expect(changesBetween(tree, snapshot.tree), snapshot.commit.sha).toEqual([]);
      const back = undo(tree, snapshot);
      expect(back.conflicts).toEqual([]);
      tree = withChanges(tree, back.changes);
    }
    expect(changesBetween(tree, rootTree(bundle.scenario), (p) => !p.endsWith('featureFlags.ts'))).toEqual([]);
  });

  it('lets any single commit be reverted', () => {
    for (const snapshot of repo.main) expect(undo(repo.head.tree, snapshot).conflicts, snapshot.commit.sha).toEqual([]);
  });

  it('has different code for each version of a function', () => {
    for (const fn of functions) {
      const codes = fn.versions.flatMap((version) => {
        const built = repo.main.find((s) => sameSha(s.commit.sha, version.sha));
        if (built === undefined) return [];
        const files = [...built.tree].filter(([path]) => path.startsWith(`supabase/functions/${fn.name}/`));
        expect(files.map(([path]) => path)).toContain(`supabase/functions/${fn.name}/index.ts`);
        return [JSON.stringify(files)];
      });
      expect(new Set(codes).size, fn.name).toBe(codes.length);
    }
  });

  it('names no other variant in a file', () => {
    const theirs = commits.filter((c) => !repo.main.some((s) => s.commit.sha === c.sha));
    const addedBy = (diff: string) => diff.split('\n').filter((l) => /^\+(?!\+\+)\s*\S{8,}/.test(l));
    // What looks alike in all variants has lines in common: those of this variant's own commits give nothing away.
    const own = new Set(repo.main.flatMap((s) => addedBy(s.commit.diff)));
    const added = theirs.flatMap((c) => addedBy(c.diff)).filter((l) => !own.has(l));
    const all = [...repo.head.tree.values()].join('\n').split('\n');
    for (const line of added) expect(all, line).not.toContain(line.slice(1));
  });
});

describe('the files', () => {
  /** Where stack traces and log lines point, and what must stand there. */
  const PLACES: readonly (readonly [variant: string, path: string, line: number, column: number, text: string])[] = [
    ['bad-deploy', 'supabase/functions/generate-reading/parse.ts', 21, 30, 'parsed'],
    ['bad-deploy', 'supabase/functions/generate-reading/index.ts', 19, 23, 'parseReading('],
    ['key-exhausted', 'supabase/functions/generate-reading/index.ts', 18, 22, 'await askModel('],
    ['key-exhausted', 'supabase/functions/generate-reading/model.ts', 33, 11, 'new UpstreamTimeout('],
    ['key-exhausted', 'supabase/functions/generate-reading/model.ts', 41, 13, 'new RateLimited('],
    ['key-exhausted', 'supabase/functions/generate-reading/model.ts', 46, 13, 'new OpenAIError('],
    ['key-exhausted', 'supabase/functions/vybe-reading/model.ts', 29, 13, 'new OpenAIError('],
    ['connection-limit', 'supabase/functions/shared/readings.ts', 7, 11, 'new PostgresError('],
    ['connection-limit', 'supabase/functions/shared/readings.ts', 9, 15, 'new ConnectionClosed('],
    ['connection-limit', 'supabase/functions/shared/readings.ts', 28, 18, 'await connect('],
    ['connection-limit', 'supabase/functions/shared/readings.ts', 33, 11, 'new PostgresError('],
    ['bad-deploy', 'supabase/functions/compare/overlap.ts', 12, 24, 'numbers'],
    ['bad-deploy', 'supabase/functions/compare/index.ts', 15, 20, 'overlap('],
    ['bad-deploy', 'apps/web/src/features/history/useReadings.ts', 22, 19, 'await fetch('],
    ['bad-deploy', 'apps/web/src/features/history/HistoryPage.tsx', 31, 5, 'fetchReadings('],
    ['bad-deploy', 'apps/web/src/lib/reportErrors.ts', 12, 3, 'report('],
    ['bad-deploy', 'apps/web/src/features/reading/useGenerateReading.ts', 41, 13, 'new FunctionsHttpError('],
    ['bad-deploy', 'apps/web/src/features/reading/NewReadingPage.tsx', 58, 7, 'await generateReading('],
  ];

  it.each(PLACES)('of %s: %s:%i:%i is where the code does that', (variant, path, line, column, text) => {
    const found = repository(variant).head.tree.get(path)?.split('\n')[line - 1] ?? '';
    expect(found.slice(column - 1)).toMatch(new RegExp(`^${text.replace(/[()]/g, '\\$&')}`));
  });

  it('are those that stack traces name, each of them', () => {
    const stacks = exhibits.tracker.map((issue) => issue.stack).join('\n');
    const named = [...stacks.matchAll(/\(((?:apps|supabase)\/[^:]+):(\d+):(\d+)\)/g)];
    expect(named.length).toBeGreaterThan(10);
    for (const [, path, line, column] of named) {
      const listed = PLACES.some((p) => p[1] === path && p[2] === Number(line) && p[3] === Number(column));
      expect(listed, `${path}:${line}:${column}`).toBe(true);
    }
  });

  it('are read and put together in less than 50 ms', () => {
    const port = repositoryPort('bad-deploy');
    const fresh = { ...port, scenario: { ...port.scenario, exhibits: { ...port.scenario.exhibits } } };
    // The first time something else is measured: the compiler.
    openRepository(port, freshWorkTree(''));
    const began = process.cpuUsage();
    const repo = openRepository(fresh, freshWorkTree(''));
    const { user, system } = process.cpuUsage(began);
    expect(repo?.head.tree.size).toBeGreaterThan(40);
    expect((user + system) / 1_000).toBeLessThan(50);
  });
});
