import type { PolicyOf } from '../conduct/conduct';
import { type HeadlessRun, runHeadless, type ScriptedStep } from '../conduct/run-headless';
import { type Bundle, bundleHashes } from '../drill/bundle';
import { ENGINE } from '../drill/engine';
import type { Header, Participant } from '../drill/record';
import type { Par } from '../scenario/par';
import { scoreDrill, scoreInput } from '../score/scorecard';
import type { Scorecard } from '../score/types';
import { type CoverageIds, coverageOf } from './coverage';
import { type Outcome, outcomeOf } from './simulate-outcome';

/** Wall time at which the StartEx of every simulated drill is said to have been. */
const SIMULATED_WALL = 1_760_000_000_000;

/** Who plays a simulated drill, and how. */
export interface Team {
  readonly name: string;
  readonly participants: readonly Participant[];
  readonly policyOf: PolicyOf;
}

/** One drill to be played. */
export interface Task {
  readonly scenario: string;
  readonly variant: string;
  readonly seed: string;
  readonly bot: string;
}

/** One simulated drill, as `simulate --json` lists it. */
export interface SimulatedDrill extends Task {
  readonly outcome: Outcome;
  /** Percent of the whole scorecard, one decimal. */
  readonly score: number;
  /** Percent by dimension, those with something to judge. */
  readonly dimensions: Readonly<Record<string, number>>;
}

/** A simulated drill with its record, card and what it has reached of its scenario. */
export interface Simulation {
  readonly drill: SimulatedDrill;
  readonly header: Header;
  readonly run: HeadlessRun;
  readonly card: Scorecard;
  readonly reached: CoverageIds;
}

/** The header of a simulated drill: replaying it needs nothing but scenario, variant, seed and the bot's name. */
export function simulationHeader(bundle: Bundle, task: Task, team: Team): Header {
  return {
    drillId: `simulation-${task.bot}-${task.variant}-${task.seed}`.slice(0, 80),
    createdAt: SIMULATED_WALL,
    engine: ENGINE,
    seed: task.seed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    variant: task.variant,
    hashes: bundleHashes(bundle),
    participants: [...team.participants],
  };
}

/**
 * Plays one drill with a team of bots and no screen. What is still live after the scenario's longest duration is ended there, so
 * that it is judged as over and not as something that may still come. Nothing is scored.
 */
export function playTask(bundle: Bundle, task: Task, team: Team): HeadlessRun {
  const { longest } = bundle.scenario;
  const [facilitator] = team.participants;
  const script: ScriptedStep[] =
    facilitator === undefined
      ? []
      : [
          {
            at: longest,
            by: facilitator.id,
            acts: (_drill, state) => (state.phase === 'live' ? [{ type: 'drill.end' }] : []),
          },
        ];
  return runHeadless(bundle, simulationHeader(bundle, task, team), script, longest, team.policyOf);
}

/** Scores a drill that was played, and tells how it ended and what it has reached. */
export function judgeRun(bundle: Bundle, par: Par | undefined, task: Task, run: HeadlessRun): Simulation {
  const { header } = run.drill;
  const played = { bundle, header, entries: run.entries, state: run.state, ...(par === undefined ? {} : { par }) };
  const card = scoreDrill(played);
  const input = scoreInput(played);
  const dimensions = card.dimensions.filter((d) => d.possible > 0).map((d) => [d.id, d.percent]);
  return {
    drill: {
      scenario: task.scenario,
      variant: task.variant,
      seed: task.seed,
      bot: task.bot,
      outcome: outcomeOf(input, card),
      score: card.percent,
      dimensions: Object.fromEntries(dimensions),
    },
    header,
    run,
    card,
    reached: coverageOf(input),
  };
}

/** Plays and judges one drill. Pure: the same task gives the same result, wherever and in whatever order it is done. */
export function simulate(bundle: Bundle, par: Par | undefined, task: Task, team: Team): Simulation {
  return judgeRun(bundle, par, task, playTask(bundle, task, team));
}
