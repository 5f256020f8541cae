import type { Person } from './fields';

/** The person that an id or a name means: by id, else by the name, in any case; undefined when it is nobody or more than one. */
export function findPerson(people: readonly Person[], text: string): Person | undefined {
  const byId = people.find((p) => p.id === text);
  if (byId !== undefined) return byId;
  const plain = (s: string): string => s.trim().replace(/\s+/g, ' ').toLowerCase();
  const named = people.filter((p) => plain(p.name) === plain(text));
  return named.length === 1 ? named[0] : undefined;
}

/** The name of a person by id; what is no id of anybody is taken for a name already. */
export function nameOf(people: readonly Person[], text: string): string {
  return people.find((p) => p.id === text)?.name ?? text;
}
