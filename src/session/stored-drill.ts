import type { DrillRow } from '../archive/archive';
import { err, ok, type Result } from '../base/result';
import type { Bundle, BundleSources } from '../drill/bundle';
import type { Entry } from '../drill/record';
import { parseBundle } from '../exchange/parse-bundle';
import { diagnosticLine, type Trouble } from './catalogue';
import type { House } from './ports';

/** A drill as it lies in the archive, with its files parsed. */
export interface StoredDrill {
  readonly row: DrillRow;
  readonly sources: BundleSources;
  readonly bundle: Bundle;
  readonly entries: readonly Entry[];
}

/** Reads a drill with everything that belongs to it. */
export async function readStoredDrill(
  { archive }: Pick<House, 'archive'>,
  drillId: string,
): Promise<Result<StoredDrill, Trouble>> {
  try {
    const row = await archive.drill(drillId);
    const sources = row === undefined ? undefined : await archive.sources(row.bundleKey);
    if (row === undefined || sources === undefined) {
      return err({
        title: 'This drill is not here',
        lines: ['It may have been deleted, or played in another browser.'],
      });
    }
    const parsed = parseBundle(sources);
    if (!parsed.ok)
      return err({ title: 'The files of this drill cannot be read', lines: parsed.error.map(diagnosticLine) });
    return ok({ row, sources, bundle: parsed.value, entries: await archive.entries(drillId) });
  } catch {
    return err({
      title: 'The storage could not be read',
      lines: ['Load the page again. Nothing that was recorded is lost.'],
    });
  }
}
