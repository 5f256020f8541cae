import { MINUTE } from '../../base/drill-time';
import { type Scenario, scenarioSchema } from '../../scenario/schema';
import type { WorldView } from './operations';
import { smallTelemetry } from './small-telemetry';

/** A small scenario that has one of everything, for tests and benches. `perMinute` is the rate of its main traffic. */
export function smallScenario(perMinute = 120): Scenario {
  const failing = { state: 'service.failing' };
  return scenarioSchema.parse({
    format: 'hotwash.scenario',
    version: 1,
    id: 'small',
    title: 'A small outage',
    summary: 'Something is slow.',
    briefing: 'You are on call.',
    playbook: 'p',
    company: 'c',
    start: '2026-03-04T13:30:00Z',
    longest: '60m',
    difficulty: 1,
    objectives: [{ id: 'o', text: 'Find it' }],
    roles: ['ic'],
    variants: [
      { id: 'deploy', title: 'Bad deployment', summary: 's' },
      { id: 'quota', title: 'Quota', summary: 's' },
    ],
    incident: {
      startsAt: '-30m',
      regions: {
        service: {
          initial: 'healthy',
          states: {
            healthy: { after: [{ delay: '18m', to: 'failing' }] },
            failing: { on: [{ fact: 'function.deployed', where: { version: 'v41' }, to: 'recovered' }] },
            recovered: {},
          },
        },
      },
    },
    telemetry: smallTelemetry(perMinute),
    exhibits: {
      repository: { owner: 'vyberology', name: 'vyberology', branch: 'main' },
      project: { ref: 'abcd', url: 'https://abcd.example' },
      commits: [
        {
          sha: 'aaaa111',
          at: '-3d',
          author: 'sam',
          title: 'Read numbers faster',
          files: ['supabase/functions/generate-reading/index.ts'],
          diff: '--- a\n+++ b\n-old\n+new',
        },
        {
          sha: 'bbbb222',
          at: '-14m',
          author: 'aiko',
          title: 'Handle empty input',
          files: ['supabase/functions/generate-reading/index.ts'],
          when: { variant: 'deploy' },
          shows: [{ evidence: 'ev-commit' }],
        },
        { sha: 'cccc333', at: '-9m', author: 'sam', title: 'Softer buttons', files: ['apps/web/src/button.tsx'] },
      ],
      functions: [
        {
          name: 'generate-reading',
          title: 'Generate a reading',
          versions: [
            { version: 'v41', sha: 'aaaa111', at: '-3d', by: 'sam' },
            { version: 'v42', sha: 'bbbb222', at: '-13m', by: 'aiko', when: { variant: 'deploy' } },
          ],
          traffic: 'generate',
          shows: [{ evidence: 'ev-call', when: failing }],
          bodies: { broken: '{"error":"TypeError","version":"{version}"}' },
        },
        { name: 'healthz', title: 'Health', versions: [{ version: 'v7', sha: 'aaaa111', at: '-9d', by: 'sam' }] },
      ],
      deployments: [
        {
          id: 11,
          at: '-13m',
          environment: 'production',
          sha: 'bbbb222',
          by: 'aiko',
          title: 'generate-reading v42',
          function: 'generate-reading',
          version: 'v42',
          when: { variant: 'deploy' },
          shows: [{ evidence: 'ev-deploy' }],
        },
        { id: 12, at: '-8m', environment: 'production', sha: 'cccc333', by: 'sam', title: 'web' },
      ],
      tracker: [
        {
          id: 'VYB-1',
          title: 'TypeError',
          culprit: 'generate-reading',
          level: 'error',
          service: 'edge:generate-reading',
          release: 'generate-reading@v40',
          stack: 'at parse',
          shows: [{ evidence: 'ev-issue', when: failing }],
        },
        {
          id: 'VYB-2',
          title: 'Timeout',
          culprit: 'generate-reading',
          level: 'warning',
          service: 'edge:generate-reading',
          stack: 'at fetch',
          firstSeen: '-20d',
          shows: [],
        },
      ],
      secrets: [
        {
          name: 'OPENAI_API_KEY',
          value: 'primary',
          values: [
            { id: 'primary', title: 'Primary', digest: 'd1' },
            { id: 'backup', title: 'Backup', digest: 'd2' },
          ],
          updatedAt: '-40d',
          shows: [],
        },
      ],
      flags: [
        {
          name: 'readings',
          title: 'Readings',
          environments: { production: true, staging: true },
          updatedAt: '-9d',
          by: 'sam',
          shows: [],
        },
      ],
      pages: [
        {
          id: 'usage',
          title: 'Usage',
          console: 'vendor',
          versions: [
            { when: failing, text: 'Quota used. {gauge:connections} of {pool}', shows: [{ evidence: 'ev-usage' }] },
            { text: 'All well', shows: [] },
          ],
          actions: [{ id: 'raise', title: 'Raise', operation: 'quota.raise', argument: 'openai', confirm: 'Sure?' }],
        },
      ],
    },
    injects: [],
    truth: {
      fault: failing,
      impactWhile: failing,
      mitigatedWhen: { not: failing },
      fixedWhen: { not: failing },
      severity: [{ when: failing, is: 'SEV2', clause: 'c' }],
      impact: {
        sentence: 'No readings.',
        userWords: ['readings'],
        traffic: 'generate',
        function: 'readings',
        dataLoss: false,
        sharePercent: 50,
      },
      causes: [{ id: 'bad', variant: 'deploy', sentence: 'A bad version', keyFacts: [{ id: 'k', any: ['version'] }] }],
      evidence: [{ id: 'ev-error', title: 'Errors', where: 'logs' }],
      remedies: [
        { id: 'r', title: 'Redeploy', fact: 'function.deployed', option: 'rollback', verdict: { '*': 'right' } },
      ],
      insiderWords: [],
      reads: [],
      parAllowance: 0,
    },
  });
}

/** A world of the small scenario: failing since 12 minutes before StartEx unless a history is given. */
export function smallWorld(changes: Partial<WorldView> = {}): WorldView {
  const scenario = changes.scenario ?? smallScenario();
  return {
    scenario,
    seed: 'seed-1',
    variant: 'deploy',
    startEpoch: Date.parse(scenario.start),
    now: 20 * MINUTE,
    history: [
      { at: -30 * MINUTE, region: 'service', state: 'healthy' },
      { at: -12 * MINUTE, region: 'service', state: 'failing' },
    ],
    facts: [],
    ...changes,
  };
}
