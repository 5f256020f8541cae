import type { Guard } from '../../scenario/guard';
import type { Scenario } from '../../scenario/schema';
import type { Possible } from '../possible';
import type { Rule } from './rule';

type Pattern = { readonly fact: string; readonly where?: Readonly<Record<string, unknown>> | undefined };

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** May one fact match both patterns? */
function overlap(a: Pattern, b: Pattern): boolean {
  if (a.fact !== b.fact) return false;
  return Object.entries(a.where ?? {}).every(([key, value]) => {
    const other = b.where?.[key];
    return other === undefined || asList(value).some((v) => asList(other).includes(v));
  });
}

function factsIn(guard: Guard | undefined): readonly Pattern[] {
  if (guard === undefined) return [];
  if ('all' in guard) return guard.all.flatMap(factsIn);
  if ('any' in guard) return guard.any.flatMap(factsIn);
  if ('not' in guard) return factsIn(guard.not);
  return 'fact' in guard ? [guard] : [];
}

/** Facts that move the production of a variant: those that states react to, and those that guards ask for. */
function moving(scenario: Scenario, possible: Possible): readonly Pattern[] {
  return Object.values(scenario.incident.regions).flatMap(({ states }) =>
    Object.values(states).flatMap((state) => [
      ...state.on.filter((t) => possible.mayHold(t.when)),
      ...[...state.after, ...state.on, ...state.always]
        .filter((t) => possible.mayHold(t.when))
        .flatMap((t) => factsIn(t.when)),
    ]),
  );
}

export const remedyWithoutEffect: Rule = {
  code: 'scenario.remedy-without-effect',
  severity: 'error',
  title: 'A right remedy to which nothing reacts',
  why: 'A team that does what is right then sees no recovery, and rightly takes it for wrong.',
  mend: 'Let a state of `incident` react to its fact in this variant, or give the remedy another verdict.',
  check: ({ scenario, possible }, report) => {
    for (const [r, remedy] of scenario.truth.remedies.entries()) {
      for (const p of possible) {
        if ((remedy.verdict[p.variant] ?? remedy.verdict['*']) !== 'right') continue;
        if (moving(scenario, p).some((pattern) => overlap(remedy, pattern))) continue;
        report({
          path: ['truth', 'remedies', r],
          message: `\`${remedy.id}\` is right in \`${p.variant}\`, but no state reacts to its \`${remedy.fact}\` there.`,
        });
      }
    }
  },
  good: { change: [['truth.remedies.4.verdict', { '*': 'acceptable' }]] },
  bad: { change: [['truth.remedies.4.verdict', { '*': 'right' }]] },
};
