import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerFor, tinyBundle } from '../../test/support/tiny-scenario';
import { createDrill } from '../drill/drill';
import type { Observation } from '../drill/facilitation-state';
import { agreementOf, agreementWords, kappaNumber } from './agreement';

const objectives = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, text: `Objective ${i}` }));
const bundle = { ...tinyBundle, scenario: { ...tinyBundle.scenario, objectives } };
const drill = createDrill(bundle, headerFor(bundle));

let count = 0;
function note(
  name: string,
  objective: string,
  rating: Observation['rating'],
  more: Partial<Observation> = {},
): Observation {
  count++;
  return {
    id: `n${count}`,
    at: count,
    wall: count,
    seq: count,
    evaluator: { id: name.toLowerCase(), name },
    objective,
    rating,
    text: '',
    ...more,
  };
}
/** Two evaluators' ratings of objectives 0, 1, 2, ... as letters. */
const both = (one: string, other: string): Observation[] =>
  [...one].flatMap((r, i) => [
    note('Eva', `o${i}`, r as Observation['rating']),
    note('Sam', `o${i}`, other[i] as Observation['rating']),
  ]);

/** Kappa as the books have it, in ordinary arithmetic, to hold ours against. */
function plainKappa(one: string, other: string): number {
  const place = (r: string | undefined): number => 'PSMU'.indexOf(r ?? '');
  const n = one.length;
  let apart = 0;
  let chance = 0;
  for (let i = 0; i < n; i++) {
    apart += Math.abs(place(one[i]) - place(other[i])) / n;
    for (let j = 0; j < n; j++) chance += Math.abs(place(one[i]) - place(other[j])) / (n * n);
  }
  return 1 - apart / chance;
}

describe('agreement', () => {
  it('lets the latest rating of an evaluator count, and keeps team and person apart', () => {
    const list = [
      note('Eva', 'o1', 'U'),
      note('Sam', 'o1', 'S'),
      note('Eva', 'o1', 'S'),
      note('Eva', 'o1', 'M', { person: 'codex' }),
    ];
    const found = agreementOf(drill, list);
    expect(found.rows.map((r) => [r.person, r.ratings.map((o) => o.rating), r.apart])).toEqual([
      [undefined, ['S', 'S'], 0],
      ['codex', ['M'], 0],
    ]);
    expect([found.n, found.exactPercent, found.kappa.state]).toEqual([1, 100, 'too-few']);
    expect(agreementWords(found)).toBe(
      'The only two ratings of the same thing are alike. That is too few to say how well the evaluators agree.',
    );
  });

  it('has nothing to compare with one evaluator, or with different objectives', () => {
    expect(agreementWords(agreementOf(drill, []))).toContain('nothing to compare');
    expect(agreementWords(agreementOf(drill, [note('Eva', 'o1', 'P')]))).toContain('nothing to compare');
    const apart = agreementOf(drill, [note('Eva', 'o1', 'P'), note('Sam', 'o2', 'P')]);
    expect(agreementWords(apart)).toBe('No two evaluators rated the same thing.');
    expect(apart.rows).toHaveLength(2);
  });

  it('goes by the last name that an evaluator used', () => {
    const renamed = { ...note('Eva', 'o2', 'P'), evaluator: { id: 'eva', name: 'Eva Berg' } };
    expect(agreementOf(drill, [note('Eva', 'o1', 'P'), renamed]).evaluators).toEqual([{ id: 'eva', name: 'Eva Berg' }]);
  });

  it('knows full agreement, chance and contradiction', () => {
    const kappa = (one: string, other: string) => agreementOf(drill, both(one, other)).kappa;
    expect(kappa('PSMUPS', 'PSMUPS')).toEqual({ state: 'known', hundredths: 100 });
    expect(kappa('PPUU', 'PUPU')).toEqual({ state: 'too-few' });
    expect(kappa('PPUUPPUU', 'PUPUPUPU')).toEqual({ state: 'known', hundredths: 0 });
    expect(kappa('PPPUUU', 'UUUPPP')).toEqual({ state: 'known', hundredths: -100 });
    expect(kappa('SSSSS', 'SSSSS')).toEqual({ state: 'no-spread' });
  });

  it('counts a step as less than three', () => {
    const near = agreementOf(drill, both('PPSSMMUU', 'PSSMMUUU')).kappa;
    const far = agreementOf(drill, both('PPSSMMUU', 'PUSPMPUU')).kappa;
    if (near.state !== 'known' || far.state !== 'known') throw new Error('both are known');
    expect(near.hundredths).toBeGreaterThan(far.hundredths);
  });

  it('gives what the books give, whatever two evaluators say', () => {
    const rating = fc.constantFrom('P', 'S', 'M', 'U');
    fc.assert(
      fc.property(fc.array(fc.tuple(rating, rating), { minLength: 5, maxLength: 12 }), (list) => {
        const one = list.map(([a]) => a).join('');
        const other = list.map(([, b]) => b).join('');
        const { kappa } = agreementOf(drill, both(one, other));
        const plain = plainKappa(one, other);
        if (kappa.state === 'no-spread') expect(Number.isFinite(plain)).toBe(false);
        else if (kappa.state === 'known') expect(Math.abs(kappa.hundredths / 100 - plain)).toBeLessThan(0.00501);
        else throw new Error('five pairs are enough');
      }),
    );
  });

  it('is the same whoever is named first, and with three evaluators rests on all three pairs', () => {
    const list = both('PSMUPSMU', 'PSMMPSUU');
    const swapped = list.map((o) => ({
      ...o,
      evaluator: o.evaluator.id === 'eva' ? { id: 'sam', name: 'Sam' } : { id: 'eva', name: 'Eva' },
    }));
    expect(agreementOf(drill, swapped).kappa).toEqual(agreementOf(drill, list).kappa);
    const three = agreementOf(drill, [...list, ...[...'PSMUPSMU'].map((r, i) => note('Kim', `o${i}`, r as 'P'))]);
    expect(three.pairs.map((p) => [p.one.name, p.other.name, p.n, p.exact])).toEqual([
      ['Eva', 'Sam', 8, 6],
      ['Eva', 'Kim', 8, 8],
      ['Sam', 'Kim', 8, 6],
    ]);
    expect([three.n, three.exactPercent]).toEqual([24, 83]);
  });

  it('writes kappa as people read it', () => {
    expect([100, 62, 5, 0, -8].map(kappaNumber)).toEqual(['1.00', '0.62', '0.05', '0.00', '-0.08']);
  });
});
