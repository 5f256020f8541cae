import { describe, expect, it } from 'vitest';
import { moveBorder, parseSizes, tracks } from './pane-sizes';

const panes = [
  { id: 'people', min: 200, initial: 240 },
  { id: 'channel', min: 420 },
  { id: 'consoles', min: 480 },
];
const sizes = { people: 240, channel: 500, consoles: 700 };

describe('moving a border', () => {
  it('gives to one neighbour what the other loses', () => {
    expect(moveBorder(panes, sizes, 1, 50)).toEqual({ people: 240, channel: 550, consoles: 650 });
  });
  it('stops at the least of either side', () => {
    expect(moveBorder(panes, sizes, 1, 900)).toEqual({ people: 240, channel: 720, consoles: 480 });
    expect(moveBorder(panes, sizes, 0, -900)).toEqual({ people: 200, channel: 540, consoles: 700 });
  });
  it('never makes a pane that is already too small smaller', () => {
    expect(moveBorder(panes, { people: 240, channel: 400, consoles: 480 }, 1, -30)).toEqual({
      people: 240,
      channel: 400,
      consoles: 480,
    });
  });
  it('leaves the sizes alone when there is no such border', () => {
    expect(moveBorder(panes, sizes, 2, 10)).toBe(sizes);
  });
});

describe('tracks', () => {
  it('keep px for a pane with an initial size and share the rest', () => {
    expect(tracks(panes, {})).toBe('240px 1px minmax(420px, 1000fr) 1px minmax(480px, 1000fr)');
    expect(tracks(panes, { people: 100, channel: 600, consoles: 500 })).toBe(
      '200px 1px minmax(420px, 600fr) 1px minmax(480px, 500fr)',
    );
  });
});

describe('stored sizes', () => {
  it('are taken when they are numbers', () => {
    expect(parseSizes({ people: 240 })).toEqual({ people: 240 });
  });
  it.each([[null], ['240'], [[240]], [{ people: '240' }], [{ people: -1 }], [{ people: Number.NaN }]])(
    '%j is refused',
    (stored) => {
      expect(parseSizes(stored)).toBeUndefined();
    },
  );
});
