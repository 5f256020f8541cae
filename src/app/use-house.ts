import { useEffect, useState } from 'react';
import type { House } from '../session/ports';
import { openHouse } from './house';

/** The house once it is open; `null` before. */
export function useHouse(): House | null {
  const [house, setHouse] = useState<House | null>(null);
  useEffect(() => {
    let gone = false;
    void openHouse().then((opened) => {
      if (!gone) setHouse(opened);
    });
    return () => {
      gone = true;
    };
  }, []);
  return house;
}
