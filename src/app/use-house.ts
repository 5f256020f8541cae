import { useEffect, useState } from 'react';
import type { RoomHouse } from '../session/ports';
import { openHouse } from './house';

/** The house once it is open; `null` before. */
export function useHouse(): RoomHouse | null {
  const [house, setHouse] = useState<RoomHouse | null>(null);
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
