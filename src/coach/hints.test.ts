import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../test/support/given';
import { minutes } from '../base/drill-time';
import { situationOf } from '../conduct/conduct';
import { hintsFor, hintsForPlayer } from './hints';

const situation = (steps: readonly Step[], at: number, me = 'codex') => {
  const base = given(steps);
  return situationOf(base.drill, base.at(at), me);
};
const ack: Step = [minutes(1), 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }];
const take: Step = [minutes(1.1), 'codex', { type: 'role.take', role: 'ic' }];

describe('hints', () => {
  it('never ask a console, whatever the rules try', () => {
    const now = situation([ack, take], minutes(3));
    const watched = {
      ...now,
      read: () => {
        throw new Error('the coach looked');
      },
    };
    expect(hintsForPlayer(watched).map((h) => h.rule)).toEqual(hintsForPlayer(now).map((h) => h.rule));
  });

  it('put what is late first, then what is most urgent', () => {
    const early = hintsForPlayer(situation([], minutes(1.5)));
    expect(early.map((h) => [h.rule, h.isLate])).toEqual([
      ['acknowledge', false],
      ['take-role', false],
      ['see-symptoms', false],
    ]);
    const late = hintsForPlayer(situation([], minutes(8)));
    expect(late.every((h) => h.isLate)).toBe(true);
  });

  it('are the role’s own', () => {
    const now = situation(
      [ack, take, [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 'x', impact: 'y' }]],
      minutes(3),
    );
    expect(hintsFor(now, 'ic').map((h) => h.rule)).toContain('ticket');
    expect(hintsFor(now, 'deputy').map((h) => h.rule)).not.toContain('ticket');
    expect(hintsFor(now, 'comms').map((h) => h.rule)).toContain('announce');
  });

  it('fade: what was shown in the last drills is not said until it is late', () => {
    const known = new Set(['acknowledge']);
    expect(hintsForPlayer(situation([], minutes(1)), known).map((h) => h.rule)).not.toContain('acknowledge');
    expect(hintsForPlayer(situation([], minutes(5)), known).map((h) => h.rule)).toContain('acknowledge');
  });

  it('fade within a drill: the second page in time needs no word', () => {
    const second: Step = [minutes(3), 'claude', { type: 'escalate', to: 'codex', reason: 'look here' }];
    expect(hintsForPlayer(situation([ack, take, second], minutes(3.5))).map((h) => h.rule)).not.toContain(
      'acknowledge',
    );
    const lateFirst: Step = [minutes(5.9), 'codex', { type: 'page.acknowledge', pageId: 'page-alert' }];
    const again: Step = [minutes(6.5), 'claude', { type: 'escalate', to: 'codex', reason: 'look here' }];
    const shown = hintsForPlayer(situation([lateFirst, again], minutes(7)));
    expect(shown.map((h) => h.rule)).toContain('acknowledge');
  });

  it('say nothing when the drill is over', () => {
    const now = situation([[minutes(1), 'codex', { type: 'drill.stop-real' }]], minutes(1));
    expect(hintsForPlayer(now)).toEqual([]);
  });
});
