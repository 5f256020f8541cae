import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';

/** What a team sees in its channel of the acts that are no posts. */
const steps: readonly Step[] = [
  [MINUTE, 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }],
  [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
  [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 'Readings fail', impact: 'x' }],
  [minutes(3), 'codex', { type: 'ticket.open', title: 'SEV-2: Readings fail', labels: [], body: '' }],
  [minutes(3), 'codex', { type: 'bridge.open', link: 'https://bridge.example/1' }],
  [minutes(4), 'codex', { type: 'severity.set', severity: 'SEV1', reason: 'over 30 min' }],
  [minutes(5), 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }],
  [minutes(6), 'claude', { type: 'role.accept', role: 'ic' }],
  [minutes(7), 'claude', { type: 'resolve', summary: 'Flag off, thank you', rootCause: 'x', criteria: [] }],
  [minutes(8), 'claude', { type: 'incident.reopen', reason: 'errors again' }],
  [minutes(9), 'claude', { type: 'role.release', role: 'ic' }],
];

describe('the channel', () => {
  const { before, at } = given(steps);

  it('tells what was done', () => {
    const said = before.messages.filter((m) => m.kind === 'system').map((m) => [m.channel, m.from, m.text]);
    const number = before.ticket?.number;
    expect(said).toEqual([
      ['#incidents', 'codex', 'Acknowledged the page.'],
      ['#incidents', 'codex', 'Took the role Incident Commander.'],
      ['#incidents', 'codex', 'Declared SEV2: Readings fail'],
      ['#incidents', 'codex', `Opened ticket #${number}: SEV-2: Readings fail`],
      ['#incidents', 'codex', 'Opened the bridge: https://bridge.example/1'],
      ['#incidents', 'codex', 'Changed the severity from SEV2 to SEV1: over 30 min'],
      ['#incidents', 'claude', 'Took over as Incident Commander from Codex.'],
      ['#incidents', 'claude', 'Declared the incident resolved: Flag off, thank you'],
      ['#incidents', 'claude', 'Reopened the incident: errors again'],
      ['#incidents', 'claude', 'Gave up the role Incident Commander.'],
    ]);
  });

  it('has every message once', () => {
    const ids = at(minutes(50)).messages.map((m) => m.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says who was called away, unless they had handed over before', () => {
    const left = given([[MINUTE, 'codex', { type: 'role.take', role: 'ic' }]]).at(minutes(25));
    expect(left.messages.at(-1)).toMatchObject({
      kind: 'system',
      from: 'codex',
      at: minutes(24),
      text: 'Was called away and no longer is Incident Commander.',
    });
    const handed = given([
      [MINUTE, 'codex', { type: 'role.take', role: 'ic' }],
      [minutes(21), 'codex', { type: 'role.offer', role: 'ic', to: 'claude' }],
      [minutes(22), 'claude', { type: 'role.accept', role: 'ic' }],
    ]).at(minutes(25));
    expect(handed.gone).toHaveLength(1);
    expect(handed.messages.some((m) => m.text.startsWith('Was called away'))).toBe(false);
  });
});
