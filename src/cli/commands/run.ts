import { writeFileSync } from 'node:fs';
import { resolvePlan } from '../../authoring/plan';
import { runPlan } from '../../authoring/run-plan';
import { stateHash } from '../../drill/replay';
import { writeRecordFile } from '../../exchange/record-file';
import type { Command, ExitCode } from '../command';
import { listScenarios, loadScenario } from '../load';
import { printCard } from '../print-card';

export const run: Command = {
  name: 'run',
  usage: 'run [SCENARIO/]PLAN [--variant V] [--out FILE]',
  about: 'Plays one plan headlessly and writes the record as a file that the app can open',
  run: ({ files: [name], variant, out: path }, out): ExitCode => {
    const [id, of] = (name ?? '').split('/').toReversed();
    // Scenarios call their plans alike: a name alone is the first that has such a plan, and the variant if one is asked for.
    let other: string | undefined;
    for (const { company, id: scenario } of listScenarios()) {
      if (of !== undefined && of !== scenario) continue;
      const shipped = loadScenario(company, scenario);
      if (!shipped.ok) continue;
      const { plans, bundle, sources, par } = shipped.value;
      const file = plans.find((p) => p.id === id);
      if (file === undefined) continue;
      const plan = resolvePlan(file, plans);
      if (!plan.ok) {
        out.problem(`${plan.error.plan}: ${plan.error.message}`);
        return 2;
      }
      const chosen = variant ?? plan.value.variants[0] ?? '';
      if (!plan.value.variants.includes(chosen)) {
        other ??= `the plan has no variant “${chosen}”; it has ${plan.value.variants.join(', ')}`;
        continue;
      }
      const played = runPlan(bundle, plan.value, chosen, par);
      const text = writeRecordFile({ header: played.header, sources, entries: played.entries, scorecard: played.card });
      if (path === undefined) {
        out.line(text.trimEnd());
        return 0;
      }
      writeFileSync(path, text);
      out.line(`${played.entries.length} entries written to ${path}`);
      out.line(`final state ${stateHash(played.state)}`);
      printCard(out, played.card);
      return 0;
    }
    out.problem(name === undefined ? 'run needs the name of a plan' : (other ?? `there is no plan “${name}”`));
    return 2;
  },
};
