import { describe, expect, it } from 'vitest';
import { given } from '../../test/support/given';
import { MINUTE, minutes } from '../base/drill-time';
import type { Act } from './acts';
import { headerSchema } from './record';

const declare: Act = { type: 'declare', severity: 'SEV2', summary: 'down', impact: '' };

describe('who may do what', () => {
  it.each(['facilitator', 'system'])('the %s plays no part in the game', (by) => {
    for (const act of [
      declare,
      { type: 'role.take', role: 'ic' },
      { type: 'post', channel: '#incidents', kind: 'update', text: 'x' },
      { type: 'page.acknowledge', pageId: 'page-alert' },
    ] as const)
      expect(given([]).when(minutes(2), by, act).refused).toBe('not-a-player');
  });

  it('lets the facilitator run the drill: pause, resume, pace, skip, end', () => {
    const base = given([
      [MINUTE, 'facilitator', { type: 'drill.pace', pace: 5 }],
      [MINUTE, 'facilitator', { type: 'drill.skip', to: minutes(3) }],
      [minutes(2), 'facilitator', { type: 'drill.pause', reason: 'facilitator' }],
      [minutes(3), 'facilitator', { type: 'drill.resume' }],
    ]);
    expect(base.before.refusals).toEqual([]);
    expect(base.when(minutes(4), 'facilitator', { type: 'drill.end' }).after.phase).toBe('postmortem');
  });

  it('lets the system pause and nothing else', () => {
    expect(given([]).when(minutes(2), 'system', { type: 'drill.pause', reason: 'away' }).after.phase).toBe('paused');
    for (const type of ['drill.end', 'drill.stop-real'] as const)
      expect(given([]).when(minutes(2), 'system', { type }).refused).toBe('not-a-player');
  });

  it('lets everybody who takes part pause, stop and end', () => {
    for (const act of [
      { type: 'drill.pause', reason: 'player' },
      { type: 'drill.stop-real' },
      { type: 'drill.end' },
    ] as const)
      expect(given([]).when(minutes(2), 'claude', act).refused).toBeUndefined();
  });

  it('keeps the names of those who are no players from players', () => {
    const header = given([]).drill.header;
    for (const id of ['facilitator', 'system', 'everyone']) {
      const named = { ...header, participants: [{ id, name: 'X', kind: 'player' }] };
      expect(headerSchema.safeParse(named).success).toBe(false);
    }
    const [first] = header.participants;
    expect(headerSchema.safeParse({ ...header, participants: [first, first] }).success).toBe(false);
    expect(headerSchema.safeParse(header).success).toBe(true);
  });
});
