import type { Harvest } from '../../port';
import { find, identifier, literal } from '../supabase/catalog';
import { bearer, json, type Reply, type Request } from './http';
import { roleOf } from './keys';
import { restQuery } from './rest-query';

const error = (status: number, code: string, message: string, ms: number, hint: string | null = null): Reply =>
  json(status, { code, details: null, hint, message }, ms);

/** `GET /rest/v1/<table>`: rows of the live database, as much as the key may see. */
export async function rest(h: Harvest, request: Request, table: string): Promise<Reply> {
  const key = request.headers.get('apikey') ?? request.query.get('apikey') ?? undefined;
  if (key === undefined || key === '')
    return json(
      401,
      { message: 'No API key found in request', hint: 'No `apikey` request header or url param was found.' },
      8,
    );
  const role = roleOf(h, key) === undefined ? undefined : roleOf(h, bearer(request) ?? key);
  if (role === undefined)
    return json(
      401,
      { message: 'Invalid API key', hint: 'Double check your Supabase `anon` or `service_role` API key.' },
      8,
    );
  const [access, ms] = [await accessOf(h, table, role), 30 + (table.length % 20)];
  if (access === 'unreachable') return error(503, 'PGRST001', 'Database client error. Retrying the connection.', 5_040);
  if (access === 'missing')
    return error(404, 'PGRST205', `Could not find the table 'public.${table}' in the schema cache`, ms);
  const forbidden = role === 'anon' ? 401 : 403;
  if (access === 'denied') return error(forbidden, '42501', `permission denied for table ${table}`, ms);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return error(forbidden, '42501', `permission denied for table ${table}: this exercise changes rows with psql`, ms);
  const query = restQuery(table, request.query);
  if (!query.ok) return json(400, { code: query.code, details: query.details, hint: null, message: query.message }, ms);
  if (access === 'none') return json(200, '[]', ms, [['content-range', '*/*']]);
  const sql = `select coalesce(json_agg(r), '[]')::text as body, count(*)::text as n from (${query.sql}) r`;
  const found = await find(h.port.database, sql);
  if (!found.ok) return error(400, found.error.code, found.error.message, ms, found.error.hint ?? null);
  const n = Number(found.rows[0]?.n ?? 0);
  const range = n === 0 ? '*/*' : `${query.from}-${query.from + n - 1}/*`;
  return json(200, found.rows[0]?.body ?? '[]', ms + Math.round(n / 10), [['content-range', range]]);
}

/** What a role may read of a table: everything, nothing because of its row-level security, or not even ask. */
async function accessOf(
  h: Harvest,
  table: string,
  role: 'anon' | 'service_role',
): Promise<'all' | 'none' | 'denied' | 'missing' | 'unreachable'> {
  const name = literal(`public.${identifier(table)}`);
  const found = await find(
    h.port.database,
    `select c.relrowsecurity::text as secured, pg_catalog.has_table_privilege('${role}', c.oid, 'select')::text as granted
     from pg_catalog.pg_class c where c.oid = to_regclass(${name}) and c.relkind in ('r', 'p', 'v', 'm')`,
  );
  if (!found.ok) return 'unreachable';
  const [row] = found.rows;
  if (row === undefined) return 'missing';
  if (!/^t/.test(row.granted ?? '')) return 'denied';
  // No policy of this company lets the anonymous key see a row.
  return role === 'anon' && /^t/.test(row.secured ?? '') ? 'none' : 'all';
}
