import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import type { Act } from './acts';
import { viewFor } from './view';

const declared: Step = [MINUTE, 'codex', { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' }];
const ticket: Step = [MINUTE, 'codex', { type: 'ticket.open', title: 'SEV-2: down', labels: ['incident'], body: '' }];
const start = minutes(2);

describe('a page', () => {
  const escalated: Step = [MINUTE, 'codex', { type: 'escalate', to: 'claude', reason: 'need hands' }];
  const cast: Step = [MINUTE, 'codex', { type: 'escalate', to: 'marta-lindqvist', reason: 'need hands' }];
  const id = (steps: Step[]) => given(steps).before.pages.at(-1)?.id ?? '';
  const ack = (pageId: string): Act => ({ type: 'page.acknowledge', pageId });

  it('is acknowledged by whom it went to, once', () => {
    const base = given([escalated]);
    expect(base.when(start, 'codex', ack(id([escalated]))).refused).toBe('not-yours');
    expect(base.when(start, 'claude', ack(id([escalated]))).refused).toBeUndefined();
    const twice = given([[MINUTE, 'codex', ack('page-alert')]]);
    expect(twice.when(start, 'claude', ack('page-alert')).refused).toBe('already-done');
    expect(twice.before.pages[0]?.acknowledgedBy).toBe('codex');
  });

  it('to somebody of the cast is nobody else’s to acknowledge', () => {
    expect(given([cast]).when(start, 'claude', ack(id([cast]))).refused).toBe('not-yours');
  });

  it('to one person acknowledges no alert', () => {
    const { drill, before } = given([escalated, [start, 'claude', ack(id([escalated]))]]);
    expect(viewFor(drill, before, 'codex').lifecycle.find((s) => s.clause === 'detect.ack')?.done).toBe(false);
  });
});

describe('what says nothing is refused', () => {
  it.each<[string, Act]>([
    ['a bridge without a link', { type: 'bridge.open', link: ' ' }],
    ['evidence that is none', { type: 'evidence.attach', evidence: [], note: ' ' }],
    ['labels that are none', { type: 'ticket.label', add: [], remove: [] }],
  ])('%s', (_what, act) => {
    expect(given([declared, ticket]).when(start, 'codex', act).refused).toBe('empty');
  });
});

describe('the cadence', () => {
  const update = (nextUpdateAt: number): Step => [
    minutes(5),
    'codex',
    { type: 'post', channel: '#incidents', kind: 'update', text: 'on it', fields: { nextUpdateAt } },
  ];
  const due = (at: number) => viewFor(given([]).drill, given([declared, update(at)]).before, 'codex').cadence.dueAt;

  it('takes the promised time, but never later than the playbook’s interval', () => {
    expect(due(minutes(20))).toBe(minutes(20));
    expect(due(minutes(300))).toBe(minutes(35));
  });

  it('takes no promise for one that had passed when it was made', () => {
    expect(due(minutes(1))).toBe(minutes(35));
  });
});

describe('an approval', () => {
  it('keeps what was said with it', () => {
    const asked: Step = [MINUTE, 'claude', { type: 'approval.ask', askId: 'a1', of: 'codex', text: 'may I?' }];
    const { after } = given([asked]).when(start, 'codex', {
      type: 'approval.give',
      askId: 'a1',
      granted: false,
      text: 'Not before the backup.',
    });
    expect(after.approvals).toMatchObject([{ granted: false, answer: 'Not before the backup.' }]);
  });
});

describe('labels', () => {
  it('do not pile up without end', () => {
    const steps = Array.from({ length: 20 }, (_, i): Step => {
      const add = Array.from({ length: 20 }, (_x, j) => `label-${i}-${j}`);
      return [minutes(3) + i, 'codex', { type: 'ticket.label', add, remove: [] }];
    });
    expect(given([ticket, ...steps]).before.ticket?.labels.length).toBeLessThanOrEqual(100);
  });
});

describe('what cannot be handed in yet', () => {
  it('is refused with a sentence that says when it can', () => {
    const { after } = given([]).when(start, 'codex', { type: 'postmortem.submit', markdown: '# x' });
    expect(after.refusals[0]).toMatchObject({ code: 'wrong-phase' });
    expect(after.refusals[0]?.sentence).not.toMatch(/running already/);
  });
});
