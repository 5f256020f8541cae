import type { DrillTime } from '../base/drill-time';
import type { Drill } from './drill';
import { type DrillState, holdersOf, type PersonId, type RoleHolding, type RoleId } from './state';

/** Who answers for a role now: its holders, else those of the role that it falls to by default. */
export function answerableFor(drill: Drill, state: DrillState, role: RoleId): readonly PersonId[] {
  const held = holdersOf(state, role);
  if (held.length > 0) return held;
  const fallsTo = drill.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo;
  return fallsTo === undefined ? [] : holdersOf(state, fallsTo);
}

/** Ends a person's holding of a role; nothing changes when they do not hold it. */
export function endHolding(
  roles: readonly RoleHolding[],
  role: RoleId,
  person: PersonId,
  at: DrillTime,
): readonly RoleHolding[] {
  return roles.map((r) => (r.role === role && r.person === person && r.to === undefined ? { ...r, to: at } : r));
}

/** Begins a holding. Two open holdings of one role can exist; that is a lapse that the score shows, not an error. */
export function beginHolding(
  roles: readonly RoleHolding[],
  role: RoleId,
  person: PersonId,
  at: DrillTime,
  seq: number,
): readonly RoleHolding[] {
  return [...roles, { role, person, from: at, seq }];
}

/** Does this person hold the role now? */
export function holdsRole(roles: readonly RoleHolding[], role: RoleId, person: PersonId): boolean {
  return roles.some((r) => r.role === role && r.person === person && r.to === undefined);
}
