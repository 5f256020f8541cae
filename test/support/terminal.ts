import { minutes } from '../../src/base/drill-time';
import type { Act } from '../../src/drill/acts';
import { advanceTo } from '../../src/drill/advance';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, initialState } from '../../src/drill/fold';
import { nextIssueNumber } from '../../src/drill/handlers/detection';
import type { DrillState } from '../../src/drill/state';
import { worldView } from '../../src/drill/world-view';
import type { Fact } from '../../src/scenario/facts';
import { noDatabase } from '../../src/world/engines/database/no-database';
import type { DatabasePort } from '../../src/world/engines/database/port';
import type { ShellResult } from '../../src/world/engines/shell/port';
import { createShell, type Shell } from '../../src/world/engines/shell/shell';
import { perform } from '../../src/world/model/perform';
import { edgeOutage } from './edge-outage';
import { headerFor, twoPlayers } from './tiny-scenario';

/**
 * A terminal five minutes into the drill of one variant. What a line causes is put into the record as a live drill does:
 * within a line later commands see it, and the world moves before the next line.
 */
export function terminal(
  variant: string,
  { database = noDatabase }: { readonly database?: DatabasePort } = {},
): {
  readonly run: (line: string, signal?: AbortSignal) => Promise<ShellResult>;
  readonly shell: Shell;
  readonly state: () => DrillState;
  /** Something else that goes into the record. */
  readonly put: (act: Act) => void;
  /** States of the production so much later. */
  readonly statesIn: (ms: number) => Readonly<Record<string, string>>;
} {
  const me = twoPlayers[0]?.id ?? '';
  const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant }));
  let state = initialState(drill);
  let seq = 0;
  const put = (act: Act): void => {
    seq += 1;
    state = applyEntry(drill, state, { seq, at: Math.max(1_000_000, state.lastWall), id: `e${seq}`, by: me, act });
  };
  put({ type: 'drill.start' });
  put({ type: 'drill.skip', to: minutes(5) });
  const pending: Fact[] = [];
  const shell = createShell({
    scenario: edgeOutage.scenario,
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
    database,
  });
  let n = 0;
  return {
    shell,
    state: () => state,
    put,
    statesIn: (ms) => advanceTo(drill, state, state.t + ms).world.states,
    run: async (line, signal) => {
      n += 1;
      const runId = `run-${n}`;
      put({ type: 'tool.run', runId, tool: 'shell', command: line.slice(0, 20_000) });
      const result = await shell.run(line, runId, signal);
      pending.length = 0;
      const { exitCode, facts, evidence } = result;
      put({ type: 'tool.done', runId, output: result.stdout, exitCode, facts: [...facts], evidence: [...evidence] });
      for (const act of result.acts) put(act);
      return result;
    },
  };
}
