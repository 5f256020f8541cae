import { HOUR } from '../base/drill-time';
import type { CommitRow, DeploymentRow } from '../world/model/operations';
import { tableName } from './data-look';
import type { Situation } from './intent';
import { suspected } from './remedy';

/** A change that went to production shortly before the trouble, with what it changed. */
export interface Shipped {
  readonly deployment: DeploymentRow;
  readonly commit: CommitRow;
  readonly evidence: readonly string[];
}

/** What was deployed to production in the hours before the first page, the newest first, each with its diff. */
export function shippedBefore(now: Situation): readonly Shipped[] {
  const page = now.view.pages[0]?.at ?? now.view.t;
  const list = now.read({ op: 'deployments.list' });
  const rows = (list.ok ? list.value.rows : []).filter(
    (d) => d.at > page - 3 * HOUR && d.at <= page && !d.environment.startsWith('staging'),
  );
  return rows
    .toSorted((a, b) => b.at - a.at)
    .flatMap((deployment): readonly Shipped[] => {
      const shown = now.read({ op: 'commits.show', sha: deployment.sha });
      return shown.ok ? [{ deployment, commit: shown.value, evidence: shown.evidence }] : [];
    });
}

const added = (diff: string): string =>
  diff
    .split('\n')
    .filter((line) => line.startsWith('+') && !line.startsWith('+++'))
    .join('\n');

/** What a change would have to do to stored rows, for what the rows look like. */
function does(cause: string, table: string): RegExp | undefined {
  if (cause === 'emptied-rows') return new RegExp(`\\bupdate\\s+(?:public\\.)?${table}\\b`, 'i');
  if (cause === 'purged-rows') return new RegExp(`\\bdelete\\s+from\\s+(?:public\\.)?${table}\\b`, 'i');
  if (cause === 'overwritten-rows') return /\.(?:update|upsert)\(/;
  return undefined;
}

/** The change that does to stored rows what they look like; undefined while nobody knows what that is. */
export function culprit(now: Situation): Shipped | undefined {
  const wanted = does(suspected(now)?.id ?? '', tableName(now));
  return wanted === undefined ? undefined : shippedBefore(now).find((s) => wanted.test(added(s.commit.diff)));
}

/** The deployment of a client that writes over rows, which has to be undone before people write again. */
export function writingDeployment(now: Situation): { readonly sha: string; readonly title: string } | undefined {
  if (suspected(now)?.id !== 'overwritten-rows') return undefined;
  const found = culprit(now);
  return found === undefined ? undefined : { sha: found.commit.sha, title: found.commit.title };
}
