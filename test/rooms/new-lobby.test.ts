import { describe, expect, it } from 'vitest';
import { listScenarios } from '../../src/cli/load';
import { defaultSeats, newLobby } from '../../src/screens/lobby/seats';
import { MOST_SEATS, withExtraSeat } from '../../src/screens/parts/room/seats';
import { lobbySchema } from '../../src/sync/room/messages';
import { shipped } from '../support/shipped';

describe('the lobby of a new room', () => {
  it.each(listScenarios().map((s) => s.id))('is one that every machine takes, with every seat added: %s', (id) => {
    const { bundle } = shipped(id);
    let seats = defaultSeats(bundle, null);
    for (let n = 0; n < MOST_SEATS + 3; n += 1) seats = withExtraSeat(seats);
    const lobby = newLobby(bundle, { scenarioId: id, seats: [...seats], isFacilitated: true, team: 'night shift' });
    expect(lobbySchema.parse(lobby)).toEqual(lobby);
    expect(lobby.seats).toHaveLength(MOST_SEATS);
    expect(new Set(lobby.seats.map((s) => s.id)).size).toBe(MOST_SEATS);
  });

  it.each(listScenarios().map((s) => s.id))('seats nobody whom the script lets speak: %s', (id) => {
    const { bundle } = shipped(id);
    const seats = new Set(defaultSeats(bundle, null).map((s) => s.id));
    expect(bundle.scenario.injects.filter((inject) => seats.has(inject.from))).toEqual([]);
  });

  it('cuts what a scenario of somebody’s own has too much of', () => {
    const { bundle } = shipped();
    const scenario = { ...bundle.scenario, title: 'x'.repeat(4_000), briefing: 'y'.repeat(30_000) };
    const lobby = newLobby({ ...bundle, scenario }, { scenarioId: 'own', seats: [], isFacilitated: false });
    expect(lobbySchema.safeParse(lobby).success).toBe(true);
  });
});
