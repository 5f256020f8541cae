import type { DataPath } from '../../playbook/diagnostics';
import type { Scenario } from '../../scenario/schema';
import type { Chart } from '../../scenario/schema-telemetry';
import type { LintInput, Rule } from './rule';

/** Traffic and gauges that some state moves, as `traffic:calls` and `gauge:load`. */
function movedSignals({ telemetry }: Scenario): ReadonlySet<string> {
  return new Set([
    ...telemetry.traffic.filter((t) => t.mix.length > 1).map((t) => `traffic:${t.id}`),
    ...telemetry.gauges.filter((g) => g.moves.length > 0).map((g) => `gauge:${g.id}`),
  ]);
}

function sourcesOf(chart: Chart): readonly string[] {
  return chart.series.flatMap(({ from }) =>
    'gauge' in from
      ? [`gauge:${from.gauge}`]
      : 'traffic' in from
        ? [`traffic:${from.traffic}`]
        : from.events.map((e) => `traffic:${e.traffic}`),
  );
}

/** Guards of moves that hold in no play: the signal stays where it is. */
function neverMoved({ scenario, possible }: LintInput): readonly DataPath[] {
  const never = (when: Parameters<(typeof possible)[number]['mayHold']>[0]): boolean =>
    when !== undefined && !possible.some((p) => p.mayHold(when));
  const { traffic, gauges } = scenario.telemetry;
  return [
    ...traffic.flatMap((t, i) =>
      t.mix.flatMap((m, k): DataPath[] => (never(m.when) ? [['telemetry', 'traffic', i, 'mix', k, 'when']] : [])),
    ),
    ...gauges.flatMap((g, i) =>
      g.moves.flatMap((m, k): DataPath[] => (never(m.when) ? [['telemetry', 'gauges', i, 'moves', k, 'when']] : [])),
    ),
  ];
}

export const unmovedSignal: Rule = {
  code: 'scenario.unmoved-signal',
  severity: 'error',
  title: 'A signal that no state moves',
  why: 'A chart that is said to give something away, and whose line stays flat whatever happens, gives nothing away.',
  mend: 'Let a state move it (`mix` of the traffic, `moves` of the gauge), or take the evidence off the chart.',
  check: (input, report) => {
    const { scenario } = input;
    const moved = movedSignals(scenario);
    const key = new Set(scenario.truth.evidence.filter((e) => e.sufficient || e.keyFor.length > 0).map((e) => e.id));
    for (const [c, chart] of scenario.telemetry.charts.entries()) {
      if (!chart.evidence.some((e) => key.has(e.evidence)) || sourcesOf(chart).some((s) => moved.has(s))) continue;
      report({
        path: ['telemetry', 'charts', c],
        message: `The chart \`${chart.id}\` shows evidence, and no state moves any of its series.`,
      });
    }
    for (const path of neverMoved(input)) {
      report({ path, message: 'No play of any variant makes this hold, so the signal is never moved by it.' });
    }
    if (moved.size === 0) {
      report({ path: ['telemetry'], message: 'No state moves any signal: players see nothing of the incident.' });
    }
  },
  good: { change: [['telemetry.gauges.0.moves', []]] },
  bad: { change: [['telemetry.traffic.0.mix', [{ weights: { ok: 1 } }]]] },
};
