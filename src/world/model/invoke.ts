import { keyedFrom, keyPrefix } from '../../base/keyed';
import type { EdgeFunction } from '../../scenario/schema-exhibits';
import { uuidFrom } from './crowd';
import { requestLatency } from './events';
import { drawOutcome, mixesOf, segmentAt } from './mixes';
import type { Invocation, WorldView } from './operations';
import { prepare } from './prepared';
import { timelineOf } from './states-at';
import { type Fill, parseTemplate, render } from './templates';
import { functionVersions, isRemoved, versionAt } from './versions';

/** Calls a function by hand: an outcome drawn from what the function's requests meet right now. */
export function invoke(world: WorldView, fn: EdgeFunction, nonce: string): Invocation {
  const key = keyedFrom(keyPrefix(keyPrefix(keyPrefix(keyPrefix(0, world.seed), 'invoke'), fn.name), nonce), world.now);
  const requestId = uuidFrom(key);
  if (isRemoved(world, fn.name)) {
    const body = '{"code":"NOT_FOUND","message":"Requested function was not found"}';
    return { status: 404, latencyMs: 12 + (key % 20), body, requestId };
  }
  const version = versionAt(world, fn.name, world.now);
  const source = fn.traffic === undefined ? undefined : prepare(world.scenario, world.seed).traffic.get(fn.traffic);
  if (source === undefined) {
    const fill = {
      key,
      epoch: world.startEpoch + world.now,
      status: 200,
      latency: 20 + (key % 60),
      version,
      requestId,
    };
    // A function without traffic is a probe: it answers what is deployed.
    const sha = functionVersions(world, fn).find((v) => v.live)?.sha;
    const body =
      fn.bodies.ok === undefined ? JSON.stringify({ status: 'ok', version, sha }) : bodyOf(fn, 'ok', fill, false);
    return { status: 200, latencyMs: fill.latency, body, requestId };
  }
  const segment = segmentAt(mixesOf(timelineOf(world), source.traffic), world.now);
  const index = segment === undefined ? 0 : drawOutcome(segment, world.now, keyedFrom(key, 2) / 4_294_967_296);
  const outcome = source.outcomes[index]?.outcome;
  const status = outcome?.status ?? 200;
  const latency = requestLatency(source, index, key);
  const fill = { key, epoch: world.startEpoch + world.now, status, latency, version, requestId };
  const body = bodyOf(fn, outcome?.id ?? 'ok', fill, outcome?.failed ?? false);
  return { status, latencyMs: latency, body, requestId };
}

/** The authored body for the outcome, or a plain one. */
function bodyOf(fn: EdgeFunction, outcome: string, fill: Fill, failed: boolean): string {
  const authored = fn.bodies[outcome];
  if (authored !== undefined) return render(parseTemplate(authored), fill, 0);
  if (!failed && fill.status < 400) return JSON.stringify({ status: 'ok', version: fill.version });
  return JSON.stringify({ error: outcome, status: fill.status, request_id: fill.requestId });
}
