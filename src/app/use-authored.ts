import { useEffect, useState } from 'react';
import { AUTHORED_PATH, type AuthoredScenario, readAuthoredScenario } from '../authoring/authored-scenario';

/** How often it is asked whether something was saved (ms). */
const EVERY = 1_000;

/** The scenario that the command line watches, as it was saved last. `undefined`: not asked yet; `null`: nobody watches one. */
export function useAuthored(): AuthoredScenario | null | undefined {
  const [scenario, setScenario] = useState<AuthoredScenario | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const found = await fetch(new URL(AUTHORED_PATH, document.baseURI), { cache: 'no-store' })
        .then(async (answer) => (answer.ok ? readAuthoredScenario(await answer.json()) : undefined))
        .catch(() => undefined);
      if (gone) return;
      // While the command line starts again, what it said last stays on the screen.
      setScenario((before) =>
        found === undefined ? (before ?? null) : before?.version === found.version ? before : found,
      );
      timer = setTimeout(() => void ask(), EVERY);
    };
    let timer = setTimeout(() => void ask(), 0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return scenario;
}
