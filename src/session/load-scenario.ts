import type { Result } from '../base/result';
import { type LoadedBundle, loadBundle, type Trouble } from './catalogue';
import { OWN_PREFIX } from './own-list';
import type { House } from './ports';

/** A scenario that ships, or one of somebody's own, by the id that addresses and lobbies name it by. */
export async function loadScenario(house: House, id: string): Promise<Result<LoadedBundle, Trouble>> {
  if (!id.startsWith(OWN_PREFIX)) return loadBundle(id);
  const { loadOwn } = await import('./own-scenarios');
  return loadOwn(house, idIn(id.slice(OWN_PREFIX.length)));
}

/** The id as it was before it was put into an address. */
function idIn(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
