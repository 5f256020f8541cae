/** Roles that people can be noted for; command is a pool of its own. */
export const ROLES = [
  { id: 'deputy', title: 'Deputy' },
  { id: 'scribe', title: 'Scribe' },
  { id: 'comms', title: 'Communications lead' },
] as const;

/** What a role is called; a role that is not known is called by its id. */
export function roleTitle(id: string): string {
  return id === 'ic' ? 'Commander' : (ROLES.find((r) => r.id === id)?.title ?? id);
}
