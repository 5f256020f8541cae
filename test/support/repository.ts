import { minutes } from '../../src/base/drill-time';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, initialState } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import type { RepositoryPort } from '../../src/world/engines/shell/repository/repository';
import { perform } from '../../src/world/model/perform';
import { edgeOutage } from './edge-outage';
import { headerFor, twoPlayers } from './tiny-scenario';

/** What git needs of a drill, five minutes into one variant of the edge outage. */
export function repositoryPort(variant: string): RepositoryPort {
  const by = twoPlayers[0]?.id ?? '';
  const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant }));
  let state = initialState(drill);
  for (const [i, act] of [
    { type: 'drill.start' } as const,
    { type: 'drill.skip', to: minutes(5) } as const,
  ].entries()) {
    state = applyEntry(drill, state, { seq: i + 1, at: Math.max(1_000_000, state.lastWall), id: `e${i}`, by, act });
  }
  return {
    scenario: edgeOutage.scenario,
    seed: drill.header.seed,
    person: { id: by, name: 'Codex' },
    now: () => state.t,
    perform: (operation) => perform(worldView(drill, state), operation),
  };
}
