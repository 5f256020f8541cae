import { MINUTE } from '../base/drill-time';
import { keyedInt } from '../base/keyed';
import { drawnInject } from '../drill/injects';
import { drawnDelay } from '../scenario/compile';
import type { Scenario } from '../scenario/schema';
import type { Span } from '../scenario/schema-parts';

/** Parts into which each drawn span is divided: early, rather early, rather late, late. */
const PARTS = 4;
/** Seeds among which each one is chosen. */
const CANDIDATES = 4;

const partOf = ([min, max]: Span, value: number): number =>
  Math.min(PARTS - 1, Math.floor(((value - min) * PARTS) / (max - min + 1)));

/** One thing that a seed draws, and what came of it. */
export interface Draw {
  /** `start`, `service.healthy/0`, `inject eta`. */
  readonly what: string;
  /** Milliseconds; of the start, minutes. */
  readonly value: number;
  /** Part of its span, from 0 (earliest) to 3. */
  readonly part: number;
  /** Does it say by itself when something comes, whatever anybody does? */
  readonly timed: boolean;
}

/** Everything that a seed draws from a span before anybody acts: the start, the delays of the statechart, the injects. */
export function drawsOf(scenario: Scenario, seed: string): readonly Draw[] {
  const draws: Draw[] = [];
  const add = (what: string, span: Span, value: number, timed: boolean): void => {
    if (span[1] > span[0]) draws.push({ what, value, part: partOf(span, value), timed });
  };
  const shift = Math.floor(scenario.startShift / MINUTE);
  add('start', [0, shift], keyedInt(shift + 1, seed, 'start'), false);
  for (const [region, { states }] of Object.entries(scenario.incident.regions))
    for (const [state, { after }] of Object.entries(states))
      for (const [i, { delay }] of after.entries())
        add(`${region}.${state}/${i}`, delay, drawnDelay(delay, seed, region, state, i), false);
  for (const { id, trigger } of scenario.injects) {
    const span = 'at' in trigger ? trigger.at : 'by' in trigger ? trigger.by : trigger.delay;
    if (span !== undefined) add(`inject ${id}`, span, drawnInject(span, seed, id), !('when' in trigger));
  }
  return draws;
}

/**
 * What is new about a seed if nothing of it has been played: each draw by its part of the span, any two of them together, and
 * which of two injects comes first. All of it is known without playing.
 */
function featuresOf(scenario: Scenario, seed: string): readonly string[] {
  const draws = drawsOf(scenario, seed);
  const features: string[] = [];
  for (const [i, a] of draws.entries()) {
    features.push(`${a.what}=${a.part}`);
    for (const b of draws.slice(i + 1)) {
      features.push(`${a.what}=${a.part >> 1} ${b.what}=${b.part >> 1}`);
      if (a.timed && b.timed) features.push(`${a.what}${a.value < b.value ? '<' : '>'}${b.what}`);
    }
  }
  return features;
}

/**
 * The seeds to play, in order: of the next few candidates (`sim-1`, `sim-2`, ...) always the one that draws most that has not
 * been drawn yet, so that few seeds show much. The same scenario and count give the same seeds, on every machine.
 */
export function chooseSeeds(scenario: Scenario, count: number): readonly string[] {
  const drawn = new Set<string>();
  const waiting: { readonly seed: string; readonly features: readonly string[] }[] = [];
  const chosen: string[] = [];
  for (let next = 1; chosen.length < count; ) {
    for (; waiting.length < CANDIDATES; next++)
      waiting.push({ seed: `sim-${next}`, features: featuresOf(scenario, `sim-${next}`) });
    const fresh = waiting.map((c) => c.features.filter((f) => !drawn.has(f)).length);
    const best = fresh.indexOf(Math.max(...fresh));
    const [taken] = waiting.splice(best, 1);
    if (taken === undefined) break;
    chosen.push(taken.seed);
    for (const feature of taken.features) drawn.add(feature);
  }
  return chosen;
}
