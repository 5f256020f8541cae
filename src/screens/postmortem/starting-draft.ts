import type { Playbook } from '../../playbook/schema';

/** The playbook's template with what is known filled in, and nothing that has to be found out. */
export function startingDraft(
  playbook: Playbook,
  known: {
    readonly severity: string;
    readonly title: string;
    readonly date: string;
    readonly ic: string;
    readonly scribe: string;
  },
): string {
  const number = /\d+/.exec(known.severity)?.[0] ?? 'X';
  return playbook.postmortem.template
    .replace(/^# .*$/m, (line) => line.replace('SEV-X', `SEV-${number}`).replace(/\[[^\]]*\]/, () => known.title))
    .replace(/^(- \*\*Date:\*\*).*$/m, (_, label) => `${label} ${known.date}`)
    .replace(/^(- \*\*Severity:\*\*).*$/m, (_, label) => `${label} ${number}`)
    .replace(/^(- \*\*IC:\*\*).*$/m, (_, label) => `${label} ${known.ic}`)
    .replace(/^(- \*\*Scribe:\*\*).*$/m, (_, label) => `${label} ${known.scribe}`);
}
