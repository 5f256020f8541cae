import { listScenarios, loadScenario, type Shipped } from '../../src/cli/load';

/** A shipped scenario with its plans and par; throws with the first mistake when it does not load. */
export function shipped(id = 'edge-outage'): Shipped {
  const company = listScenarios().find((s) => s.id === id)?.company ?? '';
  const loaded = loadScenario(company, id);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  return loaded.value;
}

/** `HOTWASH_FULL=1` runs long sweeps whole; otherwise they are sampled. */
export const full = process.env.HOTWASH_FULL === '1';
