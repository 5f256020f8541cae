import { HOUR } from '../../base/drill-time';
import { brokenFunction } from '../broken';
import { previousVersion } from '../instructions';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): Remedy[] {
  const broken = brokenFunction(now);
  const found: Remedy[] = [];
  const deployments = now.read({ op: 'deployments.list' });
  const flags = now.read({ op: 'flags.list' });
  const recent = (deployments.ok ? deployments.value.rows : [])
    .filter((d) => d.function !== undefined && d.function !== broken && d.at > now.view.t - 6 * HOUR)
    .toSorted((a, b) => b.at - a.at);
  for (const { function: name } of recent) {
    const version = name === undefined ? undefined : previousVersion(now, name);
    if (name === undefined || version === undefined) continue;
    found.push({
      change: { op: 'functions.deploy', name, version },
      option: 'rollback',
      reason: `The database has run out of connections since ${name} was deployed`,
    });
    const flag = (flags.ok ? flags.value.rows : []).find((f) =>
      `${f.name} ${f.title}`.toLowerCase().replace(/[-.]/g, ' ').includes(name.replace(/-/g, ' ')),
    );
    if (flag !== undefined) {
      found.push({
        change: { op: 'flags.set', name: flag.name, environment: 'production', value: false },
        option: 'flag',
        reason: `${name} holds the connections`,
      });
    }
  }
  const pages = now.read({ op: 'pages.list' });
  for (const row of pages.ok ? pages.value.rows : []) {
    const page = now.read({ op: 'pages.read', id: row.id });
    for (const { operation } of page.ok ? page.value.actions : []) {
      if (operation.op === 'pool.resize')
        found.push({ change: operation, option: 'scale', reason: 'The database has run out of connections' });
    }
  }
  return found;
}

/** The database has no connections left, because somebody keeps them. */
export const connections: Cause = {
  id: 'connections',
  kind: 'outage',
  hints:
    /remaining connection slots|too many (?:clients|connections)|connection slots|max(?:imum)? (?:client )?connections|connection pool (?:is )?exhausted|no (?:free|available) connections?|never given back/i,
  sentence: 'a function leaks its database connections: it never gives them back, until none is free for the others',
  remedies,
  clears: (deployment) => deployment.function === undefined,
  lesson: {
    trigger: 'A new version of another function was deployed that holds on to its connections.',
    factors: [
      'Nothing limits how many connections one function may hold (latent).',
      'No alert watches the number of free connections.',
    ],
    actions: [
      ['Limit the number of connections of each function in the pooler', 'P0'],
      ['Add an alert at 80 % of the connection limit', 'P1'],
      ['Update the runbook with how to read connections by application', 'P2'],
    ],
  },
};
