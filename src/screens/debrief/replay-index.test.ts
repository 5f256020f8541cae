import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, type Step } from '../../../test/support/given';
import { fullRun, playedDrill } from '../../../test/support/played-drill';
import { minutes } from '../../base/drill-time';
import { stateAt } from '../../drill/fold';
import { stateHash } from '../../drill/replay';
import { replayIndex } from './replay-index';

const post = (i: number): Step => [
  minutes(3) + i * 4_000,
  i % 2 === 0 ? 'codex' : 'claude',
  { type: 'post', channel: '#incidents', kind: i % 25 === 0 ? 'update' : 'message', text: `message ${i}` },
];

describe('the replay', () => {
  const steps = [...fullRun('x').filter(([, , act]) => act.type !== 'drill.end' && !act.type.startsWith('postmortem'))];
  const many = [...steps, ...Array.from({ length: 200 }, (_, i) => post(i))].sort((a, b) => a[0] - b[0]);
  const { drill, entries } = playedDrill(many);

  it('shows the same as a fold from the start, wherever the cursor goes', () => {
    const index = replayIndex(drill, entries);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: minutes(45) }), (t) => {
        expect(stateHash(index.at(t))).toBe(stateHash(stateAt(drill, entries, t)));
      }),
      { numRuns: 60 },
    );
  });

  it('shows the same while it plays on', () => {
    const index = replayIndex(drill, entries);
    for (let t = 0; t < minutes(30); t += 17_000) {
      expect(index.at(t).seq).toBe(stateAt(drill, entries, t).seq);
    }
  });

  it('can stand in the middle of what was skipped', () => {
    const skipping = entriesOf([
      [0, 'codex', { type: 'drill.start' }],
      [minutes(1), 'codex', { type: 'drill.skip', to: minutes(10) }],
      [minutes(2), 'codex', { type: 'declare', severity: 'SEV2', summary: 's', impact: 'i' }],
    ]);
    const index = replayIndex(drill, skipping);
    expect(index.at(minutes(5)).t).toBe(minutes(5));
    expect(index.at(minutes(5)).severities).toHaveLength(0);
    expect(index.at(minutes(12)).severities).toHaveLength(1);
  });

  it('has the state before StartEx for an empty record', () => {
    expect(replayIndex(drill, []).at(0).phase).toBe('briefing');
  });
});
