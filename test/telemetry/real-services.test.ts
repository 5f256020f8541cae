import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/base/drill-time';
import { listScenarios } from '../../src/cli/load';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { advanceTo, foldEntries } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import { linesOf } from '../../src/world/model/lines';
import type { LogLine, WorldView } from '../../src/world/model/operations';
import { entriesOf } from '../support/given';
import { shipped } from '../support/shipped';
import { headerFor } from '../support/tiny-scenario';

const cases = listScenarios().flatMap(({ id }) => {
  const { bundle } = shipped(id);
  return bundle.scenario.variants.map((v) => ({ id, bundle, variant: v.id }));
});

function worldOf(bundle: Bundle, variant: string): WorldView {
  const drill = createDrill(bundle, headerFor(bundle, { variant, seed: `lines-${variant}` }));
  const begun = foldEntries(drill, entriesOf([[0, 'codex', { type: 'drill.start' }]]));
  return worldView(drill, advanceTo(drill, begun, 30 * MINUTE));
}

/** `log_line_prefix` as the hosted database sets it, then severity; background processes have no user. */
const POSTGRES =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC \[\d+\] (?:[a-z_]+@postgres )?(?:LOG|WARNING|ERROR|FATAL): {2}\S/;

describe.each(cases)('the lines of $id, $variant', ({ bundle, variant }) => {
  const world = worldOf(bundle, variant);
  const streams = bundle.scenario.telemetry.streams.map((s) => s.id);
  const lines = linesOf(world, streams, -25 * MINUTE, 30 * MINUTE);
  const of = (stream: string): readonly LogLine[] => lines.filter((l) => l.stream === stream);

  it('leave no slot unfilled', () => {
    const slots = lines.filter((l) => /\{(?:[a-z_]+|int:[^}]*|hex:[^}]*)\}|undefined|NaN/.test(l.text));
    expect(slots.map((l) => l.text)).toEqual(
      slots.filter((l) => l.text.includes('Cannot read properties of undefined')).map((l) => l.text),
    );
    expect(lines.length).toBeGreaterThan(5_000);
  });

  it('of Postgres carry time, process and who, and the SQLSTATE of what is refused', () => {
    for (const line of of('postgres')) {
      expect(line.text).toMatch(POSTGRES);
      const at = new Date(world.startEpoch + line.at).toISOString();
      expect(line.text.startsWith(at.replace('T', ' ').replace('Z', ' UTC'))).toBe(true);
      if (line.level === 'fatal') expect(line.text).toMatch(/FATAL: {2}[0-9A-Z]{5}: /);
    }
    expect(of('postgres').length).toBeGreaterThan(100);
  });

  it('of the auth server are JSON with the same time, level and request', () => {
    for (const line of of('auth')) {
      const entry = JSON.parse(line.text) as Record<string, unknown>;
      expect(entry.time).toBe(new Date(world.startEpoch + line.at).toISOString());
      expect(entry.level).toBe(line.level === 'warn' ? 'warning' : line.level);
      if (line.requestId !== undefined) expect(entry.request_id ?? line.requestId).toBe(line.requestId);
    }
    expect(of('auth').length).toBeGreaterThan(100);
  });

  it('of one request meet on the gateway, whichever service wrote them', () => {
    const gateway = new Map(of('gateway').map((l) => [l.requestId, l]));
    const written = lines.filter(
      (l) => l.requestId !== undefined && l.code !== 'PURGE' && !l.text.startsWith('GET /') && l.stream !== 'gateway',
    );
    expect(written.length).toBeGreaterThan(3_000);
    for (const line of written) {
      const passed = gateway.get(line.requestId);
      expect(passed?.at, line.text).toBe(line.at);
      expect(passed?.text).toContain(line.requestId);
    }
  });

  it('of the gateway say status and time as the service does', () => {
    const requests = new Map(of('gateway').map((l) => [l.requestId, l.text]));
    const timed = [...of('fn-generate-reading'), ...of('fn-read')].flatMap((l) => {
      const latency = /(?:tokens, |\()(\d+) ms\)$/.exec(l.text)?.[1];
      return latency === undefined ? [] : [[requests.get(l.requestId), latency] as const];
    });
    expect(timed.length).toBeGreaterThan(500);
    for (const [text, latency] of timed) expect(text).toContain(`| ${latency}ms |`);
  });

  it('of errors have a stack where a runtime prints one', () => {
    const thrown = lines.filter((l) => l.stream.startsWith('fn-') && l.text.includes('TypeError:'));
    expect(thrown.length).toBeGreaterThan(variant === 'bad-deploy' ? 200 : 0);
    for (const line of thrown) expect(line.text).toMatch(/\n {4}at \w+ \(file:\/\/\/home\/deno\/functions\//);
  });
});
