import type { DrillTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import { runHeadless } from '../conduct/run-headless';
import { bundleHashes } from '../drill/bundle';
import { createDrill } from '../drill/drill';
import { ENGINE } from '../drill/engine';
import type { Header, Participant } from '../drill/record';
import type { LoadedBundle, Trouble } from './catalogue';
import { summaryOf } from './finish';
import { forkPoint } from './fork-drill';
import { type House, newId } from './ports';
import { botTeam, carefulTeam } from './watch-drill';

/** Where a drill is to begin, and as what. `null`: drawn. */
export interface BeginAt {
  readonly at: DrillTime;
  readonly seed: string | null;
  readonly variant: string | null;
}

/**
 * Stores a drill that has been played by a team of bots until a drill time, and waits paused there for a person, who has the first
 * of the playbook's roles. The bots stay in the others. Resolves with its id.
 */
export async function beginDrillAt(
  house: Pick<House, 'archive'>,
  { bundle, sources }: LoadedBundle,
  { at, seed, variant }: BeginAt,
  now: number = Date.now(),
): Promise<Result<string, Trouble>> {
  const bots = botTeam(bundle);
  const whole: Header = {
    drillId: newId(),
    // Begun so long ago that it has come to `at` by now.
    createdAt: now - at,
    engine: ENGINE,
    seed: seed ?? newId().slice(0, 12),
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    ...(variant === null ? {} : { variant }),
    hashes: bundleHashes(bundle),
    participants: [...bots],
  };
  const played = runHeadless(bundle, whole, [], at, () => carefulTeam);
  const header: Header = {
    ...whole,
    participants: bots.map((bot, i): Participant => (i === 0 ? { ...bot, kind: 'player' } : bot)),
  };
  const { entries, state } = forkPoint(createDrill(bundle, header), played.entries, at, now);
  const stored = await house.archive.createDrill({
    header,
    title: bundle.scenario.title,
    sources,
    entries,
    lastSeen: now,
    phase: state.phase,
    summary: summaryOf(state),
  });
  return stored.ok
    ? ok(header.drillId)
    : err({ title: 'The drill could not be stored', lines: [stored.error.sentence] });
}
