import type { DrillTime } from '../base/drill-time';
import { careful } from '../bots/careful';
import { runHeadless } from '../conduct/run-headless';
import { type Bundle, bundleHashes } from '../drill/bundle';
import type { Header } from '../drill/record';
import type { DrillState } from '../drill/state';
import type { Par } from '../scenario/par';
import { gatesOf } from '../score/record/gates';
import { scoreInput } from '../score/scorecard';

/** Seeds that par is the median of: enough to be stable, few enough to be measured by a test. */
export const PAR_SEEDS: readonly string[] = Array.from({ length: 11 }, (_, i) => `par-${i + 1}`);

/** A careful run's milestones: drill time and how many acts it took to get there. */
interface Reached {
  readonly at: DrillTime;
  readonly acts: number;
}

interface Measured {
  readonly milestones: ReadonlyMap<string, Reached>;
  /** The gates that the clocks of the score start from. */
  readonly page: DrillTime;
  readonly visible: DrillTime;
}

const MILESTONES: readonly (readonly [id: string, title: string, at: (state: DrillState) => DrillTime | undefined])[] =
  [
    ['acknowledge', 'Page acknowledged', (s) => s.pages.find((p) => p.to === undefined)?.acknowledgedAt],
    ['assess', 'Judged no incident', (s) => (s.severities.length === 0 ? s.assessments[0]?.at : undefined)],
    ['declare', 'Incident declared', (s) => s.severities[0]?.at],
    ['bridge', 'Bridge opened', (s) => s.bridge?.at],
    ['ticket', 'Ticket opened', (s) => s.ticket?.openedAt],
    ['announce', 'Announced', (s) => s.messages.find((m) => m.kind === 'announcement')?.at],
    ['decide', 'Mitigation decided', (s) => s.decisions[0]?.at],
    ['update', 'First update', (s) => s.messages.find((m) => m.kind === 'update')?.at],
    ['resolve', 'Resolved', (s) => s.resolutions.at(-1)?.at],
  ];

/** The careful bot commands; a second one is there to take over when it is called away. */
export function parHeader(bundle: Bundle, variant: string, seed: string): Header {
  return {
    drillId: `par-${variant}-${seed}`,
    createdAt: 0,
    engine: 'par',
    seed,
    scenarioId: bundle.scenario.id,
    playbookId: bundle.playbook.id,
    variant,
    hashes: bundleHashes(bundle),
    participants: [
      { id: 'codex', name: 'Codex', kind: 'bot', role: 'ic' },
      { id: 'claude', name: 'Claude', kind: 'bot' },
    ],
  };
}

function measure(bundle: Bundle, variant: string, seed: string): Measured | undefined {
  const header = parHeader(bundle, variant, seed);
  const { state, entries } = runHeadless(bundle, header, [], bundle.scenario.longest, () => careful);
  const input = scoreInput({ bundle, header, entries, state });
  const gates = gatesOf(input);
  const { mitigatedAt } = input.truth;
  const incident = bundle.scenario.truth.notIncident !== true;
  if (gates.reportAt === undefined || (incident && (mitigatedAt === undefined || gates.visibleAt === undefined)))
    return undefined;
  const reached = new Map<string, Reached>();
  const add = (id: string, at: DrillTime | undefined): void => {
    if (at === undefined) return;
    // A turn is one act of a person, however many entries it leaves: a command's request and completion, a post in three places.
    const turns = new Set(
      state.happenings.filter((h) => h.at <= at && h.by !== 'system').map((h) => `${h.by}@${h.at}`),
    );
    reached.set(id, { at, acts: turns.size });
  };
  for (const [id, , at] of MILESTONES) add(id, at(state));
  // Where there is no incident, nothing was there to be stopped.
  if (incident) add('mitigate', mitigatedAt);
  return { milestones: reached, page: gates.reportAt, visible: gates.visibleAt ?? gates.reportAt };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** The hash that par is pinned to, as record headers have it: any change of the scenario makes par stale. */
export function parHash(bundle: Bundle): string {
  return bundleHashes(bundle).scenario;
}

/**
 * Measures par: for each variant the careful bot's median over the seeds, with the scenario's human allowance added for
 * every turn that it took to get there. Intervals run from where the score's clocks start: the page, the first sufficient
 * signal, the declaration.
 */
export function measurePar(bundle: Bundle, seeds: readonly string[] = PAR_SEEDS): Par {
  const allowance = bundle.scenario.truth.parAllowance;
  const variants: Par['variants'] = {};
  for (const { id } of bundle.scenario.variants) {
    const runs = seeds.flatMap((seed) => measure(bundle, id, seed) ?? []);
    const human = (run: Measured, milestone: string): DrillTime => {
      const reached = run.milestones.get(milestone);
      return reached === undefined ? bundle.scenario.longest : reached.at + reached.acts * allowance;
    };
    const mid = (of: (run: Measured) => number): number => Math.round(median(runs.map(of)));
    // What half of the runs never came to is no milestone: there was no occasion for it.
    const usual = (m: string): boolean => runs.filter((r) => r.milestones.has(m)).length * 2 > runs.length;
    const between = (m: string, from: (run: Measured) => DrillTime) =>
      usual(m) ? { [m]: mid((r) => human(r, m) - from(r)) } : {};
    const declared = (run: Measured): DrillTime => human(run, 'declare');
    const titled = [...MILESTONES.map(([m, title]) => [m, title] as const), ['mitigate', 'Mitigated'] as const];
    variants[id] = {
      acknowledge: mid((r) => human(r, 'acknowledge') - r.page),
      ...between('declare', (r) => r.visible),
      ...between('mitigate', declared),
      ...between('resolve', declared),
      milestones: titled
        .filter(([m]) => usual(m))
        .map(([m, title]) => ({ id: m, title, at: mid((r) => human(r, m)) }))
        .sort((a, b) => a.at - b.at),
    };
  }
  return {
    format: 'hotwash.par',
    version: 1,
    scenario: bundle.scenario.id,
    hash: parHash(bundle),
    allowance,
    variants,
  };
}

/** The file as it is written: two spaces, a line at the end. */
export function parText(par: Par): string {
  return `${JSON.stringify(par, null, 2)}\n`;
}
