import type { DrillTime } from '../../base/drill-time';
import type { TrackerIssue } from '../../scenario/schema-exhibits';
import type { WorldView } from './operations';
import type { PreparedTraffic } from './prepared';
import type { IssueSource } from './tracker';
import { versionAt } from './versions';

/** The function that an issue's authored release is one of (`generate-reading@v41`), if its events come from functions. */
function ownFunction(issue: TrackerIssue, sources: readonly IssueSource[]): string | undefined {
  const name = issue.release.slice(0, Math.max(0, issue.release.lastIndexOf('@')));
  return sources.some(({ source }) => source.functionName === name) ? name : undefined;
}

/** The release that an event of an issue happened in: the version of its function that ran at that time. */
export function releaseOf(
  world: WorldView,
  issue: TrackerIssue,
  sources: readonly IssueSource[],
  source: PreparedTraffic,
  at: DrillTime,
): string {
  // What browsers report passes through a function without being of its making.
  if (source.functionName === undefined || ownFunction(issue, sources) === undefined) return issue.release;
  return `${source.functionName}@${versionAt(world, source.functionName, at)}`;
}

/** The release in which an issue was last seen; of an issue that several functions share, that of the authored one. */
export function lastRelease(
  world: WorldView,
  issue: TrackerIssue,
  sources: readonly IssueSource[],
  lastSeen: DrillTime,
): string {
  const name = ownFunction(issue, sources);
  return name === undefined ? issue.release : `${name}@${versionAt(world, name, lastSeen)}`;
}
