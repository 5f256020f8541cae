import type { Playbook } from '../../../../playbook/schema';

/** Labels that the playbook knows and the ticket does not have yet. */
export function suggestLabels(
  playbook: Pick<Playbook, 'ticket' | 'severities'>,
  present: readonly string[],
): readonly string[] {
  const patterns = playbook.ticket.labels.flatMap((label) =>
    label.includes('{n}') ? playbook.severities.map((s) => label.replaceAll('{n}', String(s.n))) : [label],
  );
  return [...new Set([...patterns, playbook.ticket.resolvedLabel])].filter((label) => !present.includes(label));
}
