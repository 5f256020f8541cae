import { hashText } from '../../base/hash';
import type { Commit } from '../../scenario/schema-exhibits';
import type { CommitRow, DeploymentRow, WorldView } from './operations';
import { reversedDiff } from './reversed-diff';
import { factsOf, holdsAt, timelineOf } from './states-at';
import { findFunction } from './versions';

/** The commit that undoing `sha` makes; `nth` counts how often that commit has been undone before. */
export function revertSha(world: WorldView, sha: string, nth: number): string {
  return hashText(`${world.seed}/revert/${sha}/${nth}`).slice(0, sha.length);
}

/** A commit on the main branch with what undoing is about: the authored commit at the bottom of it. */
export interface KnownCommit extends CommitRow {
  /** The authored commit that this is, or that it undoes, or undoes the undoing of. */
  readonly root: Commit;
  /** Is this an undoing of `root` (true) or does it bring it in (false)? */
  readonly undoes: boolean;
  /** The commit that this one reverts. */
  readonly reverts?: string;
}

/** Commits on the main branch by now, newest first; the undoing of one is a commit of its own. */
export function knownCommits(world: WorldView): readonly KnownCommit[] {
  const timeline = timelineOf(world);
  const commits: KnownCommit[] = world.scenario.exhibits.commits
    .filter((c) => c.at <= world.now && holdsAt(timeline, c.when, world.now))
    .sort((a, b) => a.at - b.at)
    .map((c) => ({
      sha: c.sha,
      at: c.at,
      author: c.author,
      title: c.title,
      body: c.body,
      files: c.files,
      diff: c.diff,
      root: c,
      undoes: false,
    }));
  for (const { at, by, fact } of factsOf(world, 'commit.reverted')) {
    const target = commits.find((c) => c.sha === fact.sha);
    if (target === undefined) continue;
    const nth = commits.filter((c) => c.reverts === fact.sha).length;
    commits.push({
      sha: revertSha(world, fact.sha, nth),
      at,
      author: by,
      title: revertTitle(target.title),
      body: `This reverts commit ${target.sha}.`,
      files: target.files,
      diff: reversedDiff(target.diff),
      root: target.root,
      undoes: !target.undoes,
      reverts: target.sha,
    });
  }
  return commits.sort((a, b) => a.at - b.at).reverse();
}

/** As git writes it. */
export function revertTitle(title: string): string {
  const reapplied = /^Revert "(.*)"$/.exec(title)?.[1];
  return reapplied === undefined ? `Revert "${title}"` : `Reapply "${reapplied}"`;
}

/** A commit as the operations show it. */
export function commitRow({ sha, at, author, title, body, files, diff }: CommitRow): CommitRow {
  return { sha, at, author, title, body, files, diff };
}

/** Deployments by now, newest first: the authored ones and those that the drill caused. */
export function deployments(world: WorldView): readonly DeploymentRow[] {
  const timeline = timelineOf(world);
  const { exhibits } = world.scenario;
  const rows: DeploymentRow[] = exhibits.deployments
    .filter((d) => d.at <= world.now && holdsAt(timeline, d.when, world.now))
    .sort((a, b) => a.at - b.at || a.id - b.id)
    .map((d) => ({
      id: d.id,
      at: d.at,
      environment: d.environment,
      sha: d.sha,
      ref: d.ref,
      by: d.by,
      title: d.title,
      state: d.state,
      ...(d.function === undefined ? {} : { function: d.function }),
      ...(d.version === undefined ? {} : { version: d.version }),
    }));
  let id = Math.max(0, ...exhibits.deployments.map((d) => d.id));
  const commits = knownCommits(world);
  for (const { at, by, fact } of factsOf(world, 'function.deployed', 'web.deployed')) {
    id++;
    const common = {
      id,
      at,
      environment: 'production',
      ref: exhibits.repository.branch,
      by,
      state: 'success' as const,
    };
    if (fact.type === 'web.deployed') {
      const title = commits.find((c) => c.sha === fact.sha)?.title ?? 'Deploy web';
      rows.push({ ...common, sha: fact.sha, title });
      continue;
    }
    const sha = findFunction(world, fact.name)?.versions.find((v) => v.version === fact.version)?.sha ?? '';
    const title = `Deploy ${fact.name} ${fact.version}`;
    rows.push({ ...common, sha, title, function: fact.name, version: fact.version });
  }
  return rows.sort((a, b) => a.at - b.at).reverse();
}
