import type { DrillTime } from '../../../base/drill-time';
import type { Act } from '../../../drill/acts';
import type { BugTicket, Ticket } from '../../../drill/state';
import type { Fact } from '../../../scenario/facts';
import type { Scenario } from '../../../scenario/schema';
import type { Operation, OperationError, OperationResult, OperationValues } from '../../model/operations';

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
}

/** What one command line did: printed text, and what of it goes into the record. */
export interface ShellResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly facts: readonly Fact[];
  readonly evidence: readonly string[];
  /** Acts that the line asked for (a ticket filed with `gh`), to be proposed after its completion. */
  readonly acts: readonly Act[];
}

/** Collects what the commands of one line cause, in order. */
export class Harvest {
  readonly facts: Fact[] = [];
  readonly evidence = new Set<string>();
  readonly acts: Act[] = [];
  private calls = 0;

  constructor(
    readonly port: ShellPort,
    readonly runId: string,
  ) {}

  /** Performs an operation and keeps its facts and evidence. */
  ask<O extends Operation>(
    operation: O,
  ): { ok: true; value: OperationValues[O['op']] } | { ok: false; error: OperationError } {
    const result = this.port.perform(operation);
    if (!result.ok) return result;
    this.facts.push(...result.facts);
    for (const id of result.evidence) this.evidence.add(id);
    return { ok: true, value: result.value };
  }

  /** A key for the next manual call, so that a replay of the same line meets the same luck. */
  nonce(): string {
    this.calls += 1;
    return `${this.runId}/${this.calls}`;
  }
}
