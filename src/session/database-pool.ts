import type { Bundle } from '../drill/bundle';
import { createDrill, type Drill } from '../drill/drill';
import { initialState } from '../drill/fold';
import type { Header } from '../drill/record';
import { worldView } from '../drill/world-view';
import { DatabaseClient } from '../world/engines/database/client';
import type { DatabaseFiles } from '../world/engines/database/host';

/**
 * The one database of this window. It is warmed while people read the briefing, and belongs to whichever drill of the same
 * scenario, seed and variant asks for it first; a drill that needs another one has that one started.
 */
let kept: { readonly key: string; readonly client: DatabaseClient; readonly taken: boolean } | undefined;

function keyOf(drill: Drill): string {
  const { hashes, scenarioId, seed } = drill.header;
  return [scenarioId, hashes.scenario, seed, drill.variant].join('\n');
}

function clientFor(drill: Drill, files: DatabaseFiles): DatabaseClient {
  const { now, history, facts } = worldView(drill, initialState(drill));
  const statics = {
    scenario: drill.bundle.scenario,
    seed: drill.header.seed,
    variant: drill.variant,
    startEpoch: drill.startEpoch,
  };
  return new DatabaseClient(statics, files, { now, history, facts });
}

/** What the briefing knows of the drill that is about to be created. */
export interface ComingDrill {
  readonly bundle: Bundle;
  readonly hashes: Header['hashes'];
  readonly seed: string;
  readonly variant: string | null;
}

/** Starts the database of a drill that is still to come. Nothing happens when it is there already. */
export function warmDatabase({ bundle, hashes, seed, variant }: ComingDrill, files: DatabaseFiles): DatabaseClient {
  const drill = createDrill(bundle, {
    drillId: 'warm',
    createdAt: 0,
    engine: '',
    seed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    hashes,
    participants: [],
    ...(variant === null || variant === '' ? {} : { variant }),
  });
  const key = keyOf(drill);
  if (kept?.key === key && !kept.taken) return kept.client;
  if (kept !== undefined && !kept.taken) kept.client.close();
  const client = clientFor(drill, files);
  kept = { key, client, taken: false };
  void client.open().catch(() => undefined);
  return client;
}

/** The briefing was left without a drill. */
export function coolDatabase(client: DatabaseClient): void {
  if (kept?.client !== client || kept.taken) return;
  client.close();
  kept = undefined;
}

/** Has the database of this drill been warmed, and is nobody's yet? */
export function isDatabaseWarm(drill: Drill): boolean {
  return kept !== undefined && !kept.taken && kept.key === keyOf(drill);
}

/** The database of a drill: the one that was warmed for it, or one that starts on first use. */
export function takeDatabase(files: DatabaseFiles): (drill: Drill) => DatabaseClient {
  return (drill) => {
    if (kept !== undefined && isDatabaseWarm(drill)) {
      kept = { ...kept, taken: true };
      return kept.client;
    }
    if (kept !== undefined && !kept.taken) kept.client.close();
    const client = clientFor(drill, files);
    kept = { key: keyOf(drill), client, taken: true };
    return client;
  };
}
