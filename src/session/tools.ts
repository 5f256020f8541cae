import { err, ok, type Result } from '../base/result';
import type { Act } from '../drill/acts';
import type { Drill } from '../drill/drill';
import type { Entry } from '../drill/record';
import type { DrillState, PersonId, Refusal } from '../drill/state';
import { worldView } from '../drill/world-view';
import type { AppendError } from '../sync/sequencer';
import { snapshotOf, staticsOf } from '../world/engines/shell/drill-snapshot';
import type { ShellMode, ShellResult } from '../world/engines/shell/port';
import type { OpenShell } from '../world/engines/shell/snapshot';
import { databaseRequestOf, errorLogStreams } from '../world/model/database/request';
import type { Operation, OperationError, OperationValues } from '../world/model/operations';
import { perform } from '../world/model/perform';
import type { LiveDatabase } from './live-database';
import { commandOfPsqlLine } from './psql-line';
import type { ShellOutput, ShellSession } from './types';

/** What tools need of the session they run in. */
export interface ToolPorts {
  readonly drill: Drill;
  readonly stateNow: () => DrillState;
  readonly propose: (by: PersonId, act: Act) => Promise<Result<Entry, Refusal | AppendError>>;
  readonly newId: () => string;
  readonly loadShell: () => Promise<OpenShell>;
  readonly database: LiveDatabase;
  /** Aborted when the session is closed. */
  readonly ended: AbortSignal;
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
  const { streams } = ports.drill.bundle.scenario.telemetry;
  const request = databaseRequestOf(operation, errorLogStreams(streams));
  if (request !== undefined) {
    // The database does the same, on every replica, in its place in the order.
    const put = await ports.propose(by, {
      type: 'db.run',
      runId,
      statementId: ports.newId(),
      session: 'console',
      request,
    });
    if (!put.ok) return put;
  }
  const result = perform(worldView(ports.drill, ports.stateNow()), operation);
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

/** One terminal of one seat: the shell is loaded on first use, each line goes into the record. */
export async function openShellSession(ports: ToolPorts, by: PersonId): Promise<ShellSession> {
  const { drill, stateNow } = ports;
  const openShell = await ports.loadShell();
  let running: string | undefined;
  let mode: ShellMode = { kind: 'shell' };
  let before: Promise<unknown> = Promise.resolve();
  const shell = await openShell({
    statics: staticsOf(drill, by),
    snapshot: () => snapshotOf(drill, stateNow()),
    database: ports.database.portFor(by, () => running),
    ended: ports.ended,
  });
  const runLine = async (line: string, signal: AbortSignal | undefined): Promise<ShellOutput> => {
    const runId = ports.newId();
    const command = mode.kind === 'psql' ? commandOfPsqlLine(line) : line;
    const started = await ports.propose(by, { type: 'tool.run', runId, tool: 'shell', command });
    if (!started.ok) return said(started.error.sentence);
    running = runId;
    const result = await shell.run(line, runId, signal);
    running = undefined;
    mode = result.mode;
    return putDown(ports, by, runId, result);
  };
  return {
    get cwd() {
      return shell.cwd();
    },
    get mode() {
      return mode;
    },
    complete: (line, cursor) => shell.complete(line, cursor),
    run: (line, signal) => {
      // One line at a time: what it puts to the database belongs to it.
      const mine = before.then(() => runLine(line, signal));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Records what a line printed and caused, then what it asked for (a ticket). What could not be recorded is said. */
async function putDown(ports: ToolPorts, by: PersonId, runId: string, result: ShellResult): Promise<ShellOutput> {
  const notes: string[] = [];
  if (result.facts.length > MOST_LISTED) notes.push(`only the first ${MOST_LISTED} changes of this line took effect`);
  const cancelled = ports.database.cancelledIn(runId);
  const done = await ports.propose(by, {
    type: 'tool.done',
    runId,
    output: `${result.stdout}${result.stderr}`.slice(0, MOST_OUTPUT),
    exitCode: result.exitCode,
    facts: result.facts.slice(0, MOST_LISTED),
    evidence: result.evidence.slice(0, MOST_LISTED),
    ...(cancelled.length === 0 ? {} : { cancelled: [...cancelled] }),
  });
  ports.database.settle(runId, done.ok);
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
