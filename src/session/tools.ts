import type { DrillTime } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import type { Act } from '../drill/acts';
import type { Drill } from '../drill/drill';
import { nextIssueNumber } from '../drill/handlers/detection';
import type { Entry } from '../drill/record';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import { worldView } from '../drill/world-view';
import type { Fact } from '../scenario/facts';
import type { AppendError } from '../sync/sequencer';
import { noDatabase } from '../world/engines/database/no-database';
import type { ShellPort, ShellResult } from '../world/engines/shell/port';
import type { Shell } from '../world/engines/shell/shell';
import type { Operation, OperationError, OperationResult, OperationValues } from '../world/model/operations';
import { perform } from '../world/model/perform';
import type { ShellOutput, ShellSession } from './types';

/** What tools need of the session they run in. */
export interface ToolPorts {
  readonly drill: Drill;
  readonly stateNow: () => DrillState;
  readonly propose: (by: PersonId, act: Act) => Promise<Result<Entry, Refusal | AppendError>>;
  readonly newId: () => string;
  readonly loadShell: () => Promise<(port: ShellPort) => Shell>;
}

/** As much as one entry may hold; see `acts.ts`. */
const MOST_OUTPUT = 200_000;
const MOST_LISTED = 60;

/** A console's button that changes production: asked for, done, and put down with what it caused. */
export async function changeProduction<O extends Operation>(
  ports: ToolPorts,
  by: PersonId,
  operation: O,
  command: string,
): Promise<Result<OperationValues[O['op']], Refusal | AppendError | OperationError>> {
  const runId = ports.newId();
  const started = await ports.propose(by, { type: 'tool.run', runId, tool: 'console', command });
  if (!started.ok) return started;
  const result = performNow(ports, operation, []);
  const done = await ports.propose(by, {
    type: 'tool.done',
    runId,
    output: result.ok ? '' : result.error.message,
    exitCode: result.ok ? 0 : 1,
    facts: result.ok ? result.facts.slice(0, MOST_LISTED) : [],
    evidence: result.ok ? result.evidence.slice(0, MOST_LISTED) : [],
  });
  if (!done.ok) return done;
  return result.ok ? ok(result.value) : err(result.error);
}

/** Asks the production as it stands now, with what the running command has caused so far on top. */
function performNow<O extends Operation>(
  { drill, stateNow }: ToolPorts,
  operation: O,
  pending: readonly { readonly by: PersonId; readonly fact: Fact }[],
): OperationResult<O['op']> {
  const state = stateNow();
  const world = worldView(drill, state);
  const facts = pending.map((p, i) => ({ ...p, at: state.t, seq: state.seq + i + 1 }));
  return perform(pending.length === 0 ? world : { ...world, facts: [...world.facts, ...facts] }, operation);
}

/** One terminal of one seat: the shell is loaded on first use, each line goes into the record. */
export async function openShellSession(ports: ToolPorts, by: PersonId): Promise<ShellSession> {
  const { drill, stateNow } = ports;
  const pending: { by: PersonId; fact: Fact }[] = [];
  const now = (): DrillTime => stateNow().t;
  const port: ShellPort = {
    scenario: drill.bundle.scenario,
    seed: drill.header.seed,
    person: { id: by, name: drill.people.get(by)?.name ?? by },
    now,
    startEpoch: drill.startEpoch,
    perform: (operation) => {
      const result = performNow(ports, operation, pending);
      if (result.ok) pending.push(...result.facts.map((fact) => ({ by, fact })));
      return result;
    },
    ticket: () => stateNow().ticket,
    bugs: () => stateNow().bugs,
    nextIssueNumber: () => nextIssueNumber(drill, stateNow()),
    database: noDatabase,
  };
  const createShell = await ports.loadShell();
  const shell = createShell(port);
  return {
    get cwd() {
      return shell.cwd();
    },
    complete: (line, cursor) => shell.complete(line, cursor),
    run: async (line, signal) => {
      const runId = ports.newId();
      const started = await ports.propose(by, { type: 'tool.run', runId, tool: 'shell', command: line });
      if (!started.ok) return said(started.error.sentence);
      const result = await shell.run(line, runId, signal);
      pending.length = 0;
      return putDown(ports, by, runId, result);
    },
  };
}

/** Records what a line printed and caused, then what it asked for (a ticket). What could not be recorded is said. */
async function putDown(ports: ToolPorts, by: PersonId, runId: string, result: ShellResult): Promise<ShellOutput> {
  const notes: string[] = [];
  if (result.facts.length > MOST_LISTED) notes.push(`only the first ${MOST_LISTED} changes of this line took effect`);
  const done = await ports.propose(by, {
    type: 'tool.done',
    runId,
    output: `${result.stdout}${result.stderr}`.slice(0, MOST_OUTPUT),
    exitCode: result.exitCode,
    facts: result.facts.slice(0, MOST_LISTED),
    evidence: result.evidence.slice(0, MOST_LISTED),
  });
  if (done.ok) {
    for (const act of result.acts) {
      const proposed = await ports.propose(by, act);
      if (!proposed.ok) notes.push(proposed.error.sentence);
    }
  } else {
    notes.push(done.error.sentence);
  }
  if (notes.length === 0) return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode };
  const { stdout, stderr } = said(...notes);
  return { stdout: result.stdout + stdout, stderr: result.stderr + stderr, exitCode: result.exitCode || 1 };
}

function said(...sentences: readonly string[]): ShellOutput {
  return { stdout: '', stderr: sentences.map((s) => `hotwash: ${s}\n`).join(''), exitCode: 1 };
}
