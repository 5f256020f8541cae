import type { DrillState } from '../drill/state';
import { DATABASE_PARTS } from '../scenario/inventory';
import type { Scenario } from '../scenario/schema';
import { changesOf } from '../score/record/changes';
import type { ScoreInput } from '../score/types';
import { branchesOf, takenBranches } from './coverage-branches';

/** What of a scenario a drill can reach, by kind. */
export const COVERED = ['injects', 'states', 'branches', 'consoles', 'evidence', 'remedies'] as const;
export type Covered = (typeof COVERED)[number];

/** The ids of each kind, in the order in which they are authored. */
export type CoverageIds = Readonly<Record<Covered, readonly string[]>>;

/** What one or many drills have reached: how many drills reached each thing, and what none of them did. */
export interface KindCoverage {
  readonly reached: Readonly<Record<string, number>>;
  readonly never: readonly string[];
}

/** The coverage of one scenario by the drills that were played. */
export type ScenarioCoverage = { readonly runs: number } & Readonly<Record<Covered, KindCoverage>>;

/** A part of a console that somebody can look at, and the word by which a look names it. */
interface Place {
  readonly id: string;
  readonly console: string;
  /** Absent: any look at the console counts. */
  readonly word?: string;
}

/** Where a scenario has something to look at. */
function placesOf({ telemetry, exhibits }: Scenario): readonly Place[] {
  const each = (console: string, words: readonly string[]): readonly Place[] =>
    words.map((word) => ({ id: `${console}:${word}`, console, word }));
  return [
    ...each(
      'logs',
      telemetry.streams.map((s) => s.id),
    ),
    ...each(
      'metrics',
      telemetry.charts.map((c) => c.id),
    ),
    ...each(
      'tracker',
      exhibits.tracker.map((i) => i.id),
    ),
    ...exhibits.pages.flatMap((p) => each(p.console, [p.id])),
    ...each('github', ['deployments', 'commits']),
    ...each('platform', ['functions', 'secrets']),
    ...each('database', [...DATABASE_PARTS]),
    ...(exhibits.flags.length > 0 ? [{ id: 'flags', console: 'flags' }] : []),
    { id: 'terminal', console: 'terminal' },
  ];
}

/** Everything of a scenario that can be reached. */
export function coverable(scenario: Scenario): CoverageIds {
  return {
    injects: scenario.injects.map((i) => i.id),
    states: Object.entries(scenario.incident.regions).flatMap(([region, { states }]) =>
      Object.keys(states).map((state) => `${region}.${state}`),
    ),
    branches: branchesOf(scenario).map((b) => b.id),
    consoles: placesOf(scenario).map((p) => p.id),
    evidence: scenario.truth.evidence.map((e) => e.id),
    remedies: scenario.truth.remedies.map((r) => r.id),
  };
}

/** The words of a look's query; of an operation (`secrets.list`) also what it is about. */
function wordsOf(query: string): ReadonlySet<string> {
  const words = query.split(/[\s:]+/);
  return new Set([...words, ...words.map((w) => w.slice(0, Math.max(0, w.indexOf('.'))))]);
}

/** The parts of consoles that people have looked at: looks name what they showed by word. */
function placesSeen(scenario: Scenario, state: DrillState): readonly string[] {
  const looks = state.looks
    .filter((l) => l.seq !== undefined)
    .map((l) => ({ console: l.console, words: wordsOf(l.query) }));
  return placesOf(scenario)
    .filter(({ console, word, id }) =>
      id === 'terminal'
        ? state.tools.some((t) => t.tool === 'shell')
        : looks.some((l) => l.console === console && (word === undefined || l.words.has(word))),
    )
    .map((p) => p.id);
}

/** What a drill has reached of its scenario. An inject that was due and withheld was not delivered. */
export function coverageOf(input: ScoreInput): CoverageIds {
  const { state } = input;
  const { scenario } = input.bundle;
  const seen = new Set(state.looks.flatMap((l) => l.evidence));
  const done = new Set(changesOf(input).flatMap((c) => c.remedy?.id ?? []));
  const entered = new Set(state.world.history.map((c) => `${c.region}.${c.state}`));
  const taken = takenBranches(scenario, state);
  const ids = coverable(scenario);
  return {
    injects: state.injects.filter((i) => i.outcome === 'delivered').map((i) => i.injectId),
    states: ids.states.filter((id) => entered.has(id)),
    branches: ids.branches.filter((id) => taken.has(id)),
    consoles: placesSeen(scenario, state),
    evidence: ids.evidence.filter((id) => seen.has(id)),
    remedies: ids.remedies.filter((id) => done.has(id)),
  };
}

/** Adds up what drills of one scenario have reached. */
export function addCoverage(scenario: Scenario, runs: readonly CoverageIds[]): ScenarioCoverage {
  const ids = coverable(scenario);
  const kind = (name: Covered): KindCoverage => {
    const reached = new Map(ids[name].map((id) => [id, 0]));
    for (const run of runs)
      for (const id of new Set(run[name])) if (reached.has(id)) reached.set(id, (reached.get(id) ?? 0) + 1);
    return {
      reached: Object.fromEntries(reached),
      never: ids[name].filter((id) => reached.get(id) === 0),
    };
  };
  return {
    runs: runs.length,
    injects: kind('injects'),
    states: kind('states'),
    branches: kind('branches'),
    consoles: kind('consoles'),
    evidence: kind('evidence'),
    remedies: kind('remedies'),
  };
}
