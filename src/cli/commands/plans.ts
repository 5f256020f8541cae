import { resolvePlan } from '../../authoring/plan';
import { comparePlan, runPlan } from '../../authoring/run-plan';
import { type Command, type ExitCode, printJson } from '../command';
import { listScenarios, loadScenario } from '../load';

interface Row {
  readonly scenario: string;
  readonly plan: string;
  readonly variant: string;
  readonly percent: number;
  readonly rating: string;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

export const plans: Command = {
  name: 'plans',
  usage: 'plans [PLAN...] [--variant V] [--json]',
  about: 'Plays the plans of all scenarios headlessly and compares outcome and scores with what they expect',
  run: ({ files, json, variant }, out): ExitCode => {
    const rows: Row[] = [];
    for (const { company, id } of listScenarios()) {
      const shipped = loadScenario(company, id);
      if (!shipped.ok) {
        for (const d of shipped.error) out.problem(`${d.file}:${d.line}:${d.column} ${d.message} ${d.hint}`);
        return 2;
      }
      const { bundle, par, plans: all } = shipped.value;
      for (const file of all.filter((p) => files.length === 0 || files.includes(p.id))) {
        const plan = resolvePlan(file, all);
        if (!plan.ok) {
          out.problem(`${plan.error.plan}: ${plan.error.message}`);
          return 2;
        }
        for (const v of plan.value.variants.filter((x) => variant === undefined || x === variant)) {
          const run = runPlan(bundle, plan.value, v, par);
          const { percent, rating, dimensions } = run.card;
          rows.push({
            scenario: id,
            plan: file.id,
            variant: v,
            percent,
            rating,
            dimensions: Object.fromEntries(dimensions.map((d) => [d.id, d.percent])),
            problems: comparePlan(bundle, run),
          });
        }
      }
    }
    if (json) printJson(out, rows);
    else {
      for (const row of rows) {
        out.line(
          `${row.problems.length === 0 ? 'as expected' : 'NOT as expected'}  ${row.plan} ${row.variant}: ${row.percent.toFixed(1)} ${row.rating}`,
        );
        for (const problem of row.problems) out.line(`    ${problem}`);
      }
    }
    return rows.length > 0 && rows.every((r) => r.problems.length === 0) ? 0 : 1;
  },
};
