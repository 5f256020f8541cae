import { COVERED } from '../authoring/coverage';
import { groupsOf, shortfalls, worstSeeds } from '../authoring/simulate-summary';
import { outcomesText, reachedText, type Sweep } from '../authoring/simulate-table';
import type { Out } from './command';

/** Rows as columns: text to the left, the last `numbers` columns to the right. */
function columns(rows: readonly (readonly string[])[], numbers: number): readonly string[] {
  const width = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, i) => (i >= row.length - numbers ? cell.padStart(width[i] ?? 0) : cell.padEnd(width[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Most names listed in one line; `--json` has them all. */
const MOST_NAMES = 12;

function names(list: readonly string[]): string {
  const more = list.length - MOST_NAMES;
  return more > 0 ? `${list.slice(0, MOST_NAMES).join(', ')} and ${more} more` : list.join(', ');
}

/** Prints a sweep: medians, what is missed, worst seeds, and what no drill has reached. */
export function printSimulation(out: Out, { runs, coverage }: Pick<Sweep, 'runs' | 'coverage'>): void {
  const scores = groupsOf(runs).map((g) => [
    g.scenario,
    g.variant,
    g.bot,
    outcomesText(g),
    g.lowest.toFixed(1),
    g.median.toFixed(1),
    g.highest.toFixed(1),
  ]);
  const head = ['scenario', 'variant', 'bot', 'ends', 'lowest', 'median', 'highest'];
  for (const line of columns([head, ...scores], 3)) out.line(line);

  out.line('\nworst seeds');
  const worst = worstSeeds(runs).map((r) => [r.bot, r.scenario, r.variant, r.seed, r.outcome, r.score.toFixed(1)]);
  for (const line of columns(worst, 1)) out.line(`  ${line}`);

  for (const [id, reached] of Object.entries(coverage)) {
    out.line(`\ncoverage of ${id}: ${COVERED.map((kind) => `${kind} ${reachedText(reached[kind])}`).join(', ')}`);
    for (const kind of COVERED)
      if (reached[kind].never.length > 0) out.line(`  ${kind} never reached: ${names(reached[kind].never)}`);
  }

  const missed = shortfalls(runs);
  out.line(missed.length === 0 ? '\nall as it should be' : `\n${missed.length} not as it should be:`);
  for (const m of missed) out.line(`  ${m.scenario} ${m.variant}: ${m.text}`);
}
