import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNats, type TestNats } from '../support/nats-server';
import { checkRested } from '../support/room-check';
import { pause, playOnNats } from '../support/room-nats-schedule';

/** Fifty rooms, so many at once on one engine. */
const AT_ONCE = 25;

let server: TestNats;
beforeAll(async () => {
  server = await startNats({ closed: true });
});
afterAll(() => server.stop());

/** Kills the engine without a warning, again and again, until it is told to stop. Returns how often. */
function killAgainAndAgain() {
  let isOver = false;
  const run = async () => {
    let kills = 0;
    await pause(1_500);
    while (!isOver) {
      await server.kill('SIGKILL');
      kills += 1;
      await pause(400);
      await server.restart();
      await pause(2_500);
    }
    return kills;
  };
  const kills = run();
  return {
    stop: () => {
      isOver = true;
      return kills;
    },
  };
}

describe('rooms on a real nats-server, through kill -9, cut sockets and killed tabs', () => {
  test.each([0, 1])('wave %i: nothing acknowledged is lost, nothing doubled, all machines agree', async (wave) => {
    const seeds = Array.from({ length: AT_ONCE }, (_, i) => `nats-${wave * AT_ONCE + i}`);
    const killer = killAgainAndAgain();
    // The trouble ends while rooms still play, so that they can come to rest.
    const stopped = pause(9_000).then(() => killer.stop());
    const results = await Promise.all(seeds.map((seed) => playOnNats(server, seed)));
    expect(await stopped).toBeGreaterThan(1);
    for (const [i, seed] of seeds.entries()) {
      const result = results[i];
      if (result !== undefined) checkRested(seed, result);
    }
    expect(results).toHaveLength(AT_ONCE);
    expect(results.flatMap((r) => r.acknowledged).length).toBeGreaterThan(AT_ONCE * 4);
  });
});
