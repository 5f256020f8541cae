import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import { workloadOf } from './workload';

const load = (steps: readonly Step[], at: number, person = 'codex') => {
  const base = given(steps);
  return workloadOf(base.drill, base.at(at), person);
};

describe('somebody’s load', () => {
  it('counts what waits for them until they have seen to it', () => {
    const waiting: Step[] = [
      [MINUTE, 'codex', { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: 'logs' }],
      [MINUTE, 'codex', { type: 'escalate', to: 'claude', reason: 'hands' }],
      [MINUTE, 'codex', { type: 'approval.ask', askId: 'a1', of: 'claude', text: 'may I?' }],
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [MINUTE, 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }],
    ];
    expect(load(waiting, minutes(2), 'claude')).toMatchObject({
      openTasks: 1,
      openPages: 1,
      openApprovals: 1,
      openOffers: 1,
    });
    const seenTo: Step[] = [
      [minutes(2), 'claude', { type: 'task.report', taskId: 't1', text: 'nothing', outcome: 'nothing-found' }],
      [minutes(2), 'claude', { type: 'page.acknowledge', pageId: 'page-3' }],
      [minutes(2), 'claude', { type: 'approval.give', askId: 'a1', granted: true }],
      [minutes(2), 'claude', { type: 'role.accept', role: 'ic' }],
    ];
    expect(load([...waiting, ...seenTo], minutes(3), 'claude')).toMatchObject({
      openTasks: 0,
      openPages: 0,
      openApprovals: 0,
      openOffers: 0,
    });
  });

  it('knows questions that are theirs to answer, and when they are answered', () => {
    const took: Step = [MINUTE, 'codex', { type: 'role.take', role: 'ic' }];
    const asked: Step = [minutes(2), 'facilitator', { type: 'inject.fire', inject: 'ask' }];
    expect(load([took, asked], minutes(3)).openAsks).toBe(1);
    expect(load([took, asked], minutes(3), 'claude').openAsks).toBe(0);
    const answer: Step = [
      minutes(4),
      'codex',
      { type: 'post', channel: 'dm:priya-nair', kind: 'answer', text: 'Between 3 and 4' },
    ];
    expect(load([took, asked, answer], minutes(5)).openAsks).toBe(0);
  });

  it('says how busy they are, and nothing of somebody who has done nothing', () => {
    const look = (at: number): Step => [at, 'codex', { type: 'look', console: 'logs', query: 'fn', evidence: [] }];
    // StartEx was theirs too, and has left the window by then.
    expect(load([look(minutes(2)), look(minutes(5))], minutes(8))).toMatchObject({
      recentActs: 1,
      lastActAt: minutes(5),
      idleFor: minutes(3),
      console: 'logs',
    });
    const idle = load([], minutes(5), 'claude');
    expect(idle.recentActs).toBe(0);
    expect(idle).not.toHaveProperty('idleFor');
    expect(idle).not.toHaveProperty('console');
  });
});
