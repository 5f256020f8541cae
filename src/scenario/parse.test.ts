import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from './parse';

const SHIPPED = readFileSync(new URL('../../scenarios/vyberology/edge-outage/scenario.yaml', import.meta.url), 'utf8');
const COMPANY = readFileSync(new URL('../../scenarios/vyberology/company.yaml', import.meta.url), 'utf8');
const read = (text: string, file = 'scenario.yaml', company = COMPANY) =>
  parseScenario(text, file, { text: company, file: 'company.yaml' });

/** A mistake, made by replacing `from` (which must be there) with `to`; the diagnostic points to where `at` begins. */
interface Mistake {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

const MISTAKES: readonly Mistake[] = [
  { code: 'schema.invalid', from: 'longest: 120m', to: 'longest: 120', at: '120\ndifficulty' },
  { code: 'schema.unknown-key', from: 'difficulty: 2', to: 'dificulty: 2', at: 'dificulty' },
  { code: 'scenario.duplicate-id', from: 'id: second-page', to: 'id: first-page', at: 'first-page\n    number: 4' },
  {
    code: 'scenario.duplicate-id',
    from: 'number: 7\n',
    to: 'number: 6\n',
    at: '6\n    kind: timed\n    trigger: { at: [10m',
  },
  {
    code: 'scenario.duplicate-id',
    from: 'sha: 27ce5510af\n',
    to: 'sha: d95b72e810\n',
    at: 'd95b72e810\n      at: -27h',
  },
  { code: 'scenario.unknown-target', from: 'to: filling, when', to: 'to: filing, when', at: 'filing, when' },
  { code: 'scenario.unknown-target', from: 'initial: dormant', to: 'initial: asleep', at: 'asleep' },
  { code: 'scenario.name', from: '        failing:\n', to: '        fail.ing:\n', at: 'title: Practically' },
  {
    code: 'scenario.always-loop',
    from: 'when: { state: readings.unavailable }, to: running',
    to: 'to: none',
    at: '[{ to: none',
  },
  { code: 'scenario.negative-delay', from: 'delay: 20s, to: failing', to: 'delay: -20s, to: failing', at: '-20s' },
  {
    code: 'scenario.unknown-state',
    from: 'onlyIf: { state: outage.long }',
    to: 'onlyIf: { state: outage.longer }',
    at: 'outage.longer',
  },
  {
    code: 'scenario.unknown-state',
    from: 'fault: { state: backend.broken }',
    to: 'fault: { state: backend }',
    at: 'backend }',
  },
  {
    code: 'scenario.unknown-variant',
    from: 'to: failing, when: { variant: bad-deploy }',
    to: 'to: failing, when: { variant: bad }',
    at: 'bad }',
  },
  {
    code: 'scenario.unknown-variant',
    from: 'variant: bad-deploy\n      sentence',
    to: 'variant: worse\n      sentence',
    at: 'worse',
  },
  {
    code: 'scenario.act-moves-world',
    from: 'impactWhile: { any: [',
    to: 'impactWhile: { any: [{ done: declare }, ',
    at: '{ done: declare }, { state',
  },
  {
    code: 'scenario.unknown-fact-field',
    from: 'where: { vendor: openai }, when',
    to: 'where: { seller: openai }, when',
    at: 'openai }, when',
  },
  { code: 'scenario.unknown-fact', from: '{ fact: logs.deleted', to: '{ fact: logs.gone', at: 'logs.gone' },
  { code: 'scenario.unknown-fact-value', from: 'value: backup }, when', to: 'value: spare }, when', at: 'spare }' },
  {
    code: 'scenario.unknown-fact-value',
    from: '[v41, v40, v39] }, option',
    to: '[v41, v40, v38] }, option',
    at: '[v41, v40, v38]',
  },
  {
    code: 'scenario.unknown-evidence',
    from: 'evidence: [thirty-minutes]',
    to: 'evidence: [forty-minutes]',
    at: 'forty-minutes',
  },
  {
    code: 'scenario.unknown-evidence',
    from: 'shows: [{ evidence: web-diff-harmless }]',
    to: 'shows: [{ evidence: web-diff }]',
    at: 'web-diff }',
  },
  {
    code: 'scenario.unknown-evidence',
    from: 'clearedBy: [rate-limit-is-old]',
    to: 'clearedBy: [rate-limit]',
    at: 'rate-limit]\n',
  },
  { code: 'scenario.unknown-tracker', from: 'tracker: VYB-155', to: 'tracker: VYB-156', at: 'VYB-156' },
  {
    code: 'scenario.unknown-streams',
    from: 'stream: auth, level: info, text',
    to: 'stream: login, level: info, text',
    at: 'login, level',
  },
  {
    code: 'scenario.unknown-traffic',
    from: 'from: { traffic: ocr, ',
    to: 'from: { traffic: photo, ',
    at: 'photo, measure',
  },
  { code: 'scenario.unknown-gauges', from: 'from: { gauge: db-cpu }', to: 'from: { gauge: cpu }', at: 'cpu } }' },
  {
    code: 'scenario.unknown-gauges',
    from: 'CPU           {gauge:db-cpu} %',
    to: 'CPU           {gauge:db-heat} %',
    at: '|\n            Database vyberology-prod',
  },
  {
    code: 'scenario.unknown-outcome',
    from: 'weights: { ok: 930, blurred',
    to: 'weights: { fine: 930, blurred',
    at: '930, blurred',
  },
  {
    code: 'scenario.empty-mix',
    from: 'weights: { ok: 930, blurred: 70 }',
    to: 'weights: { ok: 0 }',
    at: '{ weights: { ok: 0 }',
  },
  {
    code: 'scenario.no-usual-mix',
    from: '- { weights: { ok: 930',
    to: '- { when: { state: feature.on }, weights: { ok: 930',
    at: '- { when: { state: feature.on }, weights',
  },
  {
    code: 'scenario.unknown-slot',
    from: 'GET / {status} {latency}ms user={user}',
    to: 'GET / {state} {latency}ms user={user}',
    at: "'GET / {state}",
  },
  {
    code: 'scenario.details-not-json',
    from: `details: '{"sqlstate":"53300","attempts":3}'`,
    to: `details: '{"sqlstate":53300,attempts:3}'`,
    at: `'{"sqlstate":53300,attempts:3}'`,
  },
  {
    code: 'scenario.no-row',
    from: "text: 'GET / {status} {latency}ms user={user}'",
    to: "details: '{}', text: 'GET / {status} {latency}ms user={user}'",
    at: "'{}', text: 'GET /",
  },
  {
    code: 'scenario.unknown-function',
    from: 'function: ocr\n      perMinute',
    to: 'function: photo\n      perMinute',
    at: 'photo\n      perMinute',
  },
  {
    code: 'scenario.unknown-version',
    from: 'function: ocr, version: v8 }',
    to: 'function: ocr, version: v7 }',
    at: 'v7 }',
  },
  {
    code: 'scenario.unknown-commits',
    from: 'id: 4806, at: -73h, environment: production-web, sha: 0fa8e6d4b2',
    to: 'id: 4806, at: -73h, environment: production-web, sha: 0fa8e6d4b3',
    at: '0fa8e6d4b3',
  },
  { code: 'scenario.unknown-gauges', from: 'connections: db-connections', to: 'connections: db-conns', at: 'db-conns' },
  { code: 'scenario.unknown-gauges', from: 'share: db-connections-digest', to: 'share: digests', at: 'digests\n' },
  { code: 'scenario.unknown-charts', from: 'charts: [db-connections, db-cpu]', to: 'charts: [cpu]', at: 'cpu]' },
  {
    code: 'scenario.unknown-sessions',
    from: '{ session: open-psql, relation',
    to: '{ session: closed-psql, relation',
    at: 'closed-psql',
  },
  {
    code: 'scenario.unknown-sessions',
    from: 'sizeMb: 214, session: nightly-dump',
    to: 'sizeMb: 214, session: weekly-dump',
    at: 'weekly-dump',
  },
  {
    code: 'scenario.duplicate-id',
    from: '{ id: realtime, user',
    to: '{ id: error-digest, user',
    at: 'error-digest, user',
  },
  {
    code: 'scenario.duplicate-id',
    from: '{ id: find-user, query',
    to: '{ id: last-input, query',
    at: "last-input, query: 'SELECT * FROM auth",
  },
  {
    code: 'scenario.unknown-outcome',
    from: 'traffic: compare, outcomes: [ok, old-reading]',
    to: 'traffic: compare, outcomes: [fine]',
    at: 'fine]',
  },
  {
    code: 'scenario.empty-mix',
    from: 'share: db-connections-digest\n        states: { idle: 1 }',
    to: 'share: db-connections-digest\n        states: { idle: 0 }',
    at: '{ idle: 0 }',
  },
  {
    code: 'scenario.unknown-fact-value',
    from: 'where: { session: nightly-dump }, option: other',
    to: 'where: { session: daily-dump }, option: other',
    at: 'daily-dump',
  },
  {
    code: 'scenario.unknown-look',
    from: "database, 'terminal",
    to: "'database:rows', 'terminal",
    at: "'database:rows'",
  },
  {
    code: 'scenario.diff-lines',
    from: '        @@ -17,5 +17,5 @@ export function overlap(',
    to: '        @@ -17,5 +17,6 @@ export function overlap(',
    at: '|\n        diff --git a/supabase/functions/compare/overlap.ts',
  },
  {
    code: 'scenario.diff-lines',
    from: '        -export const MAX_PHOTO = 2_000_000;\n',
    to: '',
    at: '|\n        diff --git a/supabase/functions/ocr/limits.ts',
  },
  {
    code: 'scenario.diff-file',
    from: 'files: [supabase/functions/ocr/limits.ts]',
    to: 'files: [supabase/functions/ocr/index.ts]',
    at: '|\n        diff --git a/supabase/functions/ocr/limits.ts',
  },
  {
    code: 'scenario.diff-file',
    from: '    - path: supabase/functions/ocr/limits.ts',
    to: '    - path: supabase/functions/ocr/sizes.ts',
    at: '|\n        diff --git a/supabase/functions/ocr/limits.ts',
  },
  { code: 'schema.invalid', from: '- path: docs/SECRETS.md', to: '- path: ../SECRETS.md', at: '../SECRETS.md' },
  { code: 'scenario.unknown-secret-value', from: 'value: primary\n', to: 'value: first\n', at: 'first\n' },
  { code: 'scenario.unknown-series', from: 'series: share, max', to: 'series: part, max', at: 'part, max' },
  {
    code: 'scenario.unknown-objective',
    from: 'objective: hand-over-command',
    to: 'objective: hand-over',
    at: 'hand-over\n',
  },
  {
    code: 'scenario.inject-kind',
    from: 'number: 4\n    kind: contingency',
    to: 'number: 4\n    kind: timed',
    at: '{ unless: { done: page.acknowledge }',
  },
  {
    code: 'scenario.inject-target',
    from: 'to: role:ic\n    text: >-\n      Reception',
    to: 'to: incidents\n    text: >-\n      Reception',
    at: 'incidents\n    text: >-\n      Reception',
  },
  { code: 'scenario.unknown-role', from: 'leaves: { role: ic,', to: 'leaves: { role: boss,', at: 'boss,' },
  { code: 'scenario.inject-time', from: 'trigger: { at: [7m, 9m] }', to: 'trigger: { at: [7h, 9h] }', at: '{ at: [7h' },
  { code: 'scenario.starts-late', from: 'startsAt: -30m', to: 'startsAt: 30m', at: '30m\n  regions' },
  {
    code: 'scenario.cause-kind',
    from: 'id: decoy-idle\n      decoy: true',
    to: 'id: decoy-idle\n      decoy: false',
    at: 'id: decoy-idle\n      decoy: false',
  },
  {
    code: 'scenario.root-cause',
    from: 'variant: bad-deploy\n      sentence',
    to: 'variant: key-exhausted\n      sentence',
    at: 'id: bad-deploy\n    title',
  },
  {
    code: 'scenario.no-right-remedy',
    from: '  - id: connection-limit\n    title',
    to: '  - id: fourth\n    title: Another\n    summary: Another.\n  - id: connection-limit\n    title',
    at: 'id: fourth',
  },
  {
    code: 'scenario.unknown-decoy',
    from: 'clears: [decoy-rate-limit] }',
    to: 'clears: [decoy-rates] }',
    at: 'decoy-rates',
  },
  {
    code: 'scenario.unknown-option',
    from: 'option: other, verdict: { key-exhausted',
    to: 'option: secret, verdict: { key-exhausted',
    at: 'secret, verdict',
  },
  {
    code: 'scenario.unknown-console',
    from: "looks: ['github:deployments'",
    to: "looks: ['deployments'",
    at: "'deployments'",
  },
  {
    code: 'scenario.unknown-look',
    from: "'logs:error-logs', 'terminal:error_logs'] }\n    - { clause: investigate.tracker",
    to: "'logs:errors', 'terminal:error_logs'] }\n    - { clause: investigate.tracker",
    at: "'logs:errors'",
  },
];

interface Changed {
  readonly scenario: string;
  readonly company: string;
  /** Where the mistake is: in the scenario's file, or in the company's, on whose production it builds. */
  readonly file: 'mine.yaml' | 'company.yaml';
}

/** What stands in the company's file is further in by two. */
const further = (text: string): string => text.replaceAll('\n', '\n  ');

const changed = (from: string, to: string): Changed => {
  const put = (text: string, at: number, was: string, is: string) =>
    text.slice(0, at) + is + text.slice(at + was.length);
  const own = SHIPPED.indexOf(from);
  if (own >= 0) return { scenario: put(SHIPPED, own, from, to), company: COMPANY, file: 'mine.yaml' };
  const base = COMPANY.indexOf(further(from));
  if (base < 0) throw new Error(`neither the scenario nor the company has: ${from}`);
  return { scenario: SHIPPED, company: put(COMPANY, base, further(from), further(to)), file: 'company.yaml' };
};

const placeOf = (text: string, part: string): { line: number; column: number } => {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

describe('parseScenario', () => {
  it('reads the shipped scenario without a word', () => {
    const result = read(SHIPPED);
    expect(result.ok ? [] : result.error).toEqual([]);
  });

  it.each(MISTAKES)('reports $code where it is: $to', ({ code, from, to, at }) => {
    const { scenario, company, file } = changed(from, to);
    const result = read(scenario, 'mine.yaml', company);
    const found = (result.ok ? [] : result.error).filter((d) => d.code === code);
    const all = result.ok ? [] : result.error.map((d) => `${d.code} ${d.line}:${d.column} ${d.path}`);
    expect(all).not.toEqual([]);
    expect(found, all.join('\n')).not.toEqual([]);
    for (const d of found) {
      expect(['mine.yaml', 'company.yaml']).toContain(d.file);
      expect(d.message).not.toBe('');
      expect(d.hint).not.toBe('');
    }
    if (at !== '')
      expect(
        found.map((d) => ({ file: d.file, line: d.line, column: d.column })),
        all.join('\n'),
      ).toContainEqual({
        file,
        ...placeOf(file === 'mine.yaml' ? scenario : company, file === 'mine.yaml' ? at : further(at)),
      });
  });

  it('never throws, whatever the text', () => {
    const lines = SHIPPED.split('\n');
    const mutation = fc.record({
      line: fc.nat({ max: lines.length - 1 }),
      count: fc.integer({ min: 0, max: 30 }),
      put: fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.constantFrom('- *pool-freed', '  on: []', '&a [*a]', '\t', 'when: { all: [] }'),
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const text = [...lines];
        for (const { line, count, put } of mutations) text.splice(line, count, put);
        const result = read(text.join('\n'));
        if (!result.ok) {
          expect(result.error.length).toBeGreaterThan(0);
          for (const d of result.error) expect(d.line).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
    for (const text of ['', 'null', '[]', '{', '- '.repeat(5_000), 'a: &a [*a]']) expect(read(text).ok).toBe(false);
  });
});
