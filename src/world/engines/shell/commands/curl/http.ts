import type { Harvest } from '../../port';

/** A request as a server sees it. */
export interface Request {
  readonly method: string;
  readonly host: string;
  /** Without the query, beginning with `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
}

/** What a server answers, and after how many milliseconds. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly ms: number;
}

/** A server of the simulated world. It may answer that it could not (a line that has called too much). */
export type Server = (h: Harvest, request: Request) => Promise<Reply | { readonly failed: string }>;

/** An answer in JSON. */
export function json(status: number, value: unknown, ms: number, more: Reply['headers'] = []): Reply {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { status, headers: [['content-type', 'application/json; charset=utf-8'], ...more], body: text, ms };
}

/** An answer in plain text. */
export function plain(status: number, body: string, ms: number): Reply {
  return { status, headers: [['content-type', 'text/plain; charset=utf-8']], body, ms };
}

/** What stands behind `Bearer` in the authorization, or nothing. */
export function bearer(request: Request): string | undefined {
  const value = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return value === undefined || value === '' ? undefined : value;
}
