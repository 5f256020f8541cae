import { minutes } from '../../src/base/drill-time';
import { err, ok } from '../../src/base/result';
import type { Act } from '../../src/drill/acts';
import { advanceTo } from '../../src/drill/advance';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill, type Drill } from '../../src/drill/drill';
import { applyEntry, initialState } from '../../src/drill/fold';
import { nextIssueNumber } from '../../src/drill/handlers/detection';
import type { Entry } from '../../src/drill/record';
import type { DrillState } from '../../src/drill/state';
import { worldView } from '../../src/drill/world-view';
import type { Fact } from '../../src/scenario/facts';
import { LiveDatabase } from '../../src/session/live-database';
import { DatabaseClient } from '../../src/world/engines/database/client';
import type { Moment } from '../../src/world/engines/database/host';
import { noDatabase } from '../../src/world/engines/database/no-database';
import type { DatabasePort } from '../../src/world/engines/database/port';
import { staticsOf } from '../../src/world/engines/shell/drill-snapshot';
import type { ShellResult } from '../../src/world/engines/shell/port';
import { createShell, type Shell } from '../../src/world/engines/shell/shell';
import type { WorldView } from '../../src/world/model/operations';
import { perform } from '../../src/world/model/perform';
import { edgeOutage } from './edge-outage';
import { startNodeDatabase } from './node-database';
import { headerFor, twoPlayers } from './tiny-scenario';

function momentOf({ now, history, facts }: WorldView): Moment {
  return { now, history, facts };
}

/**
 * A terminal five minutes into the drill of one variant. What a line causes is put into the record as a live drill does:
 * within a line later commands see it, and the world moves before the next line.
 */
export function terminal(
  variant: string,
  {
    database = noDatabase,
    seed,
    bundle = edgeOutage,
  }: { readonly database?: DatabasePort | 'live'; readonly seed?: string; readonly bundle?: Bundle } = {},
): {
  readonly run: (line: string, signal?: AbortSignal) => Promise<ShellResult>;
  readonly shell: Shell;
  readonly state: () => DrillState;
  /** Something else that goes into the record. */
  readonly put: (act: Act) => void;
  /** States of the production so much later. */
  readonly statesIn: (ms: number) => Readonly<Record<string, string>>;
  /** With a live database: the drill, and the replica that belongs to it. */
  readonly drill: Drill;
  readonly client: DatabaseClient | undefined;
  readonly live: LiveDatabase;
  readonly entries: readonly Entry[];
  /** Lets the drill's clock run on. */
  readonly pass: (ms: number) => void;
} {
  const me = twoPlayers[0]?.id ?? '';
  const header = headerFor(bundle, { variant, ...(seed === undefined ? {} : { seed }) });
  const drill = createDrill(bundle, header);
  let state = initialState(drill);
  const begin = worldView(drill, state);
  let seq = 0;
  const entries: Entry[] = [];
  const moments = new Map<string, Moment>();
  const put = (act: Act): Entry => {
    seq += 1;
    const entry: Entry = { seq, at: Math.max(1_000_000, state.lastWall), id: `e${seq}`, by: me, act };
    entries.push(entry);
    state = applyEntry(drill, state, entry);
    if (act.type === 'db.run') moments.set(act.statementId, momentOf(worldView(drill, state)));
    return entry;
  };
  const client =
    database === 'live'
      ? new DatabaseClient(staticsOf(drill, me), { packed: '' }, momentOf(begin), startNodeDatabase)
      : undefined;
  const live = new LiveDatabase({
    drill,
    stateNow: () => state,
    momentOf: (id) => moments.get(id),
    propose: async (_by, act) => {
      const entry = put(act);
      const refused = state.refusals.find((r) => r.seq === entry.seq);
      return refused === undefined ? ok(entry) : err(refused);
    },
    newId: () => `s${seq + 1}`,
    client: () => client,
  });
  let running: string | undefined;
  put({ type: 'drill.start' });
  put({ type: 'drill.skip', to: minutes(5) });
  const pending: Fact[] = [];
  const shell = createShell({
    scenario: bundle.scenario,
    seed: drill.header.seed,
    person: { id: me, name: 'Codex' },
    now: () => state.t,
    startEpoch: drill.startEpoch,
    perform: (operation) => {
      const world = worldView(drill, state);
      const more = pending.map((fact, i) => ({ fact, at: state.t, by: me, seq: seq + i }));
      const result = perform({ ...world, facts: [...world.facts, ...more] }, operation);
      if (result.ok) pending.push(...result.facts);
      return result;
    },
    ticket: () => state.ticket,
    bugs: () => state.bugs,
    nextIssueNumber: () => nextIssueNumber(drill, state),
    statusPage: () => state.statusPage,
    database: database === 'live' ? live.portFor(me, () => running) : database,
  });
  let n = 0;
  return {
    shell,
    state: () => state,
    put: (act) => void put(act),
    drill,
    client,
    live,
    entries,
    pass: (ms) => put({ type: 'drill.skip', to: state.t + ms }),
    statesIn: (ms) => advanceTo(drill, state, state.t + ms).world.states,
    run: async (line, signal) => {
      n += 1;
      const runId = `run-${n}`;
      put({ type: 'tool.run', runId, tool: 'shell', command: line.slice(0, 20_000) });
      running = runId;
      const result = await shell.run(line, runId, signal);
      running = undefined;
      pending.length = 0;
      const { exitCode, facts, evidence, stdout: output } = result;
      const cancelled = [...live.cancelledIn(runId)];
      const done = { runId, output, exitCode, facts: [...facts], evidence: [...evidence] };
      put({ type: 'tool.done', ...done, ...(cancelled.length === 0 ? {} : { cancelled }) });
      live.settle(runId, true);
      for (const act of result.acts) put(act);
      return result;
    },
  };
}
