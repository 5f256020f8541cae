import { MINUTE } from '../../src/base/drill-time';
import { compileIncident, type IncidentStep, initialIncident, stepDelayed, stepFact } from '../../src/scenario/compile';
import { type Fact, factMatches } from '../../src/scenario/facts';
import { type GuardContext, holds } from '../../src/scenario/guard';
import type { Scenario } from '../../src/scenario/schema';

/** The production alone, run along drill time: what the drill does with its agenda. */
export class ProductionRun {
  now: number;
  readonly facts: Fact[] = [];
  readonly machine;
  readonly history: { at: number; states: Readonly<Record<string, string>> }[] = [];
  private step: IncidentStep;
  private agenda = new Map<string, number>();

  constructor(
    readonly scenario: Scenario,
    readonly variant: string,
    seed: string,
  ) {
    this.now = scenario.incident.startsAt;
    this.machine = compileIncident(scenario, seed, variant);
    this.step = initialIncident(this.machine);
    this.take();
  }

  private take(): void {
    for (const event of this.step.cancel) this.agenda.delete(event);
    for (const { event, delay } of this.step.schedule) this.agenda.set(event, this.now + delay);
    this.history.push({ at: this.now, states: this.step.states });
  }

  readonly context: GuardContext = {
    get variant(): string {
      return '';
    },
    inState: (path) => this.step.states[path.split('.')[0] ?? ''] === path.split('.')[1],
    fact: (type, where) => this.facts.some((f) => factMatches(f, type, where)),
    done: () => false,
    roleHeld: () => false,
  };

  to(minutes: number): this {
    const end = minutes * MINUTE;
    for (;;) {
      const due = [...this.agenda]
        .filter(([, at]) => at <= end)
        .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))[0];
      if (due === undefined) break;
      this.agenda.delete(due[0]);
      this.now = due[1];
      this.step = stepDelayed(this.machine, this.step.snapshot, due[0], this.context);
      this.take();
    }
    this.now = end;
    return this;
  }

  cause(...facts: readonly Fact[]): this {
    for (const fact of facts) {
      this.facts.push(fact);
      this.step = stepFact(this.machine, this.step.snapshot, fact, this.context);
      this.take();
    }
    return this;
  }

  is(guard: Parameters<typeof holds>[0]): boolean {
    return holds(guard, { ...this.context, variant: this.variant });
  }

  get states(): Readonly<Record<string, string>> {
    return this.step.states;
  }

  severity(): string | null {
    return this.scenario.truth.severity.find((row) => this.is(row.when))?.is ?? null;
  }

  /** First moment at which a region came into a state, in minutes. */
  since(region: string, state: string): number {
    const row = this.history.find((h) => h.states[region] === state);
    return row === undefined ? Number.POSITIVE_INFINITY : row.at / MINUTE;
  }
}

/** A fact of a remedy's kind: what an operation would cause. */
export function factOfRemedy(scenario: Scenario, id: string): Fact {
  const remedy = scenario.truth.remedies.find((r) => r.id === id);
  if (remedy === undefined) throw new Error(`no remedy ${id}`);
  const first = Object.entries(remedy.where ?? {}).map(([k, v]) => [k, Array.isArray(v) ? v[0] : v]);
  const filler = { size: 90, version: 'v41', sha: 'd95b72e810' };
  const wants =
    remedy.fact === 'pool.resized' ? { size: filler.size } : remedy.fact === 'web.deployed' ? { sha: filler.sha } : {};
  const deployed = remedy.fact === 'function.deployed' ? { version: filler.version } : {};
  return { type: remedy.fact, ...wants, ...deployed, ...Object.fromEntries(first) } as Fact;
}
