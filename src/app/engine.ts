import { engines as allowedEngines } from 'virtual:engines';
import { z } from 'zod';
import type { Engine } from '../sync/room/engine';
import type { EngineAddress } from '../sync/room/link';
import { natsEngine } from '../sync/room/nats-engine';

/** What the host of a page says of its engine, in `engine.json` beside the page. It comes from outside like any other file. */
const engineFileSchema = z.object({
  format: z.literal('hotwash.engine'),
  version: z.literal(1),
  path: z
    .string()
    .max(200)
    .regex(/^\/[^\s]*$/)
    .optional(),
  url: z
    .string()
    .max(300)
    .regex(/^wss?:\/\/\S+$/)
    .optional(),
  user: z.string().max(80).optional(),
  token: z.string().max(200).optional(),
  addresses: z
    .array(
      z
        .string()
        .max(300)
        .regex(/^https?:\/\/\S+$/),
    )
    .max(20)
    .default([]),
});

/** The engine that a page's rooms are opened at. */
export interface FoundEngine {
  readonly engine: Engine;
  /** Addresses that other machines can open the page by, best first. */
  readonly addresses: readonly string[];
}

/** A host that does not answer within this time has no engine for us (ms). */
const PATIENCE = 2_500;

/** One connection for each engine, however many rooms. */
const open = new Map<string, Engine>();

/** Connects to an engine; the same address is connected to once. */
export function engineAt(address: EngineAddress): Engine {
  const key = JSON.stringify([address.url, address.user ?? '', address.token ?? '']);
  const there = open.get(key);
  if (there !== undefined && there.status() !== 'closed') return there;
  const { url, user, token } = address;
  const engine = natsEngine({
    url,
    ...(user === undefined ? {} : { user }),
    ...(token === undefined ? {} : { token }),
  });
  open.set(key, engine);
  return engine;
}

/** May this build speak to an engine at this address? Its policy names the origins; its own origin always. */
export function isAllowed(url: string): boolean {
  try {
    const { origin, host } = new URL(url);
    return host === window.location.host || allowedEngines.includes(origin);
  } catch {
    return false;
  }
}

async function readEngineFile(): Promise<FoundEngine | undefined> {
  const answer = await fetch('engine.json', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) return undefined;
  const { data } = engineFileSchema.safeParse(await answer.json());
  if (data === undefined) return undefined;
  const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:';
  const url = data.url ?? (data.path === undefined ? undefined : `${scheme}//${window.location.host}${data.path}`);
  if (url === undefined || !isAllowed(url)) return undefined;
  const { user, token } = data;
  return { engine: engineAt({ url, user, token }), addresses: data.addresses };
}

let found: Promise<FoundEngine | undefined> | undefined;

/**
 * The engine that the page's host offers; `undefined` where there is none (a plain static host, or the app opened offline).
 * Asked for once; after a failure again at the next call.
 */
export function findEngine(): Promise<FoundEngine | undefined> {
  found ??= readEngineFile()
    .catch(() => undefined)
    .then((engine) => {
      if (engine === undefined) found = undefined;
      return engine;
    });
  return found;
}

/**
 * The address of a page of the app, for another machine. A page that was opened as `localhost` is reached by others under
 * the address that its host states.
 */
export function addressForOthers(hash: string, addresses: readonly string[]): string {
  const here = window.location;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(here.hostname);
  const base = (isLocal ? addresses[0] : undefined) ?? `${here.origin}${here.pathname}`;
  return `${base}${hash}`;
}
