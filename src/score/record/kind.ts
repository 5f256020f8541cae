import type { Playbook, Prohibition, ScenarioNote } from '../../playbook/schema';
import type { ScoreInput } from '../types';

/** What the playbook says of this kind of incident; nothing when the scenario names no entry of it. */
export function noteOf(input: Pick<ScoreInput, 'bundle'>): ScenarioNote | undefined {
  const { playbook, scenario } = input.bundle;
  return playbook.scenarioNotes.find((n) => n.id === scenario.truth.playbook);
}

/** Is this the kind of incident that the playbook's rule of fixed severity names (`data-loss`, `security`)? */
export function isKind(input: ScoreInput, kind: Playbook['always'][number]['when']): boolean {
  const clauses = noteOf(input)?.clauses ?? [];
  return input.bundle.playbook.always.some((rule) => rule.when === kind && clauses.includes(rule.clause));
}

/** A prohibition that holds in this drill: one that always does, or one of this kind of incident. */
export function prohibition(input: ScoreInput, id: string): Prohibition | undefined {
  const own = noteOf(input)?.prohibitions ?? [];
  return input.bundle.playbook.prohibitions.find((p) => p.id === id && (p.scope === 'always' || own.includes(id)));
}

/** Clauses that belong to some kind of incident only, and not to this one. */
export function foreignClauses(input: Pick<ScoreInput, 'bundle'>): ReadonlySet<string> {
  const own = new Set(noteOf(input)?.clauses);
  return new Set(input.bundle.playbook.scenarioNotes.flatMap((n) => n.clauses.filter((clause) => !own.has(clause))));
}

type Source = Playbook['precedence'][number];

/** Does a rule from one source win over one from another? As the playbook's `precedence` says. */
function outranks(playbook: Playbook, a: Source, b: Source): boolean {
  return playbook.precedence.indexOf(a) < playbook.precedence.indexOf(b);
}

/** Where this incident is to be told, and whose rule that is: of this kind of incident, or the general one. */
function telling(input: ScoreInput): { readonly rows: Playbook['updateChannels']; readonly source: Source } {
  const { playbook } = input.bundle;
  const own = noteOf(input)?.updateChannels;
  if (own !== undefined && outranks(playbook, 'scenario', 'general')) return { rows: own, source: 'scenario' };
  return { rows: playbook.updateChannels, source: 'general' };
}

/** The channels that updates are due in. */
export function updateChannelsOf(input: ScoreInput): Playbook['updateChannels'] {
  return telling(input).rows;
}

/** Is what is told in a channel public? */
export function isPublic(input: ScoreInput, channel: string): boolean {
  return input.bundle.playbook.publicChannels.includes(channel);
}

/** The rule that lets nothing be public before somebody was asked, where it holds and outranks the duty to tell. */
export function silenceRule(input: ScoreInput): Prohibition | undefined {
  if ((input.bundle.scenario.truth.consult ?? []).length === 0) return undefined;
  const rule = prohibition(input, 'public-before-legal');
  return rule !== undefined && outranks(input.bundle.playbook, 'prohibitions', telling(input).source)
    ? rule
    : undefined;
}
