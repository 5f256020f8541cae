import type { DrillTime } from '../../../base/drill-time';
import type { Act, DatabaseRequest } from '../../../drill/acts';
import type { BugTicket, StatusPost, Ticket } from '../../../drill/state';
import type { Fact } from '../../../scenario/facts';
import type { Scenario } from '../../../scenario/schema';
import type { Operation, OperationError, OperationResult, OperationValues } from '../../model/operations';
import { relationsIn } from '../../model/rows/seen';
import type { DatabaseOutcome, DatabasePort } from '../database/port';

/** What a shell needs from the drill it runs in. */
export interface ShellPort {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Who types, for commit authors and issue comments. */
  readonly person: { readonly id: string; readonly name: string };
  readonly now: () => DrillTime;
  readonly startEpoch: number;
  readonly perform: <O extends Operation>(operation: O) => OperationResult<O['op']>;
  /** The desk: tickets are not production, so they go into the record as acts. */
  readonly ticket: () => Ticket | undefined;
  readonly bugs: () => readonly BugTicket[];
  readonly nextIssueNumber: () => number;
  /** What the team has published on its status page, oldest first. */
  readonly statusPage: () => readonly StatusPost[];
  /** The database behind `psql`, `supabase db dump` and restores. */
  readonly database: DatabasePort;
}

/** Who reads the next line: the shell, or the psql that is open in it, with its prompt. */
export type ShellMode = { readonly kind: 'shell' } | { readonly kind: 'psql'; readonly prompt: string };

/** What one command line did: printed text, and what of it goes into the record. */
export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** The folder that the line has left the shell in. */
  readonly cwd: string;
  readonly mode: ShellMode;
  readonly facts: readonly Fact[];
  readonly evidence: readonly string[];
  /** Acts that the line asked for (a ticket filed with `gh`), to be proposed after its completion. */
  readonly acts: readonly Act[];
}

/** Operations that change something, or call something by hand. */
const CAUSES_FACTS =
  /\.(revert|deploy|delete|invoke|set|unset|raise|resize|restart|terminate|create|drop|log|take|restore)$/;
const tooMuch: OperationError = {
  code: 'unavailable',
  message: 'stopped: this line has changed or called as much as one line may. Run it again for the rest.',
};

/** What a request comes to that is not put to the database any more. It says nothing of the session's transaction. */
export const refusedRequest: DatabaseOutcome = {
  results: [],
  notices: [],
  error: { severity: 'ERROR', code: '54000', message: tooMuch.message },
  transaction: 'idle',
  facts: [],
  elapsedMs: 0,
};

/** No line runs longer (ms of wall time): the drill's clock holds for ten seconds at most. */
export const TIME_LIMIT = 8_000;

/** As much as one line may do: what it causes goes into one entry of the record (`acts.ts`), and it must come back soon. */
const MOST_FACTS = 60;
const MOST_EVIDENCE = 60;
const MOST_ACTS = 20;
const MOST_COMMANDS = 80;
/** Requests to the database that one line may send: as many as its entry can say of that they were cancelled. */
const MOST_REQUESTS = 100;

/** Nobody reads further than this in what one statement prints. */
const MOST_ROWS_READ = 500;

/** An issue that this line has filed; the record has it only when the line is done. */
export type Filed = Pick<Ticket, 'number' | 'title' | 'body' | 'labels'> & { readonly kind: 'ticket' | 'bug' };

/** Collects what the commands of one line cause, in order. */
export class Harvest {
  readonly facts: Fact[] = [];
  readonly evidence = new Set<string>();
  readonly acts: Act[] = [];
  readonly filed: Filed[] = [];
  private calls = 0;
  private commands = 0;
  private requests = 0;

  constructor(
    readonly port: ShellPort,
    readonly runId: string,
  ) {}

  /** Performs an operation and keeps its facts and evidence. */
  ask<O extends Operation>(
    operation: O,
  ): { ok: true; value: OperationValues[O['op']] } | { ok: false; error: OperationError } {
    if (this.facts.length >= MOST_FACTS && CAUSES_FACTS.test(operation.op)) return { ok: false, error: tooMuch };
    const result = this.port.perform(operation);
    if (!result.ok) return result;
    this.facts.push(...result.facts);
    for (const id of result.evidence) if (this.evidence.size < MOST_EVIDENCE) this.evidence.add(id);
    return { ok: true, value: result.value };
  }

  /** Puts a request of psql's to the database and keeps its facts. A line that has asked too much is refused as an error. */
  async query(request: DatabaseRequest, session: string, signal: AbortSignal | undefined): Promise<DatabaseOutcome> {
    this.requests += 1;
    if (this.requests > MOST_REQUESTS || this.facts.length >= MOST_FACTS) return refusedRequest;
    const outcome = await this.port.database.run(request, session, signal);
    this.facts.push(...outcome.facts);
    if (request.kind === 'sql') this.read(request.sql, outcome);
    return outcome;
  }

  /** Whoever reads rows has seen the evidence in them. */
  private read(sql: string, { results }: DatabaseOutcome): void {
    const relations = relationsIn(sql);
    if (relations.length === 0) return;
    const rows = results.flatMap((result) => result.rows ?? []).slice(0, MOST_ROWS_READ);
    this.ask({ op: 'rows.read', relations, text: rows.map((row) => row.join(' ')).join('\n') });
  }

  /** A session of the database is over. However much the line has asked before, this is heard. */
  async endSession(session: string): Promise<void> {
    const outcome = await this.port.database.run({ kind: 'end' }, session);
    this.facts.push(...outcome.facts);
  }

  /** Wants an act to be proposed after the line; false when the line has asked for too much already. */
  want(act: Act): boolean {
    if (this.acts.length >= MOST_ACTS) return false;
    this.acts.push(act);
    return true;
  }

  /** Counts a command of ours; false when the line has run too many. */
  command(): boolean {
    this.commands += 1;
    return this.commands <= MOST_COMMANDS;
  }

  /** A key for the next manual call, so that a replay of the same line meets the same luck. */
  nonce(): string {
    this.calls += 1;
    return `${this.runId}/${this.calls}`;
  }
}
