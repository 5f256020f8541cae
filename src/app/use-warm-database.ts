import { useCallback, useEffect, useState } from 'react';
import { type Bundle, bundleHashes } from '../drill/bundle';
import { coolDatabase, warmDatabase } from '../session/database-pool';
import type { DatabaseClient } from '../world/engines/database/client';
import { useHouse } from './use-house';

interface Choice {
  readonly seed: string | null;
  readonly variant: string | null;
}

/** A seed is typed letter by letter: the database is not started anew for each (ms). */
const SETTLED = 600;

/** Warms the database of the drill that the briefing is about, for what is chosen there. It cools when nobody starts it. */
export function useWarmDatabase(
  bundle: Bundle | undefined,
  drawnSeed: string,
): { readonly database: DatabaseClient | 'coming' | undefined; readonly onChoice: (choice: Choice) => void } {
  const house = useHouse();
  const files = house?.databaseFiles;
  const [choice, setChoice] = useState<Choice>({ seed: null, variant: null });
  const [database, setDatabase] = useState<DatabaseClient>();
  const { seed, variant } = choice;

  useEffect(() => {
    if (bundle === undefined || files === undefined) return;
    const warm = () =>
      setDatabase(warmDatabase({ bundle, hashes: bundleHashes(bundle), seed: seed ?? drawnSeed, variant }, files));
    const timer = setTimeout(warm, SETTLED);
    return () => clearTimeout(timer);
  }, [bundle, files, seed, variant, drawnSeed]);

  // A drill that has started has taken it meanwhile; what nobody took is closed.
  useEffect(() => {
    if (database === undefined) return;
    return () => void setTimeout(() => coolDatabase(database), LEFT);
  }, [database]);

  return {
    database: files === undefined ? undefined : (database ?? 'coming'),
    onChoice: useCallback((next: Choice) => setChoice(next), []),
  };
}

/** The drill that was started takes the database a moment after its briefing is gone (ms). */
const LEFT = 15_000;
