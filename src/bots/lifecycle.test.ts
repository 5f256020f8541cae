import { describe, expect, it } from 'vitest';
import { situation } from '../../test/support/bot-situation';
import type { Act } from '../drill/acts';
import { chartOf } from './chart';
import { type Chart, type ChartEvent, START } from './lifecycle';

const stateAfter = (...events: readonly ChartEvent[]): Chart =>
  events.reduce((chart, event) => chart.after(event), START);
const EVENTS: readonly ChartEvent[] = [
  'PAGED',
  'ACKNOWLEDGED',
  'NOTHING',
  'DECLARED',
  'OPENED',
  'CHANGED',
  'RECOVERED',
  'RELAPSED',
  'QUIET',
  'RESOLVED',
  'REOPENED',
  'ENDED',
  'COMMANDED',
  'LEFT',
  'OFFERED',
  'KEPT',
  'HANDED',
  'PROMISED',
  'DUE',
  'LATE',
  'ASKED',
  'BUSY',
  'FREE',
];

describe('the chart of a responder', () => {
  it('goes through the lifecycle of the playbook', () => {
    const steps: readonly (readonly [ChartEvent, string])[] = [
      ['PAGED', 'paged'],
      ['ACKNOWLEDGED', 'assessing'],
      ['DECLARED', 'incident.declaring'],
      ['OPENED', 'incident.investigating'],
      ['CHANGED', 'incident.mitigating'],
      ['RECOVERED', 'incident.watching'],
      ['RELAPSED', 'incident.mitigating'],
      ['RECOVERED', 'incident.watching'],
      ['QUIET', 'incident.resolving'],
      ['RESOLVED', 'resolved'],
      ['ENDED', 'writing'],
    ];
    let chart = START;
    for (const [event, state] of steps) {
      chart = chart.after(event);
      expect(chart.response).toBe(state);
    }
  });

  it('takes an incident up again that came back, and a judgement that there was none', () => {
    expect(stateAfter('DECLARED', 'RESOLVED', 'REOPENED').response).toBe('incident.mitigating');
    expect(stateAfter('PAGED', 'NOTHING').response).toBe('no-incident');
    expect(stateAfter('PAGED', 'NOTHING', 'DECLARED').in('response.incident')).toBe(true);
  });

  it('hands command over in steps, and keeps it when nobody wants it', () => {
    expect(stateAfter('COMMANDED', 'OFFERED').command).toBe('handing-over');
    expect(stateAfter('COMMANDED', 'OFFERED', 'KEPT').command).toBe('holding');
    expect(stateAfter('COMMANDED', 'OFFERED', 'HANDED', 'LEFT').command).toBe('handed');
  });

  it('knows every configuration once, and they are few', () => {
    const reached = new Set<Chart>([START]);
    for (const chart of reached) for (const event of EVENTS) reached.add(chart.after(event));
    const responses = new Set([...reached].map((c) => c.response));
    expect(responses.size).toBe(11);
    expect(reached.size).toBe(responses.size * 4 * 4 * 3);
    expect(stateAfter('PAGED', 'ACKNOWLEDGED')).toBe(stateAfter('PAGED', 'PAGED', 'ACKNOWLEDGED'));
  });

  it('is in a state when it is in one inside of it, and not in one that only begins alike', () => {
    const chart = stateAfter('DECLARED', 'OPENED');
    expect(chart.in('response.incident')).toBe(true);
    expect(chart.in('response.incident.investigating')).toBe(true);
    expect(chart.in('response.inc')).toBe(false);
    expect(chart.in('command.none')).toBe(true);
  });
});

describe('where somebody is, from what they see', () => {
  const declare: Act = { type: 'declare', severity: 'SEV2', summary: 'Down', impact: 'Nobody gets a reading' };
  const task: Act = { type: 'task.give', taskId: 't1', to: 'claude', kind: 'look', text: 'Look at the log' };

  it('begins quietly, or with the page', () => {
    expect(chartOf(situation('bad-deploy')).in('response.incident')).toBe(false);
  });

  it('follows from the record alone', () => {
    const now = situation('bad-deploy', [
      [20_000, 'claude', { type: 'role.take', role: 'ic' }],
      [30_000, 'claude', declare],
      [40_000, 'claude', task],
    ]);
    const chart = chartOf(now);
    expect(chart.response).toBe('incident.declaring');
    expect(chart.command).toBe('holding');
    expect(chart.communication).toBe('promised');
    expect(chart.tasks).toBe('asked');
    expect(chartOf({ ...now })).toBe(chart);
  });
});
