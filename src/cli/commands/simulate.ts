import { writeFileSync } from 'node:fs';
import { addCoverage, type ScenarioCoverage } from '../../authoring/coverage';
import { simulate as playOne, type SimulatedDrill, type Task } from '../../authoring/simulate';
import { ALL_SIMULATED, SIMULATED, teamFor } from '../../authoring/simulate-bots';
import { chooseSeeds } from '../../authoring/simulate-seeds';
import { shortfalls } from '../../authoring/simulate-summary';
import { tableText } from '../../authoring/simulate-table';
import { ENGINE } from '../../drill/engine';
import { writeRecordFile } from '../../exchange/record-file';
import { type Call, type Command, type ExitCode, type Out, printJson } from '../command';
import { listScenarios, loadScenario, type Shipped } from '../load';
import { printSimulation } from '../print-simulation';
import { playAll } from '../simulate-pool';

/** Seeds played of each variant when the call does not say how many. */
const DEFAULT_SEEDS = 10;
const MOST_SEEDS = 10_000;

/** What `simulate --json` prints. */
export interface SimulationReport {
  readonly runs: readonly SimulatedDrill[];
  /** By scenario. */
  readonly coverage: Readonly<Record<string, ScenarioCoverage>>;
}

/** The scenarios of the call, or why they cannot be played. */
function scenariosOf(wanted: string | undefined, out: Out): readonly Shipped[] | undefined {
  if (wanted === undefined) {
    out.problem('simulate needs the id of a scenario, or `all`');
    return undefined;
  }
  const rows = listScenarios().filter((s) => wanted === 'all' || s.id === wanted);
  if (rows.length === 0) out.problem(`there is no scenario “${wanted}”`);
  const loaded = rows.map(({ company, id }) => ({ id, shipped: loadScenario(company, id) }));
  for (const { id, shipped } of loaded)
    if (!shipped.ok) out.problem(`${id} does not load: ${shipped.error[0]?.message ?? 'unknown reason'}`);
  const ready = loaded.flatMap(({ shipped }) => (shipped.ok ? [shipped.value] : []));
  return ready.length === 0 || ready.length < rows.length ? undefined : ready;
}

/** Every variant with every seed and bot; drills of one seed and variant stand together. */
function tasksOf(scenarios: readonly Shipped[], seeds: number, bots: readonly string[], variant?: string): Task[] {
  return scenarios.flatMap(({ id, bundle }) => {
    const chosen = chooseSeeds(bundle.scenario, seeds);
    return bundle.scenario.variants
      .filter((v) => variant === undefined || v.id === variant)
      .flatMap((v) => chosen.flatMap((seed) => bots.map((bot) => ({ scenario: id, variant: v.id, seed, bot }))));
  });
}

/** Plays one drill again and writes its record, to be opened in the app, replayed or scored. */
function writeOne(scenarios: readonly Shipped[], task: Task | undefined, path: string, out: Out): ExitCode {
  const shipped = scenarios.find((s) => s.id === task?.scenario);
  const team = shipped === undefined || task === undefined ? undefined : teamFor(shipped.bundle, task.bot, task.seed);
  if (shipped === undefined || task === undefined || team === undefined) return 2;
  const { header, run, card, drill } = playOne(shipped.bundle, shipped.par, task, team);
  const { sources } = shipped;
  writeFileSync(path, writeRecordFile({ header, sources, entries: run.entries, scorecard: card }));
  out.line(
    `${task.bot} in ${task.scenario} ${task.variant}, seed ${task.seed}: ${drill.outcome}, ${drill.score.toFixed(1)}`,
  );
  out.line(`${run.entries.length} entries written to ${path}`);
  return 0;
}

/** Tells now and then how far it has got, once it takes longer than a second. */
function progressOn(out: Out): { readonly tell: (done: number, of: number) => void } {
  const started = Date.now();
  let told = started;
  return {
    tell: (done, of) => {
      const now = Date.now();
      if (now - told < 1_000 || done === of) return;
      told = now;
      const left = Math.round(((now - started) * (of - done)) / done / 1_000);
      out.status?.(`${done} of ${of} drills played, about ${left} s to go`);
    },
  };
}

/** What the call was, as somebody would type it again. */
function callText(call: Call, seeds: number, bots: readonly string[]): string {
  const words = ['simulate', call.files[0] ?? '', '--seeds', String(seeds), '--bots', bots.join(',')];
  if (call.variant !== undefined) words.push('--variant', call.variant);
  if (call.table !== undefined) words.push('--table', call.table);
  return `npm run -s hotwash -- ${words.join(' ')}`;
}

export const simulate: Command = {
  name: 'simulate',
  usage: 'simulate SCENARIO|all [--seeds N] [--bots A,B] [--variant V] [--json] [--table FILE]',
  about:
    'Lets bots play every variant on many seeds: outcomes, scores, coverage, worst seeds; --seed S --out FILE writes one',
  run: async (call, out): Promise<ExitCode> => {
    const bots = call.bots ?? SIMULATED;
    const seeds = call.seeds ?? DEFAULT_SEEDS;
    const unknown = bots.find((bot) => !ALL_SIMULATED.includes(bot));
    if (unknown !== undefined) {
      out.problem(`there is no bot “${unknown}”; there are ${ALL_SIMULATED.join(', ')}`);
      return 2;
    }
    if (!Number.isInteger(seeds) || seeds < 1 || seeds > MOST_SEEDS) {
      out.problem(`--seeds takes a whole number from 1 to ${MOST_SEEDS}`);
      return 2;
    }
    const scenarios = scenariosOf(call.files[0], out);
    if (scenarios === undefined) return 2;
    const tasks = tasksOf(scenarios, seeds, bots, call.variant);
    if (tasks.length === 0) {
      out.problem(`no scenario has a variant “${call.variant ?? ''}”`);
      return 2;
    }
    if (call.out !== undefined) {
      const [first] = tasks;
      const task = first === undefined || call.seed === undefined ? first : { ...first, seed: call.seed };
      return writeOne(scenarios, task, call.out, out);
    }
    const played = await playAll(tasks, progressOn(out).tell);
    if (!played.ok) {
      out.problem(played.error);
      return 2;
    }
    const runs = played.value.map((r) => r.drill);
    const coverage = Object.fromEntries(
      scenarios.map(({ id, bundle }) => {
        const own = played.value.filter((r) => r.drill.scenario === id).map((r) => r.reached);
        return [id, addCoverage(bundle.scenario, own)];
      }),
    );
    const report: SimulationReport = { runs, coverage };
    if (call.table !== undefined) {
      const day = new Date().toISOString().slice(0, 10);
      writeFileSync(call.table, tableText({ ...report, engine: ENGINE, day, command: callText(call, seeds, bots) }));
    }
    if (call.json) printJson(out, report);
    else printSimulation(out, report);
    return shortfalls(runs).length === 0 ? 0 : 1;
  },
};
