import { describe, expect, it } from 'vitest';
import { createReplay } from './replay';

describe('the cursor', () => {
  it('begins at StartEx and stays within the drill', () => {
    const replay = createReplay(60_000);
    expect(replay.get().at).toBe(0);
    replay.scrub(-5);
    expect(replay.get().at).toBe(0);
    replay.scrub(99_999);
    expect(replay.get().at).toBe(60_000);
  });

  it('opens and stops where somebody jumps to, and remembers the entry', () => {
    const replay = createReplay(60_000);
    replay.toggle();
    replay.jump(30_000, 7);
    expect(replay.get()).toMatchObject({ at: 30_000, seq: 7, playing: false, open: true, jumps: 1 });
    replay.scrub(31_000);
    expect(replay.get()).toMatchObject({ seq: null, open: true });
  });

  it('plays at its speed, from the beginning when it stood at the end, and stops there', () => {
    const replay = createReplay(60_000);
    replay.scrub(60_000);
    replay.pass(1_000);
    expect(replay.get().at).toBe(60_000);
    replay.toggle();
    expect(replay.get()).toMatchObject({ at: 0, playing: true });
    replay.setSpeed(20);
    replay.pass(1_000);
    expect(replay.get().at).toBe(20_000);
    replay.setSpeed(60);
    replay.pass(1_000);
    expect(replay.get()).toMatchObject({ at: 60_000, playing: false });
  });

  it('tells its listeners until they leave', () => {
    const replay = createReplay(60_000);
    let heard = 0;
    const leave = replay.subscribe(() => {
      heard += 1;
    });
    replay.scrub(1);
    leave();
    replay.scrub(2);
    expect(heard).toBe(1);
  });
});
