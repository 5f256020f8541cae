import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../src/score/writing/criteria/all';
import { POSTMORTEMS } from './labelled/postmortems/labels';
import { ASPECTS_OF, figures, negatives, scores } from './labelled/postmortems.figures';

const figure = (set: string) => {
  const found = figures().find((f) => f.set === set);
  if (found === undefined) throw new Error(`no figure ${set}`);
  return found;
};

describe('the labelled postmortems', () => {
  it('come out in the order of their quality, far better than word count would put them', () => {
    expect(figure('postmortems, order').rank).toBeGreaterThanOrEqual(0.9);
    expect(figure('postmortems, order').pairs).toBeGreaterThanOrEqual(0.9);
    expect(figure('postmortems, same length').pairs).toBeGreaterThanOrEqual(0.85);
    expect(figure('postmortems, same length').n).toBeGreaterThan(8);
  });

  it('stand apart: good ones high, empty ones low, whatever their length and layout', () => {
    const by = (from: number, to: number) => scores().filter((s) => s.quality >= from && s.quality < to);
    expect(Math.min(...by(85, 101).map((s) => s.score))).toBeGreaterThan(
      Math.max(...by(0, 85).map((s) => s.score)) + 10,
    );
    expect(Math.max(...by(0, 20).map((s) => s.score))).toBeLessThan(Math.min(...by(40, 85).map((s) => s.score)));
  });

  it('get the points of each criterion that they deserve, and no others', () => {
    const { precision, recall } = figure('postmortems, criteria');
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it('are labelled for criteria that there are', () => {
    const ids = CRITERIA.map((c) => c.id);
    expect(Object.keys(ASPECTS_OF).filter((id) => !ids.includes(id))).toEqual([]);
    const aspects = Object.values(ASPECTS_OF).flat();
    expect(aspects.filter((a) => POSTMORTEMS[0]?.found.has(a) !== true)).toEqual([]);
  });
});

describe('what is no postmortem', () => {
  it('gets little: an unfilled template next to nothing, a joke, a poem, links, a README or a changelog under 45', () => {
    const [template, ...others] = negatives();
    expect(template?.score).toBeLessThan(5);
    for (const { file, score } of others) expect(score, file).toBeLessThan(45);
  });
});
