import type { Company } from '../../playbook/company';
import type { Playbook } from '../../playbook/schema';

/** A role that a scenario needs, with the company's person that plays it by default. */
export interface DefaultPerson {
  readonly role: string;
  readonly roleTitle: string;
  readonly person: string;
  readonly name: string;
  /** Left to whoever holds another role unless somebody is named (communications to the commander). */
  readonly fallsToAnother: boolean;
}

/**
 * Who plays the roles that a scenario needs: people as the playbook names them, the rest from the company's list, nobody
 * twice. The scribe rotates: whoever it was last time (`previousScribe`, a person's id) comes last.
 */
export function defaultPeople(
  playbook: Playbook,
  company: Company,
  roles: readonly string[],
  previousScribe: string | null,
): readonly DefaultPerson[] {
  const taken = new Set<string>();
  return roles.map((role, index) => {
    const rule = playbook.roles.find((r) => r.id === role);
    const named = company.people.find((p) => p.name === rule?.primary || p.name === rule?.backup);
    const candidates = [
      ...(named === undefined ? [] : [named]),
      ...company.people.filter((p) => p.roleHint === role),
      ...company.people,
    ].filter((p) => !taken.has(p.id));
    const person = candidates.find((p) => role !== 'scribe' || p.id !== previousScribe) ?? candidates[0];
    if (person !== undefined) taken.add(person.id);
    return {
      role,
      roleTitle: rule?.title ?? role,
      person: person?.id ?? `person-${index + 1}`,
      name: person?.name ?? `Person ${index + 1}`,
      fallsToAnother: rule?.defaultTo !== undefined,
    };
  });
}
