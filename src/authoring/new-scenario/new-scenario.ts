import { err, ok, type Result } from '../../base/result';
import { type AuthoredText, hasError, type LintRow, lintScenario } from '../lint';
import { measurePar, parText } from '../par';
import { goodPlanText, type Names, readmeText, scenarioText, wrongFixPlanText } from './files';

/** How a scenario may be called: it is a folder's name and an id in records. */
export const SCENARIO_ID = /^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/;

/** What a new scenario is begun with. */
export interface NewScenario {
  readonly id: string;
  /** Made from the id when left out. */
  readonly title?: string;
  readonly playbook: AuthoredText;
  readonly company: AuthoredText;
}

/** The files of a scenario's folder by their paths in it. */
export type ScenarioFiles = ReadonlyMap<string, string>;

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const idIn = ({ text }: AuthoredText): string => /^id:\s*['"]?([^\s'"#]+)/m.exec(text)?.[1] ?? '';

/**
 * The files of a small scenario that lints clean and can be played at once, its par measured. The error lists what stands against it:
 * the company's production lacks what it builds on, or the id is none.
 */
export function newScenario({ id, title, playbook, company }: NewScenario): Result<ScenarioFiles, readonly LintRow[]> {
  const names: Names = { id, title: title ?? titleOf(id), company: idIn(company), playbook: idIn(playbook) };
  const files = new Map([
    ['scenario.yaml', scenarioText(names)],
    ['plans/good.plan.yaml', goodPlanText(names)],
    ['plans/wrong-fix.plan.yaml', wrongFixPlanText(names)],
    ['README.md', readmeText(names)],
  ]);
  const { rows, read } = lintScenario({
    scenario: { file: 'scenario.yaml', text: files.get('scenario.yaml') ?? '' },
    playbook,
    company,
  });
  if (read === undefined || hasError(rows)) return err(rows);
  files.set('par.json', parText(measurePar(read)));
  return ok(files);
}
