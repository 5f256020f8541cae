import { NO_SUMMARY } from '../archive/archive';
import { err, ok, type Result } from '../base/result';
import { bundleHashes } from '../drill/bundle';
import { ENGINE } from '../drill/engine';
import type { Header, Participant } from '../drill/record';
import type { LoadedBundle, Trouble } from './catalogue';
import { type House, newId } from './ports';

/** Key of the setting that says who wrote the timeline last, so that the scribe rotates. */
export const PREVIOUS_SCRIBE = 'previous-scribe';

/** What a drill is set up with. `null`: drawn. */
export interface NewDrillSetup {
  readonly participants: readonly Participant[];
  readonly seed: string | null;
  readonly variant: string | null;
  readonly coaching?: Header['coaching'] | null;
}

/** Who wrote the timeline in the last drill on this machine. */
export async function previousScribe(house: Pick<House, 'archive'>): Promise<string | null> {
  const stored = await house.archive.setting(PREVIOUS_SCRIBE).catch(() => undefined);
  return typeof stored === 'string' && stored.length <= 80 ? stored : null;
}

/** Stores a new drill that waits for StartEx. Resolves with its id. */
export async function createDrill(
  house: Pick<House, 'archive'>,
  { loaded, setup }: { readonly loaded: LoadedBundle; readonly setup: NewDrillSetup },
  now: number = Date.now(),
): Promise<Result<string, Trouble>> {
  const { bundle, sources } = loaded;
  const scribe = await previousScribe(house);
  const seed = setup.seed?.trim().slice(0, 80) ?? '';
  const header: Header = {
    drillId: newId(),
    createdAt: now,
    engine: ENGINE,
    seed: seed === '' ? newId().slice(0, 12) : seed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    hashes: bundleHashes(bundle),
    participants: [...setup.participants],
    ...(setup.variant === null || setup.variant === '' ? {} : { variant: setup.variant }),
    ...(setup.coaching === null || setup.coaching === undefined ? {} : { coaching: setup.coaching }),
    ...(scribe === null ? {} : { previousScribe: scribe }),
  };
  const stored = await house.archive.createDrill({
    header,
    title: bundle.scenario.title,
    sources,
    entries: [],
    lastSeen: now,
    phase: 'briefing',
    summary: NO_SUMMARY,
  });
  if (!stored.ok) return err({ title: 'The drill could not be stored', lines: [stored.error.sentence] });
  return ok(header.drillId);
}
