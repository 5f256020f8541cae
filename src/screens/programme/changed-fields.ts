/** Of what was typed, the fields that differ: what somebody else changes of another field meanwhile stands beside it. */
export function changedFields<T extends object>(before: T, typed: Partial<T>): Partial<T> {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const changed = Object.entries(typed).filter(([field, value]) => !same(before[field as keyof T], value));
  return Object.fromEntries(changed) as Partial<T>;
}
