import { DAY, HOUR, MINUTE } from '../../src/base/drill-time';
import { keyed32 } from '../../src/base/keyed';
import { createDrill } from '../../src/drill/drill';
import { advanceTo, foldEntries } from '../../src/drill/fold';
import { worldView } from '../../src/drill/world-view';
import { visitors } from '../../src/world/model/crowd';
import { linesOf } from '../../src/world/model/lines';
import type { WorldView } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { feedRows } from '../../src/world/model/rows/feed';
import { ERROR_LOG_HORIZON } from '../../src/world/model/rows/horizons';
import { smallScenario, smallWorld } from '../../src/world/model/small-world';
import { edgeOutage } from '../support/edge-outage';
import { entriesOf } from '../support/given';
import { headerFor } from '../support/tiny-scenario';
import { type Bench, medianMs, type Row } from './bench';

const STREAMS = ['fn', 'errors', 'edge'] as const;

/** How one would write it without thinking of speed: the whole path hashed for every choice, a regular expression a line. */
function naiveLines(seed: string, templates: readonly string[], count: number): readonly string[] {
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const draw = (what: string, below: number): number => keyed32(seed, 'traffic', 'generate', 'line', i, what) % below;
    const template = templates[draw('template', templates.length)] ?? '';
    const text = template.replace(/\{([a-z_]+)(?::([^}]*))?\}/g, (slot, name: string, argument: string | undefined) => {
      const visitor = visitors[draw('visitor', visitors.length)];
      if (visitor === undefined) return slot;
      if (name === 'user' || name === 'email' || name === 'ip' || name === 'agent') return visitor[name];
      if (name === 'latency') return String(draw('latency', 900));
      if (name === 'status') return '200';
      if (name === 'version') return 'v42';
      if (name === 'region') return 'eu-west-2';
      if (name === 'int') {
        const [min = 0, max = 0] = (argument ?? '').split('-').map(Number);
        return String(min + draw('int', max - min + 1));
      }
      const length = name === 'request_id' ? 32 : Number(argument);
      return Array.from({ length }, (_, n) => draw(`hex${n}`, 16).toString(16)).join('');
    });
    lines.push(text);
  }
  return lines;
}

const TEN_MINUTES = 'edge-outage: every log, chart, issue and row';

/** Time to read all that happened in the last ten minutes of edge-outage, so far into a drill (ms). */
function lastTenMinutes(now: number): number {
  const { scenario } = edgeOutage;
  const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant: 'key-exhausted' }));
  const begun = foldEntries(drill, entriesOf([[0, 'codex', { type: 'drill.start' }]]));
  const world: WorldView = { ...worldView(drill, advanceTo(drill, begun, HOUR)), now };
  const range = { from: now - 10 * MINUTE, to: now };
  return medianMs(() => {
    perform(world, { op: 'logs.read', streams: [], ...range, limit: 20_000 });
    for (const chart of scenario.telemetry.charts)
      perform(world, { op: 'metrics.read', chart: chart.id, ...range, step: 10_000 });
    perform(world, { op: 'tracker.list', ...range });
    feedRows(world, range.from, range.to);
  });
}

/** Log lines made each second, and the time that a search through a day of logs takes. */
export const bench: Bench = {
  name: 'telemetry',
  run(): Promise<Row[]> {
    const busy = smallWorld({ scenario: smallScenario(3_000), now: HOUR });
    const made = linesOf(busy, STREAMS, -20 * MINUTE, 0).length;
    const rate = (made * 1_000) / medianMs(() => linesOf(busy, STREAMS, -20 * MINUTE, 0));
    const templates = busy.scenario.telemetry.traffic.flatMap((t) =>
      t.outcomes.flatMap((o) => o.lines.map((l) => l.text)),
    );
    const naiveCount = 50_000;
    const naiveRate = (naiveCount * 1_000) / medianMs(() => naiveLines(busy.seed, templates, naiveCount));

    const day = smallWorld({ scenario: smallScenario(120), now: 12 * HOUR });
    const range = { from: day.now - DAY, to: day.now };
    const dayLines = linesOf(day, STREAMS, range.from, range.to).length;
    const errors = { op: 'logs.read', streams: STREAMS, ...range, minLevel: 'error' } as const;
    const rare = medianMs(() => perform(day, { ...errors, text: 'no such text' }), 3);
    const common = medianMs(() => perform(day, { ...errors, text: 'TypeError' }));
    const glance = medianMs(() => perform(day, { op: 'logs.read', streams: STREAMS, ...range, limit: 200 }));
    const chart = medianMs(() => perform(day, { op: 'metrics.read', chart: 'traffic', ...range, step: 5 * MINUTE }), 3);

    const countRows = (world: WorldView, from: number, to: number): number => {
      const rows = feedRows(world, from, to);
      return rows.errorLogs.length + rows.readings.length + rows.signIns.length;
    };
    const fed = countRows(busy, -12 * MINUTE, 0);
    const rowRate = (fed * 1_000) / medianMs(() => countRows(busy, -12 * MINUTE, 0));
    // As the database is filled when a drill is opened: no history yet, all of the past of the real scenario.
    const opened = smallWorld({ scenario: edgeOutage.scenario, variant: 'key-exhausted', history: [], now: 0 });
    const past = countRows(opened, ERROR_LOG_HORIZON, 0);
    const filled = medianMs(() => countRows(opened, ERROR_LOG_HORIZON, 0), 3);

    const early = lastTenMinutes(HOUR);
    const late = lastTenMinutes(24 * HOUR);

    return Promise.resolve([
      { measure: 'log lines made', value: rate, unit: 'per s' },
      { measure: 'log lines made, naively', value: naiveRate, unit: 'per s', note: 'the same templates' },
      { measure: 'faster than naively', value: rate / naiveRate, unit: 'x' },
      { measure: 'database rows made', value: rowRate, unit: 'per s', note: 'aim: 150,000' },
      {
        measure: 'rows of the past for a new database',
        value: filled,
        unit: 'ms',
        note: `${past} rows of edge-outage: 7 days of errors, 36 h of readings and sign-ins`,
      },
      {
        measure: 'errors of a day with a rare text',
        value: rare,
        unit: 'ms',
        note: `all of a day of ${dayLines} lines`,
      },
      { measure: 'errors of a day with a common text', value: common, unit: 'ms', note: 'the newest 1,000' },
      { measure: 'newest 200 lines of a day', value: glance, unit: 'ms' },
      { measure: 'four series over a day', value: chart, unit: 'ms', note: 'a point each 5 min' },
      { measure: 'last 10 min of everything, 1 h into a drill', value: early, unit: 'ms', note: TEN_MINUTES },
      { measure: 'last 10 min of everything, 24 h into a drill', value: late, unit: 'ms', note: TEN_MINUTES },
      { measure: 'a drill of 24 h against one of 1 h', value: late / early, unit: 'x', note: 'aim: about 1' },
    ]);
  },
};
