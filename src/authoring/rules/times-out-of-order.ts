import { durationText } from '../../base/drill-time';
import type { Rule } from './rule';

export const timesOutOfOrder: Rule = {
  code: 'scenario.times-out-of-order',
  severity: 'error',
  title: 'Times that contradict each other',
  why: 'Investigators put events in order. A version that is older than its commit sends them after something that never was.',
  mend: 'Put the later thing later: commit, then version and deployment, then what follows from them.',
  check: ({ scenario }, report) => {
    const { exhibits, injects, longest } = scenario;
    const committed = new Map(exhibits.commits.map((c) => [c.sha, c.at]));
    const late = (sha: string, at: number): number | undefined => {
      const commit = committed.get(sha);
      return commit !== undefined && at < commit ? commit : undefined;
    };
    for (const [f, fn] of exhibits.functions.entries()) {
      for (const [v, version] of fn.versions.entries()) {
        const commit = late(version.sha, version.at);
        if (commit === undefined) continue;
        report({
          path: ['exhibits', 'functions', f, 'versions', v, 'at'],
          message: `${fn.name} ${version.version} was live at ${durationText(version.at)}, before its commit (${durationText(commit)}).`,
        });
      }
    }
    for (const [d, deployment] of exhibits.deployments.entries()) {
      const commit = late(deployment.sha, deployment.at);
      if (commit === undefined) continue;
      report({
        path: ['exhibits', 'deployments', d, 'at'],
        message: `Deployment ${deployment.id} was at ${durationText(deployment.at)}, before its commit (${durationText(commit)}).`,
      });
    }
    for (const [t, { id, firstSeen }] of exhibits.tracker.entries()) {
      if (firstSeen === undefined || firstSeen <= 0) continue;
      report({
        path: ['exhibits', 'tracker', t, 'firstSeen'],
        message: `${id} is said to have been known before the incident, and first seen after StartEx.`,
        mend: 'Write a time before StartEx, such as -30d, or leave it out: new issues date themselves.',
      });
    }
    for (const [i, inject] of injects.entries()) {
      const { trigger, expected, leaves } = inject;
      const first = 'at' in trigger ? trigger.at[0] : 'by' in trigger ? trigger.by[0] : undefined;
      if (first === undefined) continue;
      for (const [key, time] of [
        ['expected', expected?.within],
        ['leaves', leaves?.after],
      ] as const) {
        if (time === undefined || first + time <= longest) continue;
        report({
          path: ['injects', i, key],
          message: `\`${inject.id}\` comes at ${durationText(first)} at the earliest, and this ends after the drill (${durationText(longest)}).`,
        });
      }
    }
  },
  good: { change: [['exhibits.commits.0.at', '-30m']] },
  bad: { change: [['exhibits.commits.0.at', '-5m']] },
};
