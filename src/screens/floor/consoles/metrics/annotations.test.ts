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
const roster = [{ id: 'codex', name: 'Codex', title: '', kind: 'player' as const, holds: [], gone: [] }];
const deployed = { type: 'function.deployed', name: 'read', version: 'v1' } as const;
const changes = [{ at: 50, by: 'codex', seq: 9, fact: deployed }];

describe('annotationsOf', () => {
  const rows = [row(1, 10, 'staging'), row(2, 20, 'production-web'), row(3, 5, 'production'), row(4, 99, 'production')];

  it('marks what went to production within the range, and the changes of the team', () => {
    const notes = annotationsOf(rows, { changes, roster }, 8, 60);
    expect(notes.map((n) => [n.at, n.kind, n.text])).toEqual([
      [20, 'deployment', 'd2'],
      [50, 'change', 'Codex deployed read v1'],
    ]);
  });

  it('tells a deployment of the team once', () => {
    const own = row(5, 50, 'production', { function: 'read', version: 'v1' });
    expect(annotationsOf([own], { changes, roster }, 0, 60)).toHaveLength(1);
  });
});
