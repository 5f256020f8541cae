import type { DrillTime } from '../../base/drill-time';
import type { PersonId, RoleHolding } from '../../drill/state';
import type { Interval, ScoreInput } from '../types';

/** When a role was held, each holding cut off where its holder was called away. */
export function holdings(
  input: ScoreInput,
  role: string,
): readonly (Interval & { readonly person: PersonId; readonly seq: number })[] {
  const { state, endAt } = input;
  return state.roles
    .filter((r) => r.role === role)
    .map((r: RoleHolding) => {
      const gone = state.gone.find((g) => g.person === r.person && g.role === role && g.at >= r.from)?.at;
      return { person: r.person, seq: r.seq, from: r.from, to: Math.min(r.to ?? endAt, gone ?? endAt, endAt) };
    })
    .filter((h) => h.to > h.from);
}

/** Who held a role at a moment; the role it falls to by default answers for one that nobody took. */
export function holdersAt(input: ScoreInput, role: string, at: DrillTime): readonly PersonId[] {
  const held = holdings(input, role)
    .filter((h) => h.from <= at && at < h.to)
    .map((h) => h.person);
  if (held.length > 0) return [...new Set(held)];
  const fallsTo = input.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo;
  return fallsTo === undefined ? [] : holdersAt(input, fallsTo, at);
}

/** A person's name; ids that nobody knows are shown as they are. */
export function nameOf(input: ScoreInput, id: PersonId): string {
  return (
    input.header.participants.find((p) => p.id === id)?.name ??
    input.bundle.company.people.find((p) => p.id === id)?.name ??
    id
  );
}

/** Everybody who can own work or be blamed for it: those who took part, and the company's people. */
export function rosterNames(input: ScoreInput): readonly string[] {
  return [
    ...new Set([...input.header.participants.map((p) => p.name), ...input.bundle.company.people.map((p) => p.name)]),
  ];
}

/** The title of a role. */
export function roleTitle(input: ScoreInput, role: string): string {
  return input.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
}
