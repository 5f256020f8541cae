import type { Company } from '../../playbook/company';
import type { DataPath } from '../../playbook/diagnostics';
import type { Playbook } from '../../playbook/schema';
import type { Par } from '../../scenario/par';
import type { Scenario } from '../../scenario/schema';
import type { PlanFile } from '../plan';
import type { Possible } from '../possible';

/** `error`: the scenario cannot be played as it is meant. `warning`: it can, and something that makes a drill good is missing. */
export type LintSeverity = 'error' | 'warning';

/** What stands beside a scenario in its folder; absent when the scenario was given without one. */
export interface Folder {
  readonly plans: readonly { readonly file: string; readonly plan: PlanFile }[];
  readonly par?: Par;
  readonly readme: boolean;
}

/** What rules look at: a scenario that has been read without a mistake, and what it stands among. */
export interface LintInput {
  readonly scenario: Scenario;
  readonly playbook: Playbook;
  readonly company: Company;
  readonly folder?: Folder;
  /** What can come to pass in each variant, in the order of the variants. */
  readonly possible: readonly Possible[];
}

/** What a rule found. */
export interface Finding {
  readonly message: string;
  /** Where in the scenario; the file's beginning when left out. */
  readonly path?: DataPath;
  /** Another file of the folder that it is about: `plans/good.plan.yaml`. */
  readonly file?: string;
  /** What to do about this one, when the rule's own `mend` can be said more exactly. */
  readonly mend?: string;
}

export type Report = (finding: Finding) => void;

/** Changes to the example scenario: a path such as `injects.0.to` and its new value; `undefined` takes it out. */
export interface Example {
  readonly change?: readonly (readonly [path: string, value: unknown])[];
  /** Files beside the scenario: their new text, or `null` for a file that is not there. */
  readonly files?: Readonly<Record<string, string | null>>;
}

/** One kind of mistake that authors make. Its examples are its tests: `bad` is found, `good` is not. */
export interface Rule {
  readonly code: string;
  readonly severity: LintSeverity;
  readonly title: string;
  readonly why: string;
  readonly mend: string;
  /** Left out for mistakes that are found already when the file is read: the rule then says why they matter. */
  readonly check?: (input: LintInput, report: Report) => void;
  readonly good: Example;
  readonly bad: Example;
}
