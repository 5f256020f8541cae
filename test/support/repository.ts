import { minutes } from '../../src/base/drill-time';
import { listScenarios } from '../../src/cli/load';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, initialState } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import type { RepositoryPort } from '../../src/world/engines/shell/repository/repository';
import { perform } from '../../src/world/model/perform';
import { edgeOutage } from './edge-outage';
import { shipped } from './shipped';
import { headerFor, twoPlayers } from './tiny-scenario';

/** What git needs of a drill, five minutes into one variant. */
export function repositoryPort(variant: string, bundle: Bundle = edgeOutage): RepositoryPort {
  const by = twoPlayers[0]?.id ?? '';
  const drill = createDrill(bundle, headerFor(bundle, { variant }));
  let state = initialState(drill);
  for (const [i, act] of [
    { type: 'drill.start' } as const,
    { type: 'drill.skip', to: minutes(5) } as const,
  ].entries()) {
    state = applyEntry(drill, state, { seq: i + 1, at: Math.max(1_000_000, state.lastWall), id: `e${i}`, by, act });
  }
  return {
    scenario: bundle.scenario,
    seed: drill.header.seed,
    person: { id: by, name: 'Codex' },
    now: () => state.t,
    perform: (operation) => perform(worldView(drill, state), operation),
  };
}

/** Every variant of every scenario that ships. */
export function everyVariant(): readonly {
  readonly name: string;
  readonly variant: string;
  readonly bundle: Bundle;
}[] {
  return listScenarios().flatMap(({ id }) => {
    const { bundle } = shipped(id);
    return bundle.scenario.variants.map((variant) => ({ name: `${id}, ${variant.id}`, variant: variant.id, bundle }));
  });
}
