import { parseDocument } from 'yaml';
import { type AuthoredScenario, lintScenario } from '../../src/authoring/lint';
import { parHash } from '../../src/authoring/par';
import { EXAMPLE_FILES, EXAMPLE_SCENARIO } from '../../src/authoring/rules/example';
import type { Example } from '../../src/authoring/rules/rule';
import type { Par } from '../../src/scenario/par';
import { shipped } from './shipped';

const { sources, bundle } = shipped();
/** The company without its production, which the example does not build on. */
const companyYaml = sources.companyYaml.slice(0, sources.companyYaml.indexOf('\nproduction:') + 1);

/** Changes a scenario's text as an example says. */
export function changed(text: string, change: Example['change']): string {
  const document = parseDocument(text);
  for (const [path, value] of change ?? []) {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    if (value === undefined) document.deleteIn(keys);
    else document.setIn(keys, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** Reference times for the example: made up, and pinned to it, since no rule asks how they were measured. */
function examplePar(): Par {
  const read = lintScenario({
    scenario: { file: 'scenario.yaml', text: changed(EXAMPLE_SCENARIO, []) },
    playbook: { file: 'playbook.yaml', text: sources.playbookYaml },
    company: { file: 'company.yaml', text: companyYaml },
  }).read;
  if (read === undefined) throw new Error('the example cannot be read');
  const times = { acknowledge: 60_000, declare: 300_000, mitigate: 900_000, resolve: 2_400_000 };
  const milestones = [{ id: 'resolve', title: 'Resolved', at: 2_700_000 }];
  return {
    format: 'hotwash.par',
    version: 1,
    scenario: read.scenario.id,
    hash: parHash({ ...bundle, scenario: read.scenario }),
    allowance: read.scenario.truth.parAllowance,
    variants: Object.fromEntries(read.scenario.variants.map((v) => [v.id, { ...times, milestones }])),
  };
}

const par = JSON.stringify(examplePar());

/** The example scenario with its folder, changed as an example of a rule says. */
export function exampleFolder({ change, files }: Example): AuthoredScenario {
  const all: Record<string, string | null> = { ...EXAMPLE_FILES, 'par.json': par, ...files };
  const there = Object.entries(all).flatMap(([file, text]) => (text === null ? [] : [{ file, text }]));
  const parFile = there.find((f) => f.file === 'par.json');
  return {
    scenario: { file: 'scenario.yaml', text: changed(EXAMPLE_SCENARIO, change) },
    playbook: { file: 'playbook.yaml', text: sources.playbookYaml },
    company: { file: 'company.yaml', text: companyYaml },
    folder: {
      plans: there.filter((f) => f.file.endsWith('.plan.yaml')),
      ...(parFile === undefined ? {} : { par: parFile }),
      readme: there.some((f) => f.file === 'README.md'),
    },
  };
}
