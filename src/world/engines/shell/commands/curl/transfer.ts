import { SECOND } from '../../../../../base/drill-time';
import type { Harvest } from '../../port';
import type { CurlWords } from './flags';
import type { Reply, Request, Server } from './http';
import { projectServer } from './project';
import { sentryServer } from './sentry';
import { ownStatusServer, vendorPage, vendorServer } from './status-page';
import { parseUrl, type Target } from './url';

/** What came of one address: an answer, or curl's message and exit code. */
export type Transfer =
  | {
      readonly ok: true;
      readonly target: Target;
      readonly request: Request;
      readonly reply: Reply;
      readonly redirects: number;
    }
  | { readonly ok: false; readonly exitCode: number; readonly message: string; readonly url: string };

const MOST_REDIRECTS = 5;

/** The server at a host, if the simulated world has one there. Nothing ever leaves the page. */
function serverAt(h: Harvest, host: string): Server | undefined {
  const { project, repository } = h.port.scenario.exhibits;
  const own = project.url.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  if (host === own || host === `${project.ref}.supabase.co`) return projectServer;
  if (host === 'sentry.io' || host === `${repository.owner}.sentry.io`) return sentryServer;
  if (host === `status.${repository.owner}.example`) return ownStatusServer;
  const page = vendorPage(h, host);
  return page === undefined ? undefined : vendorServer(page);
}

/** What the options make of the request: method, headers, body. */
function requestOf(words: CurlWords, target: Target, data: string | undefined): Request {
  const headers = new Map<string, string>([
    ['user-agent', words.one('user-agent') ?? 'curl/8.17.0'],
    ['accept', '*/*'],
  ]);
  if (words.has('json')) headers.set('content-type', 'application/json').set('accept', 'application/json');
  else if (data !== undefined && !words.has('get')) headers.set('content-type', 'application/x-www-form-urlencoded');
  const user = words.one('user');
  if (user !== undefined) headers.set('authorization', `Basic ${base64(user)}`);
  for (const header of words.all('header')) {
    const cut = header.indexOf(':');
    if (cut <= 0) continue;
    const [name, value] = [header.slice(0, cut).trim().toLowerCase(), header.slice(cut + 1).trim()];
    if (value === '') headers.delete(name);
    else headers.set(name, value);
  }
  const inQuery = words.has('get') && data !== undefined;
  const usual = words.has('head') ? 'HEAD' : data !== undefined && !words.has('get') ? 'POST' : 'GET';
  return {
    method: words.one('request') ?? usual,
    host: target.host,
    path: target.path,
    query: new URLSearchParams([target.query, inQuery ? data : ''].filter((q) => q !== '').join('&')),
    headers,
    body: inQuery ? undefined : data,
  };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** How long the whole may take (ms); `NaN` when it was not given as a number. */
function limitOf(words: CurlWords): number {
  const text = words.one('max-time');
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return seconds === 0 ? Number.POSITIVE_INFINITY : seconds * SECOND;
}

/** Carries out one request, and what it is redirected to. */
export async function transfer(h: Harvest, words: CurlWords, url: string, data: string | undefined): Promise<Transfer> {
  let target = parseUrl(url);
  for (let redirects = 0; ; redirects++) {
    if ('exitCode' in target) return { ok: false, url, ...target };
    const fail = (exitCode: number, message: string): Transfer => ({ ok: false, url, exitCode, message });
    const { host, port, scheme } = target;
    const local = host === 'localhost' || /^127(?:\.\d+){3}$/.test(host);
    const server = local ? undefined : serverAt(h, host);
    if (server === undefined && !local) return fail(6, `Could not resolve host: ${host}`);
    if (server === undefined || port !== (scheme === 'https' ? 443 : 80))
      return fail(7, `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`);
    const request = requestOf(words, target, data);
    if (scheme === 'http') {
      const secure = `https://${target.url.slice('http://'.length)}`;
      const moved: Reply = { status: 301, headers: [['location', secure]], body: '', ms: 11 };
      if (!words.has('location')) return { ok: true, target, request, reply: moved, redirects };
      if (redirects >= MOST_REDIRECTS) return fail(47, `Maximum (${MOST_REDIRECTS}) redirects followed`);
      target = parseUrl(secure);
      continue;
    }
    const reply = await server(h, request);
    if ('failed' in reply) return fail(1, reply.failed);
    const limit = limitOf(words);
    if (reply.ms > limit)
      return fail(28, `Operation timed out after ${Math.round(limit) + 1} milliseconds with 0 bytes received`);
    return { ok: true, target, request, reply, redirects };
  }
}
