import { identifier, literal } from '../supabase/catalog';

/** What the REST API gives out at most in one answer. */
export const MOST_ROWS = 1_000;

/** A query as SQL; or what is wrong with it, in the API's words. */
export type RestQuery =
  | { readonly ok: true; readonly sql: string; readonly from: number }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly details: string | null };

const NAME = /^[a-z_][a-z0-9_]{0,62}$/i;
const COMPARES: Readonly<Record<string, string>> = {
  eq: '=',
  neq: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: 'like',
  ilike: 'ilike',
};
const IS: ReadonlySet<string> = new Set(['null', 'true', 'false', 'not_null']);
/** Parameters that are no filter. */
const OTHER = new Set(['select', 'order', 'limit', 'offset', 'apikey']);

const wrong = (message: string, details: string | null = null): RestQuery => ({
  ok: false,
  code: 'PGRST100',
  message,
  details,
});

/**
 * Translates `select`, `order`, `limit`, `offset` and simple filters into one SELECT on one table. Names must be plain and are
 * quoted, values are literals: nothing that is typed becomes SQL.
 */
export function restQuery(table: string, params: URLSearchParams): RestQuery {
  const select = (params.get('select') ?? '*').replace(/\s/g, '');
  const columns = select === '*' || select === '' ? [] : select.split(',');
  const bad = columns.find((c) => !NAME.test(c) && c !== '*');
  if (bad !== undefined) return wrong(`"failed to parse select parameter (${select})" (line 1, column 1)`);
  const list = columns.length === 0 ? '*' : columns.map((c) => (c === '*' ? '*' : identifier(c))).join(', ');
  const where: string[] = [];
  for (const [column, filter] of params) {
    if (OTHER.has(column)) continue;
    const condition = conditionOf(column, filter);
    if (condition === undefined) return wrong(`"failed to parse filter (${filter})" (line 1, column 1)`);
    where.push(condition);
  }
  const order = orderOf(params.get('order'));
  if (order === undefined) return wrong(`"failed to parse order (${params.get('order')})" (line 1, column 1)`);
  const limit = wholeNumber(params.get('limit'), MOST_ROWS);
  const offset = wholeNumber(params.get('offset'), 0);
  if (limit === undefined || offset === undefined) return wrong('"failed to parse limit or offset" (line 1, column 1)');
  const sql = [
    `select ${list} from public.${identifier(table)}`,
    where.length === 0 ? '' : ` where ${where.join(' and ')}`,
    order === '' ? '' : ` order by ${order}`,
    ` limit ${Math.min(limit, MOST_ROWS)} offset ${offset}`,
  ].join('');
  return { ok: true, sql, from: offset };
}

function conditionOf(column: string, filter: string): string | undefined {
  const [, not, operator = '', value = ''] = /^(not\.)?([a-z]+)\.(.*)$/s.exec(filter) ?? [];
  if (!NAME.test(column)) return undefined;
  const prefix = not === undefined ? '' : 'not ';
  if (operator === 'is')
    return IS.has(value) ? `${prefix}${identifier(column)} is ${value.replace('_', ' ')}` : undefined;
  const compare = Object.hasOwn(COMPARES, operator) ? COMPARES[operator] : undefined;
  if (compare === undefined) return undefined;
  const text = compare.endsWith('like') ? value.replaceAll('*', '%') : value;
  return `${prefix}${identifier(column)} ${compare} ${literal(text)}`;
}

function orderOf(text: string | null): string | undefined {
  if (text === null || text === '') return '';
  const parts: string[] = [];
  for (const part of text.split(',')) {
    const [, column = '', way, nulls] =
      /^([A-Za-z_][A-Za-z0-9_]*)(?:\.(asc|desc))?(?:\.nulls(first|last))?$/.exec(part) ?? [];
    if (!NAME.test(column)) return undefined;
    parts.push(`${identifier(column)}${way === 'desc' ? ' desc' : ''}${nulls === undefined ? '' : ` nulls ${nulls}`}`);
  }
  return parts.join(', ');
}

function wholeNumber(text: string | null, usual: number): number | undefined {
  if (text === null) return usual;
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
