import { useEffect, useState } from 'react';
import type { LibraryScreenProps, ScenarioCard } from '../screens/library/types';
import { listOwn, OWN_PREFIX, removeOwn, restoreOwn } from '../session/own-list';
import type { House } from '../session/ports';
import { openHouse } from './house';

type OwnProps = Pick<LibraryScreenProps, 'own' | 'onBring' | 'onRemoveOwn' | 'onRestoreOwn'>;

/** Cards are called by their address, so that a scenario of somebody's own is never taken for one that ships. */
async function cards(house: House): Promise<readonly ScenarioCard[]> {
  return (await listOwn(house)).map((row) => ({ ...row, id: `${OWN_PREFIX}${row.id}` }));
}

const idOf = (card: string): string => card.slice(OWN_PREFIX.length);

/** Scenarios of somebody's own, as the library shows them. The linter is loaded when something is brought. */
export function useOwnScenarios(house: House | null): OwnProps {
  const [own, setOwn] = useState<readonly ScenarioCard[]>([]);
  useEffect(() => {
    let gone = false;
    if (house !== null) {
      void cards(house).then((found) => {
        if (!gone) setOwn(found);
      });
    }
    return () => {
      gone = true;
    };
  }, [house]);

  return {
    own,
    onBring: async ({ files, whole }) => {
      const [{ checkOwn, keepOwn }, opened] = await Promise.all([import('../session/own-scenarios'), openHouse()]);
      const checked = await checkOwn(files, whole);
      const kept = await keepOwn(opened, checked);
      setOwn(await cards(opened));
      const { rows } = checked;
      if (!kept.ok) return { trouble: [kept.error.title, ...kept.error.lines].join('. '), kept: [], rows };
      return { kept: kept.value.map((s) => s.title), rows };
    },
    onRemoveOwn: async (id) => {
      const opened = await openHouse();
      await removeOwn(opened, idOf(id));
      setOwn(await cards(opened));
    },
    onRestoreOwn: async (id) => {
      const opened = await openHouse();
      await restoreOwn(opened, idOf(id));
      setOwn(await cards(opened));
    },
  };
}
