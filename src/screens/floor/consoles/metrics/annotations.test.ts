import { describe, expect, it } from 'vitest';
import type { DeploymentRow } from '../../../../world/model/operations';
import { annotationsOf } from './annotations';

const row = (id: number, at: number, environment: string, more: Partial<DeploymentRow> = {}): DeploymentRow => ({
  id,
  at,
  environment,
  sha: 'abcdef0',
  ref: 'main',
  by: 'ci',
  title: `d${id}`,
  state: 'success',
  ...more,
});
const roster = [
  { id: 'codex', name: 'Codex', title: '', kind: 'player' as const, holds: [], gone: [], playedBy: [], away: false },
];
const deployed = { type: 'function.deployed', name: 'read', version: 'v1' } as const;
const changes = [{ at: 50, by: 'codex', seq: 9, fact: deployed }];
const quiet = { changes: [], roster, severities: [], resolutions: [] };

describe('annotationsOf', () => {
  const rows = [row(1, 10, 'staging'), row(2, 20, 'production-web'), row(3, 5, 'production'), row(4, 99, 'production')];

  it('marks what went to production within the range, and the changes of the team', () => {
    const notes = annotationsOf(rows, { ...quiet, changes }, 8, 60);
    expect(notes.map((n) => [n.at, n.kind, n.text])).toEqual([
      [20, 'deployment', 'd2'],
      [50, 'change', 'Codex deployed read v1'],
    ]);
  });

  it('tells a deployment of the team once', () => {
    const own = row(5, 50, 'production', { function: 'read', version: 'v1' });
    expect(annotationsOf([own], { ...quiet, changes }, 0, 60)).toHaveLength(1);
  });

  it('tells a web deployment of the team once, and a commit and its deployment apart', () => {
    const sha = 'cccc333';
    const reverted = { at: 50, by: 'codex', seq: 9, fact: { type: 'commit.reverted', sha } } as const;
    const web = { at: 50, by: 'codex', seq: 9, fact: { type: 'web.deployed', sha } } as const;
    const notes = annotationsOf([row(5, 50, 'production', { sha })], { ...quiet, changes: [reverted, web] }, 0, 60);
    expect(notes.map((n) => n.text)).toEqual([
      'Codex reverted the commit cccc333',
      'Codex deployed the web app at cccc333',
    ]);
    expect(new Set(notes.map((n) => n.id)).size).toBe(2);
    const other = row(6, 50, 'production', { sha: 'abcdef0' });
    expect(annotationsOf([other], { ...quiet, changes: [web] }, 0, 60)).toHaveLength(2);
  });

  it('marks how the team ran the incident: severities and resolutions within the range', () => {
    const severity = (at: number, level: 'SEV1' | 'SEV2') => ({
      at,
      severity: level,
      by: 'codex',
      seq: at,
      reason: '',
    });
    const resolved = { at: 58, by: 'codex', seq: 58, summary: '', rootCause: '', criteria: [] };
    const view = { ...quiet, severities: [severity(5, 'SEV2'), severity(30, 'SEV1')], resolutions: [resolved] };
    expect(annotationsOf([], view, 8, 60).map((n) => [n.kind, n.text])).toEqual([
      ['step', 'Codex set the severity to SEV1'],
      ['step', 'Codex declared it resolved'],
    ]);
    expect(annotationsOf([], view, 0, 10).map((n) => n.text)).toEqual(['Codex declared SEV2']);
  });
});
