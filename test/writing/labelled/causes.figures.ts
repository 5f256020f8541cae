import type { Cause } from '../../../src/scenario/schema-truth';
import { type CauseSet, type CauseVerdict, contrast } from '../../../src/score/writing/contrast';
import { shipped } from '../../support/shipped';
import type { Figure } from '../figure';
import { OWN_INCIDENTS } from './cause-sets';
import { LABELLED_CAUSES, type LabelledCause } from './causes';
import { figuresOf } from './figures';

const sets = new Map<string, { readonly set: CauseSet; readonly truth: Cause }>();

function incident(name: string): { readonly set: CauseSet; readonly truth: Cause } {
  const known = sets.get(name);
  if (known !== undefined) return known;
  const [scenario, variant] = name.split('/');
  const causes = OWN_INCIDENTS[name] ?? shipped(scenario).bundle.scenario.truth.causes;
  const truth = causes.find((c) => variant === undefined || c.variant === variant);
  if (truth === undefined) throw new Error(`no incident ${name}`);
  const made = { set: { causes }, truth };
  sets.set(name, made);
  return made;
}

/** What the rule says of a labelled statement. */
export function verdictOn(row: LabelledCause): CauseVerdict {
  const { set, truth } = incident(row.incident);
  const sentences = row.text.split(/(?<=[.!?])\s+/);
  return contrast(set, truth, sentences);
}

const OUTCOMES = ['stated', 'partly', 'other', 'none'] as const;
const NAMES = { stated: 'whole', partly: 'in part', other: 'as another cause', none: 'not at all' } as const;

/** Precision and recall of each outcome, for statements that the rule was made with and for those that it never saw. */
export function figures(): readonly Figure[] {
  return OUTCOMES.flatMap((outcome) =>
    figuresOf(`Root cause told ${NAMES[outcome]}`, LABELLED_CAUSES, (row) => {
      const found = verdictOn(row).outcome === outcome;
      const wanted = row.should === outcome;
      return { right: found && wanted ? 1 : 0, wrong: found && !wanted ? 1 : 0, missed: wanted && !found ? 1 : 0 };
    }),
  );
}
