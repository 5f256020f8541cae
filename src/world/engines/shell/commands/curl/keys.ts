import type { Harvest } from '../../port';
import { secretText } from '../supabase/secrets';

/** Whom a key belongs to: `anon`, `service_role`, or nobody. */
export function roleOf(h: Harvest, key: string | undefined): 'anon' | 'service_role' | undefined {
  if (key === undefined) return undefined;
  if (key === secretText(h.port.seed, 'anon')) return 'anon';
  const service = h.port.scenario.exhibits.secrets.find((s) => s.name === 'SUPABASE_SERVICE_ROLE_KEY');
  return service?.values.some((v) => secretText(h.port.seed, v.id) === key) ? 'service_role' : undefined;
}
