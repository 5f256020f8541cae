/** The consoles of the floor, in the order of their tabs. `keys`: opens it, outside of fields. */
export const consoleList = [
  { id: 'terminal', title: 'Terminal', keys: '1' },
  { id: 'logs', title: 'Logs', keys: '2' },
  { id: 'metrics', title: 'Metrics', keys: '3' },
  { id: 'tracker', title: 'Error tracker', keys: '4' },
  { id: 'github', title: 'GitHub', keys: '5' },
  { id: 'flags', title: 'Feature flags', keys: '6' },
  { id: 'platform', title: 'Platform', keys: '7' },
  { id: 'database', title: 'Database', keys: 'B' },
  { id: 'status', title: 'Status page', keys: '8' },
  { id: 'timeline', title: 'Timeline', keys: '9' },
  { id: 'playbook', title: 'Playbook', keys: '0' },
] as const satisfies readonly { readonly id: string; readonly title: string; readonly keys: string }[];

export type ConsoleId = (typeof consoleList)[number]['id'];

/** Is this the id of a console? */
export function isConsoleId(id: unknown): id is ConsoleId {
  return consoleList.some((entry) => entry.id === id);
}

/** A console's title. */
export function consoleTitle(id: ConsoleId): string {
  return consoleList.find((entry) => entry.id === id)?.title ?? id;
}
