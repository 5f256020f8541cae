import type { Harvest } from '../../port';
import { bearer, json, type Reply, type Request, type Server } from './http';
import { roleOf } from './keys';
import { rest } from './rest';

/** Functions that anybody may call, a probe for one: they are deployed with --no-verify-jwt. */
const OPEN_FUNCTIONS = new Set(['healthz']);

/** The hosted project: its Edge Functions, and its tables through the REST API. */
export const projectServer: Server = async (h, request) => {
  const name = /^\/functions\/v1\/([A-Za-z0-9_-]+)(?:\/.*)?$/.exec(request.path)?.[1];
  if (name !== undefined) return callFunction(h, request, name);
  const table = /^\/rest\/v1\/([^/]+)\/?$/.exec(request.path)?.[1];
  if (table !== undefined) return rest(h, request, table);
  return json(404, { error: 'requested path is invalid' }, 12);
};

function callFunction(h: Harvest, request: Request, name: string): Reply | { readonly failed: string } {
  if (!OPEN_FUNCTIONS.has(name)) {
    const key = bearer(request) ?? request.headers.get('apikey');
    if (key === undefined || key === '') return json(401, { msg: 'Error: Missing authorization header' }, 9);
    if (roleOf(h, key) === undefined) return json(401, { msg: 'Invalid JWT' }, 9);
  }
  const called = h.ask({ op: 'functions.invoke', name, nonce: h.nonce() });
  if (called.ok) {
    const { status, body, latencyMs, requestId } = called.value;
    return json(status, body, latencyMs, [
      ['sb-request-id', requestId],
      ['x-served-by', 'supabase-edge-runtime'],
    ]);
  }
  if (called.error.code === 'unavailable') return { failed: called.error.message };
  return json(404, { code: 'NOT_FOUND', message: 'Requested function was not found' }, 15);
}
