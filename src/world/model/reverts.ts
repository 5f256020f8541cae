import type { Fact } from '../../scenario/facts';
import { done, failed } from './answers';
import type { OperationOf, OperationResult, WorldView } from './operations';
import { type KnownCommit, knownCommits, revertSha, revertTitle } from './releases';
import { holdsAt, timelineOf } from './states-at';
import { isRemoved, versionAt } from './versions';

/** Do two ids, each possibly shortened, name the same commit? */
function sameSha(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** The commit that a revision names (`HEAD`, or an id shortened to four digits at least); newest first in `commits`. */
export function findCommit(commits: readonly KnownCommit[], revision: string): KnownCommit | undefined {
  if (revision === 'HEAD') return commits[0];
  const wanted = revision.toLowerCase();
  return wanted.length < 4 ? undefined : commits.find((c) => sameSha(c.sha, wanted));
}

/** Is the commit undone, by a commit that is not undone itself? */
function isUndone(commits: readonly KnownCommit[], sha: string): boolean {
  return commits.some((c) => c.reverts === sha && !isUndone(commits, c.sha));
}

/**
 * Undoes a commit on the main branch and pushes it. The company's CI deploys on push: the version that the commit had
 * shipped gives way to the one before it, or the web app is deployed.
 */
export function revertCommit(world: WorldView, op: OperationOf<'commits.revert'>): OperationResult<'commits.revert'> {
  const commits = knownCommits(world);
  const target = findCommit(commits, op.sha);
  if (target === undefined) return failed('not-found', `fatal: bad revision '${op.sha}'`);
  if (isUndone(commits, target.sha)) return failed('no-change', 'nothing to commit, working tree clean');
  const nth = commits.filter((c) => c.reverts === target.sha).length;
  const sha = revertSha(world, target.sha, nth);
  const facts: Fact[] = [{ type: 'commit.reverted', sha: target.sha }, ...functionsDeployed(world, target)];
  if (isWeb(world, target)) facts.push({ type: 'web.deployed', sha });
  return done<'commits.revert'>({ sha, title: revertTitle(target.title) }, facts);
}

/** Does CI deploy the web app for it? Its files say so; a deployment without a function may be one to staging. */
function isWeb(world: WorldView, commit: KnownCommit): boolean {
  if (commit.files.length > 0) return commit.files.some((file) => file.startsWith('apps/web/'));
  const { deployments } = world.scenario.exhibits;
  return deployments.some((d) => d.function === undefined && sameSha(d.sha, commit.root.sha));
}

/** What CI deploys for a commit that brought in, or took away, the live version of a function. */
function functionsDeployed(world: WorldView, target: KnownCommit): readonly Fact[] {
  const timeline = timelineOf(world);
  const facts: Fact[] = [];
  for (const fn of world.scenario.exhibits.functions) {
    if (isRemoved(world, fn.name)) continue;
    const versions = fn.versions
      .filter((v) => v.at <= world.now && holdsAt(timeline, v.when, world.now))
      .sort((a, b) => a.at - b.at);
    const index = versions.findIndex((v) => sameSha(v.sha, target.root.sha));
    const shipped = versions[index];
    if (shipped === undefined) continue;
    const live = versionAt(world, fn.name, world.now);
    const next = target.undoes ? shipped : versions[index - 1];
    // Another version runs already: the push changes the branch, not what is live.
    if (next === undefined || (target.undoes ? live === shipped.version : live !== shipped.version)) continue;
    facts.push({ type: 'function.deployed', name: fn.name, version: next.version, previous: live });
  }
  return facts;
}
