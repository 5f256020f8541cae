import { describe, expect, it } from 'vitest';
import { fullRun, playedDrill } from '../../test/support/played-drill';
import { tinyBundle, tinyScenario } from '../../test/support/tiny-scenario';
import { minutes } from '../base/drill-time';
import { reveal } from './reveal';

const scenario = {
  ...tinyScenario,
  truth: {
    ...tinyScenario.truth,
    causes: [
      ...tinyScenario.truth.causes,
      {
        id: 'spinner',
        decoy: true,
        sentence: 'The spinner did it.',
        keyFacts: [{ id: 's', any: ['spinner'] }],
        factors: [],
        clearedBy: ['errors'],
      },
    ],
    evidence: [
      { id: 'errors', title: 'Errors', where: 'logs', keyFor: ['flag'], sufficient: true, clears: [], order: 1 },
      { id: 'diff', title: 'Diff', where: 'github', keyFor: ['*'], sufficient: false, clears: ['spinner'], order: 2 },
      { id: 'noise', title: 'Noise', where: 'logs', keyFor: [], sufficient: false, clears: [], order: 3 },
    ],
  },
} satisfies typeof tinyScenario;

describe('reveal', () => {
  const { drill, state } = playedDrill(fullRun('x'), { bundle: { ...tinyBundle, scenario } });
  const told = reveal(drill, state);

  it('names the cause of the variant that was drawn', () => {
    expect(told.variant.title).toBe('A flag');
    expect(told.cause).toBe('The flag was on.');
  });

  it('knows which key evidence was seen, when and by whom', () => {
    expect(told.evidence.map((e) => [e.id, e.seen])).toEqual([
      ['errors', { at: minutes(1), by: 'codex', seq: 2 }],
      ['diff', undefined],
    ]);
  });

  it('tells what clears a decoy, said on either side', () => {
    expect(told.decoys).toHaveLength(1);
    expect(told.decoys[0]?.clearedBy.map((e) => e.id)).toEqual(['errors', 'diff']);
  });

  it('judges remedies for this variant and says when they were done', () => {
    expect(told.remedies).toEqual([
      { id: 'off', title: 'Flag off', verdict: 'right', done: [{ at: minutes(11), by: 'claude', seq: 26 }] },
    ]);
    const other = playedDrill(fullRun('x'), { header: { variant: 'deploy' } });
    expect(reveal(other.drill, other.state).remedies[0]?.verdict).toBe('useless');
    expect(reveal(other.drill, other.state).cause).toBeUndefined();
  });
});
