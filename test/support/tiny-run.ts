import { MINUTE } from '../../src/base/drill-time';
import type { Act } from '../../src/drill/acts';
import type { Bundle } from '../../src/drill/bundle';
import { createDrill } from '../../src/drill/drill';
import { foldEntries } from '../../src/drill/fold';
import type { Scenario } from '../../src/scenario/schema';
import { scoreDrill, scoreInput } from '../../src/score/scorecard';
import type { Scorecard, ScoreInput } from '../../src/score/types';
import { entriesOf } from './given';
import { headerFor, tinyBundle } from './tiny-scenario';

/** An act of the commander at a minute of the drill. */
export type MinuteStep = readonly [minute: number, act: Act];

type Facts = Extract<Act, { type: 'tool.done' }>['facts'];

/** A command that causes facts, as its request and its completion. */
export function commandAt(minute: number, ...facts: Facts): readonly MinuteStep[] {
  const runId = `run-${minute}`;
  return [
    [minute, { type: 'tool.run', runId, tool: 'shell', command: 'x' }],
    [minute, { type: 'tool.done', runId, output: '', exitCode: 0, facts, evidence: [] }],
  ];
}

/** The tiny scenario, played by one commander from StartEx to EndEx, with what a score is made of. */
export function tinyRun(
  steps: readonly MinuteStep[],
  { variant = 'flag', endAt = 59, change = (s: Scenario): Scenario => s } = {},
): { readonly input: ScoreInput; readonly card: Scorecard } {
  const bundle: Bundle = { ...tinyBundle, scenario: change(tinyBundle.scenario) };
  const header = headerFor(bundle, { variant });
  const all = [
    [0, { type: 'drill.start' }] as const,
    ...steps.toSorted((a, b) => a[0] - b[0]),
    [endAt, { type: 'drill.end' }] as const,
  ];
  const entries = entriesOf(all.map(([minute, act]) => [minute * MINUTE, 'codex', act]));
  const drill = { bundle, header, entries, state: foldEntries(createDrill(bundle, header), entries) };
  if (drill.state.refusals.length > 0) throw new Error(JSON.stringify(drill.state.refusals));
  return { input: scoreInput(drill), card: scoreDrill(drill) };
}
