import type { RoomPlace } from '../session/room/open-room';
import type { RoomLink } from '../sync/room/link';
import { addressForOthers, engineAt, findEngine, isAllowed } from './engine';

/** Where rooms are opened: at the engine that a link names, else at that of the page's host. `undefined`: nowhere. */
export async function findPlace(link?: Pick<RoomLink, 'engine'>): Promise<RoomPlace | undefined> {
  const address = link?.engine;
  const found = await findEngine();
  const pageFor = (hash: string) => addressForOthers(hash, found?.addresses ?? []);
  if (address !== undefined) {
    if (!isAllowed(address.url)) return undefined;
    return { engine: engineAt(address), address, pageFor };
  }
  return found === undefined ? undefined : { engine: found.engine, pageFor };
}
