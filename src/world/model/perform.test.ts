import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../base/drill-time';
import type { Fact } from '../../scenario/facts';
import { describeOperation } from './describe';
import type { Operation, OperationError, WorldView } from './operations';
import { perform } from './perform';
import { smallScenario, smallWorld } from './small-world';

const scenario = smallScenario();
const world = smallWorld({ scenario });

function value<O extends Operation>(of: WorldView, op: O) {
  const result = perform(of, op);
  if (!result.ok) throw new Error(`${op.op}: ${result.error.message}`);
  return result;
}
function refusal(of: WorldView, op: Operation): OperationError['code'] | undefined {
  const result = perform(of, op);
  return result.ok ? undefined : result.error.code;
}
function having(of: WorldView, facts: readonly Fact[], at = of.now): WorldView {
  return { ...of, facts: [...of.facts, ...facts.map((fact) => ({ at, by: 'codex', fact }))], now: at + MINUTE };
}

const READS: readonly Operation[] = [
  { op: 'logs.read', streams: ['fn'], from: -20 * MINUTE, to: 0 },
  { op: 'metrics.read', chart: 'traffic', from: -20 * MINUTE, to: 0, step: MINUTE },
  { op: 'metrics.read', chart: 'pool', from: -20 * MINUTE, to: 0, step: MINUTE },
  { op: 'tracker.list', from: -20 * MINUTE, to: 0 },
  { op: 'tracker.issue', id: 'VYB-1', from: -20 * MINUTE, to: 0 },
  { op: 'deployments.list' },
  { op: 'commits.list' },
  { op: 'commits.show', sha: 'bbbb222' },
  { op: 'functions.list' },
  { op: 'functions.versions', name: 'generate-reading' },
  { op: 'secrets.list' },
  { op: 'flags.list' },
  { op: 'pages.list' },
  { op: 'pages.read', id: 'usage' },
];

describe('reads', () => {
  it.each(READS)('$op causes no facts, says the same twice, and has a sentence', (op) => {
    const result = value(world, op);
    expect(result.facts).toEqual([]);
    expect(value(smallWorld({ scenario }), op)).toEqual(result);
    expect(describeOperation(op, world.startEpoch)).toMatch(/^[A-Z].*[^.]$/);
  });

  it.each<Operation>([
    { op: 'logs.read', streams: ['nowhere'], from: 0, to: 1 },
    { op: 'metrics.read', chart: 'nothing', from: 0, to: 1, step: 1 },
    { op: 'tracker.issue', id: 'VYB-99', from: 0, to: 1 },
    { op: 'commits.show', sha: 'ffff' },
    { op: 'commits.revert', sha: 'abc' },
    { op: 'functions.versions', name: 'none' },
    { op: 'functions.deploy', name: 'none', version: 'v1' },
    { op: 'functions.deploy', name: 'generate-reading', version: 'v99' },
    { op: 'functions.delete', name: 'none' },
    { op: 'functions.invoke', name: 'none', nonce: 'n' },
    { op: 'secrets.set', name: 'NONE', value: 'primary' },
    { op: 'secrets.unset', name: 'NONE' },
    { op: 'flags.set', name: 'none', environment: 'production', value: true },
    { op: 'pages.read', id: 'none' },
    { op: 'quota.raise', vendor: 'none' },
    { op: 'service.restart', name: 'none' },
  ])('$op of what is not there is not found', (op) => {
    expect(refusal(world, op)).toBe('not-found');
  });

  it('refuses a range that ends before it begins', () => {
    expect(refusal(world, { op: 'logs.read', streams: [], from: 1, to: 0 })).toBe('invalid');
    expect(refusal(world, { op: 'tracker.list', from: 1, to: 0 })).toBe('invalid');
    expect(refusal(world, { op: 'metrics.read', chart: 'traffic', from: 0, to: 1, step: 0 })).toBe('invalid');
  });

  it('filters logs by level and text and keeps the newest', () => {
    const all = value(world, { op: 'logs.read', streams: ['fn'], from: 0, to: 5 * MINUTE, limit: 20_000 });
    const wanted = all.value.lines.filter((l) => l.level === 'error' && l.text.includes('TypeError'));
    const op = {
      op: 'logs.read',
      streams: ['fn'],
      from: 0,
      to: 5 * MINUTE,
      minLevel: 'error',
      text: 'typeerror',
    } as const;
    expect(value(world, { ...op, limit: 20_000 }).value.lines).toEqual(wanted);
    const few = value(world, { ...op, limit: 7 }).value;
    expect(few.lines).toEqual(wanted.slice(-7));
    expect(few.truncated).toBe(true);
    expect(all.value.truncated).toBe(false);
  });

  it('show the evidence of a stream only when it is in what was read', () => {
    const read = (from: number, to: number, text?: string) =>
      value(world, { op: 'logs.read', streams: ['fn'], from, to, ...(text === undefined ? {} : { text }) }).evidence;
    expect(read(-20 * MINUTE, -12 * MINUTE)).toEqual([]);
    expect(read(0, MINUTE)).toEqual(['ev-error', 'ev-noise']);
    expect(read(0, MINUTE, 'upstream timeout')).toEqual(['ev-noise']);
    expect(read(0, MINUTE, 'no such text')).toEqual([]);
  });

  it('show the evidence of charts, issues, commits, pages and calls', () => {
    const seen = (op: Operation): readonly string[] => value(world, op).evidence;
    expect(seen({ op: 'metrics.read', chart: 'traffic', from: -20 * MINUTE, to: -13 * MINUTE, step: MINUTE })).toEqual(
      [],
    );
    expect(seen({ op: 'metrics.read', chart: 'traffic', from: -20 * MINUTE, to: 0, step: MINUTE })).toEqual([
      'ev-chart',
    ]);
    expect(seen({ op: 'tracker.list', from: -20 * MINUTE, to: 0 })).toEqual([]);
    expect(seen({ op: 'tracker.issue', id: 'VYB-1', from: -20 * MINUTE, to: 0 })).toEqual(['ev-issue']);
    expect(seen({ op: 'commits.show', sha: 'bbbb' })).toEqual(['ev-commit']);
    expect(seen({ op: 'deployments.list' })).toEqual(['ev-deploy']);
    expect(seen({ op: 'pages.read', id: 'usage' })).toEqual(['ev-usage']);
    expect(seen({ op: 'functions.invoke', name: 'generate-reading', nonce: 'n' })).toEqual(['ev-call']);
  });

  it('show what stands at the time, and only in its variant', () => {
    const early = smallWorld({ scenario, now: -13.5 * MINUTE });
    expect(value(early, { op: 'functions.versions', name: 'generate-reading' }).value.rows[0]?.version).toBe('v41');
    expect(value(early, { op: 'deployments.list' }).value.rows).toEqual([]);
    const quota = smallWorld({ scenario, variant: 'quota' });
    expect(refusal(quota, { op: 'commits.show', sha: 'bbbb222' })).toBe('not-found');
    expect(value(quota, { op: 'deployments.list' }).value.rows.map((d) => d.id)).toEqual([12]);
    expect(value(early, { op: 'pages.read', id: 'usage' }).value.text).toBe('All well');
    expect(value(world, { op: 'pages.read', id: 'usage' }).value.text).toMatch(/^Quota used\. \d+ of 60$/);
  });
});

describe('writes', () => {
  it('deploy a version: a fact, a version row, a deployment row, the live version', () => {
    const result = value(world, { op: 'functions.deploy', name: 'generate-reading', version: 'v41' });
    expect(result.facts).toEqual([
      { type: 'function.deployed', name: 'generate-reading', version: 'v41', previous: 'v42' },
    ]);
    const moved = having(world, result.facts);
    const versions = value(moved, { op: 'functions.versions', name: 'generate-reading' }).value.rows;
    expect(versions.map((v) => [v.version, v.live])).toEqual([
      ['v41', true],
      ['v42', false],
      ['v41', false],
    ]);
    const [latest] = value(moved, { op: 'deployments.list' }).value.rows;
    expect(latest).toMatchObject({ id: 13, version: 'v41', sha: 'aaaa111', by: 'codex', at: world.now });
    const again = value(moved, { op: 'functions.deploy', name: 'generate-reading', version: 'v41' });
    expect(again.facts).toEqual([
      { type: 'function.deployed', name: 'generate-reading', version: 'v41', previous: 'v41' },
    ]);
  });

  it('revert the commit that shipped the live version: CI deploys the one before', () => {
    const result = value(world, { op: 'commits.revert', sha: 'bbbb222' });
    expect(result.facts.map((f) => f.type)).toEqual(['commit.reverted', 'function.deployed']);
    const moved = having(world, result.facts);
    const [newest] = value(moved, { op: 'commits.list' }).value.rows;
    expect(newest).toMatchObject({ sha: result.value.sha, title: 'Revert "Handle empty input"', author: 'codex' });
    expect(value(moved, { op: 'functions.list' }).value.rows[0]?.version).toBe('v41');
    expect(refusal(moved, { op: 'commits.revert', sha: 'bbbb222' })).toBe('no-change');
    const back = value(moved, { op: 'commits.revert', sha: result.value.sha });
    expect(back.value.title).toBe('Reapply "Handle empty input"');
    expect(back.facts).toContainEqual({
      type: 'function.deployed',
      name: 'generate-reading',
      version: 'v42',
      previous: 'v41',
    });
    expect(refusal(having(moved, back.facts), { op: 'commits.revert', sha: 'bbbb222' })).toBeUndefined();
  });

  it('revert a web commit: CI deploys the web app', () => {
    const result = value(world, { op: 'commits.revert', sha: 'cccc333' });
    expect(result.facts).toEqual([
      { type: 'commit.reverted', sha: 'cccc333' },
      { type: 'web.deployed', sha: result.value.sha },
    ]);
    const [latest] = value(having(world, result.facts), { op: 'deployments.list' }).value.rows;
    expect(latest).toMatchObject({ sha: result.value.sha, title: 'Revert "Softer buttons"' });
  });

  it('revert a commit whose version is no longer live: nothing is deployed', () => {
    expect(value(world, { op: 'commits.revert', sha: 'aaaa111' }).facts).toEqual([
      { type: 'commit.reverted', sha: 'aaaa111' },
    ]);
  });

  it('delete a function, which then answers 404, until it is deployed', () => {
    const { facts } = value(world, { op: 'functions.delete', name: 'healthz' });
    const gone = having(world, facts);
    expect(value(gone, { op: 'functions.invoke', name: 'healthz', nonce: 'n' }).value.status).toBe(404);
    expect(refusal(gone, { op: 'functions.delete', name: 'healthz' })).toBe('not-found');
    expect(value(gone, { op: 'functions.list' }).value.rows[1]?.status).toBe('REMOVED');
    const back = having(gone, value(gone, { op: 'functions.deploy', name: 'healthz', version: 'v7' }).facts);
    expect(value(back, { op: 'functions.invoke', name: 'healthz', nonce: 'n' }).value.status).toBe(200);
  });

  it('call a function: as its requests fare, one answer for one nonce', () => {
    const call = (of: WorldView, nonce: string) =>
      value(of, { op: 'functions.invoke', name: 'generate-reading', nonce });
    expect(call(world, 'a')).toEqual(call(world, 'a'));
    const nonces = Array.from({ length: 200 }, (_, i) => `n${i}`);
    const statuses = nonces.map((n) => call(world, n).value.status);
    expect(statuses.filter((s) => s === 500).length).toBeGreaterThan(120);
    expect(new Set(statuses)).toEqual(new Set([200, 500, 504]));
    const healthy = smallWorld({ scenario, now: -13 * MINUTE });
    expect(nonces.filter((n) => call(healthy, n).value.status === 500)).toEqual([]);
    const broken = nonces.map((n) => call(world, n)).find((r) => r.value.status === 500);
    expect(broken?.value.body).toBe('{"error":"TypeError","version":"v42"}');
    expect(broken?.facts).toEqual([{ type: 'function.called', name: 'generate-reading', status: 500 }]);
  });

  it('set and unset a secret', () => {
    const set = having(world, value(world, { op: 'secrets.set', name: 'OPENAI_API_KEY', value: 'backup' }).facts);
    const row = value(set, { op: 'secrets.list' }).value.rows[0];
    expect(row).toMatchObject({ value: 'backup', digest: 'd2', updatedAt: world.now });
    expect(refusal(world, { op: 'secrets.set', name: 'OPENAI_API_KEY', value: 'sk-123' })).toBe('invalid');
    const unset = having(set, value(set, { op: 'secrets.unset', name: 'OPENAI_API_KEY' }).facts);
    expect(value(unset, { op: 'secrets.list' }).value.rows[0]?.value).toBeNull();
    expect(refusal(unset, { op: 'secrets.unset', name: 'OPENAI_API_KEY' })).toBe('no-change');
  });

  it('set a flag once', () => {
    const op = { op: 'flags.set', name: 'readings', environment: 'production', value: false } as const;
    const off = having(world, value(world, op).facts);
    expect(value(off, { op: 'flags.list' }).value.rows[0]?.environments).toEqual({ production: false, staging: true });
    expect(refusal(off, op)).toBe('no-change');
    expect(refusal(off, { ...op, environment: 'moon' })).toBe('invalid');
  });

  it('raise a quota, resize the pool, restart a service', () => {
    expect(value(world, { op: 'quota.raise', vendor: 'openai' }).facts).toEqual([
      { type: 'quota.raised', vendor: 'openai' },
    ]);
    const resized = having(world, value(world, { op: 'pool.resize', size: 120 }).facts);
    expect(refusal(resized, { op: 'pool.resize', size: 120 })).toBe('no-change');
    expect(value(resized, { op: 'pages.read', id: 'usage' }).value.text).toContain('of 120');
    expect(refusal(world, { op: 'pool.resize', size: 0.5 })).toBe('invalid');
    expect(value(world, { op: 'service.restart', name: 'healthz' }).facts).toEqual([
      { type: 'service.restarted', name: 'healthz' },
    ]);
  });
});
