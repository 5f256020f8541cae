import type { Playbook } from '../../playbook/schema';

/** How far a section of the draft has come; says nothing about how good it is. */
export interface SectionState {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly state: 'missing' | 'empty' | 'template' | 'written';
}

/** The text of each `## heading` of a Markdown draft, by lower-case title. */
export function splitSections(markdown: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let title = '';
  let body: string[] = [];
  for (const line of `${markdown}\n## `.split('\n')) {
    const heading = /^##(?!#)\s*(.*)$/.exec(line);
    if (heading === null) {
      body.push(line);
      continue;
    }
    if (title !== '') found.set(title, body.join('\n').trim());
    title = (heading[1] ?? '').trim().toLowerCase();
    body = [];
  }
  return found;
}

/** What is still missing, section by section, held against the playbook's template. */
export function sectionStates(playbook: Playbook, markdown: string): readonly SectionState[] {
  const draft = splitSections(markdown);
  const template = splitSections(playbook.postmortem.template);
  return playbook.postmortem.sections.map((s) => {
    const text = draft.get(s.title.toLowerCase());
    const blank = template.get(s.title.toLowerCase());
    const state =
      text === undefined
        ? 'missing'
        : text === ''
          ? 'empty'
          : text === blank || /\[[A-Z][^\]\n]{2,80}\](?!\()/.test(text)
            ? 'template'
            : 'written';
    return { id: s.id, title: s.title, hint: s.hint, state };
  });
}

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
    .replace(/^# .*$/m, (line) => line.replace('SEV-X', `SEV-${number}`).replace(/\[[^\]]*\]/, known.title))
    .replace(/^(- \*\*Date:\*\*).*$/m, `$1 ${known.date}`)
    .replace(/^(- \*\*Severity:\*\*).*$/m, `$1 ${number}`)
    .replace(/^(- \*\*IC:\*\*).*$/m, `$1 ${known.ic}`)
    .replace(/^(- \*\*Scribe:\*\*).*$/m, `$1 ${known.scribe}`);
}
