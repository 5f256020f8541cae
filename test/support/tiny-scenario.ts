import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../../src/drill/bundle';
import { bundleHashes } from '../../src/drill/bundle';
import type { Header, Participant } from '../../src/drill/record';
import { parseCompany, parsePlaybook } from '../../src/playbook/parse';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema';

/**
 * The smallest scenario with everything that the engine handles: two regions, delays, reactions to facts, each kind of
 * inject. Written for tests; players never see it.
 */
const tiny = {
  format: 'hotwash.scenario',
  version: 1,
  id: 'tiny',
  title: 'A tiny outage',
  summary: 'Something small breaks.',
  briefing: 'Mend it.',
  playbook: 'vyberology',
  company: 'vyberology',
  start: '2026-03-04T14:00:00Z',
  startShift: '30m',
  longest: '60m',
  difficulty: 1,
  objectives: [{ id: 'mend', text: 'Mend it' }],
  roles: ['ic', 'deputy', 'scribe'],
  variants: [
    { id: 'flag', title: 'A flag', summary: 'A flag is on that should be off.' },
    { id: 'deploy', title: 'A deployment', summary: 'A version is broken.' },
  ],
  incident: {
    startsAt: '-20m',
    regions: {
      service: {
        initial: 'healthy',
        states: {
          healthy: { after: [{ delay: ['10m', '14m'], to: 'failing' }] },
          failing: {
            on: [
              { fact: 'flag.set', where: { name: 'x', value: false }, when: { variant: 'flag' }, to: 'recovering' },
              { fact: 'function.deployed', where: { version: 'v1' }, when: { variant: 'deploy' }, to: 'recovering' },
            ],
          },
          recovering: { after: [{ delay: '2m', to: 'recovered' }] },
          recovered: {},
        },
      },
      outage: {
        initial: 'none',
        states: {
          none: { always: [{ to: 'short', when: { state: 'service.failing' } }] },
          short: {
            after: [{ delay: '30m', to: 'long' }],
            always: [{ to: 'over', when: { state: 'service.recovered' } }],
          },
          long: { always: [{ to: 'over', when: { state: 'service.recovered' } }] },
          over: {},
        },
      },
    },
  },
  telemetry: {
    traffic: [
      {
        id: 'calls',
        title: 'Calls',
        perMinute: 30,
        outcomes: [
          { id: 'ok', status: 200, latency: { typical: 80, spread: 20 } },
          { id: 'bad', status: 500, latency: { typical: 20, spread: 5 }, failed: true },
        ],
        mix: [{ when: { state: 'service.failing' }, weights: { ok: 5, bad: 95 } }, { weights: { ok: 99, bad: 1 } }],
      },
    ],
    streams: [{ id: 'fn', title: 'Function log', kind: 'function' }],
    charts: [
      {
        id: 'failed',
        title: 'Failed',
        unit: '%',
        dashboard: 'All',
        series: [{ id: 's', title: 'failed', from: { traffic: 'calls', measure: 'failed-percent' } }],
      },
    ],
  },
  exhibits: {
    repository: { owner: 'o', name: 'r', branch: 'main' },
    project: { ref: 'ref', url: 'https://ref.example' },
    commits: [],
    functions: [],
    deployments: [],
    tracker: [],
    secrets: [],
    flags: [],
    pages: [],
  },
  injects: [
    {
      id: 'alert',
      number: 1,
      kind: 'timed',
      trigger: { at: ['20s', '40s'] },
      from: 'monitoring',
      to: 'page',
      text: 'Errors are high.',
      purpose: 'alert',
      signal: true,
    },
    {
      id: 'ask',
      number: 2,
      kind: 'conditional',
      trigger: { when: { done: 'declare' }, delay: '5m' },
      from: 'priya-nair',
      to: 'role:ic',
      text: 'When will it be back?',
      purpose: 'pressure',
      asks: 'eta',
    },
    {
      id: 'nag',
      number: 3,
      kind: 'contingency',
      trigger: { unless: { done: 'page.acknowledge' }, by: '6m' },
      from: 'monitoring',
      to: '#incidents',
      text: 'Still no answer.',
      purpose: 'alert',
    },
    {
      id: 'leave',
      number: 4,
      kind: 'timed',
      trigger: { at: '20m' },
      onlyIf: { role: 'ic', held: true },
      from: 'ikenna-okafor',
      to: 'role:ic',
      text: 'You are needed elsewhere.',
      purpose: 'handoff',
      leaves: { role: 'ic', after: '4m' },
    },
  ],
  truth: {
    fault: { state: 'service.failing' },
    impactWhile: { any: [{ state: 'service.failing' }, { state: 'service.recovering' }] },
    mitigatedWhen: { any: [{ state: 'service.recovering' }, { state: 'service.recovered' }] },
    fixedWhen: { state: 'service.recovered' },
    severity: [
      { when: { state: 'outage.long' }, is: 'SEV1', clause: 'sev.escalates' },
      { when: { state: 'outage.short' }, is: 'SEV2', clause: 'sev.2' },
    ],
    impact: {
      sentence: 'Nobody can call it.',
      userWords: ['cannot'],
      traffic: 'calls',
      function: 'calls',
      dataLoss: false,
      sharePercent: 60,
    },
    causes: [{ id: 'flag', variant: 'flag', sentence: 'The flag was on.', keyFacts: [{ id: 'flag', any: ['flag'] }] }],
    evidence: [{ id: 'errors', title: 'Errors', where: 'logs', sufficient: true }],
    remedies: [
      { id: 'off', title: 'Flag off', fact: 'flag.set', option: 'flag', verdict: { flag: 'right', '*': 'useless' } },
    ],
    insiderWords: [],
    reads: [{ clause: 'investigate.errors', looks: ['logs'] }],
    parAllowance: '20s',
  },
};

function parsed<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const read = (file: string) => readFileSync(join(import.meta.dirname, '../../scenarios/vyberology', file), 'utf8');

export const tinyScenario: Scenario = scenarioSchema.parse(tiny);

export const tinyBundle: Bundle = {
  scenario: tinyScenario,
  playbook: parsed(parsePlaybook(read('playbook.yaml'))),
  company: parsed(parseCompany(read('company.yaml'))),
};

export const twoPlayers: readonly Participant[] = [
  { id: 'codex', name: 'Codex', kind: 'player', role: 'ic' },
  { id: 'claude', name: 'Claude', kind: 'player', role: 'deputy' },
];

/** A header for a bundle; `wall` zero of headless runs is 1,000,000. */
export function headerFor(bundle: Bundle, change: Partial<Header> = {}): Header {
  return {
    drillId: 'test',
    createdAt: 1_000_000,
    engine: 'test',
    seed: 'seed-1',
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    variant: 'flag',
    hashes: bundleHashes(bundle),
    participants: [...twoPlayers],
    ...change,
  };
}
