import type { ScenarioCoverage } from './coverage';
import { COVERED } from './coverage';
import type { SimulatedDrill } from './simulate';
import { OUTCOMES } from './simulate-outcome';
import { type Group, groupsOf, shortfalls, worstSeeds } from './simulate-summary';

/** A sweep of simulated drills with what it takes to repeat it. */
export interface Sweep {
  readonly runs: readonly SimulatedDrill[];
  readonly coverage: Readonly<Record<string, ScenarioCoverage>>;
  readonly engine: string;
  /** Day on which it was played: `2026-11-25`. */
  readonly day: string;
  /** The call that played it. */
  readonly command: string;
}

/** `50 good` or `48 good, 2 unresolved`. */
export function outcomesText({ outcomes }: Group): string {
  return OUTCOMES.flatMap((o) => (outcomes[o] === undefined ? [] : [`${outcomes[o]} ${o}`])).join(', ');
}

/** `12 of 14`: how much of a kind was reached. */
export function reachedText(kind: ScenarioCoverage['states']): string {
  const all = Object.keys(kind.reached).length;
  return `${all - kind.never.length} of ${all}`;
}

const table = (head: readonly string[], numbers: number, rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map((_, i) => (i >= head.length - numbers ? '---:' : '---')).join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];

const code = (text: string): string => `\`${text}\``;

/** The sweep as a page of Markdown: medians by scenario, variant and bot, worst seeds, what no drill reached. */
export function tableText(sweep: Sweep): string {
  const { runs, coverage } = sweep;
  const missed = shortfalls(runs);
  const bots = [...new Set(runs.map((r) => r.bot))];
  const seeds = new Set(runs.map((r) => r.seed)).size;
  const lines = [
    '# Simulation',
    '',
    `Bots of known quality play every variant of every scenario without a screen, each on ${seeds} seeds. \`careful\` has to bring every`,
    'drill to a good end, and the score has to put the bots in the order of their quality: the median of `careful` above `hurried`,',
    'above `silent` and `careless`. What each outcome means stands in `src/authoring/simulate-outcome.ts`.',
    '',
    `Played with ${sweep.engine} on ${sweep.day}: ${runs.length} drills, by`,
    '',
    '```sh',
    sweep.command,
    '```',
    '',
    missed.length === 0
      ? 'All of this holds.'
      : `**This does not hold yet:** ${missed.length} ${missed.length === 1 ? 'shortfall' : 'shortfalls'}, listed below.`,
    '',
    '## Scores',
    '',
    ...table(
      ['scenario', 'variant', 'bot', 'ends', 'lowest', 'median', 'highest'],
      3,
      groupsOf(runs).map((g) => [
        g.scenario,
        g.variant,
        code(g.bot),
        outcomesText(g),
        g.lowest.toFixed(1),
        g.median.toFixed(1),
        g.highest.toFixed(1),
      ]),
    ),
    '',
    '## Worst seeds',
    '',
    `The lowest scores of each bot. \`simulate SCENARIO --variant V --bots B --seed S --out FILE\` writes the record of one, which`,
    'the app opens and `replay` plays back.',
    '',
    ...table(
      ['bot', 'scenario', 'variant', 'seed', 'end', 'score'],
      1,
      worstSeeds(runs).map((r) => [code(r.bot), r.scenario, r.variant, code(r.seed), r.outcome, r.score.toFixed(1)]),
    ),
    '',
    '## Coverage',
    '',
    `What the drills of all bots together (${bots.map(code).join(', ')}) reached.`,
    '',
    ...table(
      ['scenario', ...COVERED],
      COVERED.length,
      Object.entries(coverage).map(([id, c]) => [id, ...COVERED.map((kind) => reachedText(c[kind]))]),
    ),
    ...Object.entries(coverage).flatMap(([id, c]) => neverLines(id, c)),
    ...(missed.length === 0
      ? []
      : [
          '',
          '## Shortfalls',
          '',
          ...missed.slice(0, 50).map((m) => `- ${m.scenario} ${m.variant}: ${m.text}`),
          ...(missed.length > 50 ? [`- and ${missed.length - 50} more`] : []),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function neverLines(id: string, coverage: ScenarioCoverage): readonly string[] {
  const holes = COVERED.flatMap((kind) =>
    coverage[kind].never.length === 0 ? [] : [`- ${kind}: ${coverage[kind].never.map(code).join(', ')}`],
  );
  return holes.length === 0 ? [] : ['', `Never reached in ${id}:`, '', ...holes];
}
