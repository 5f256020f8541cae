import type { Playbook } from '../../../../playbook/schema';
import type { PlaybookSectionId } from './playbook-sections';

/** Something of the playbook that matches a search. */
export interface PlaybookHit {
  readonly section: PlaybookSectionId;
  readonly title: string;
  readonly text: string;
  readonly clause?: string;
}

/** Everything that can be found, as rows of text. */
export function playbookRows(playbook: Playbook): readonly PlaybookHit[] {
  const { mitigation, resolution, escalation } = playbook;
  return [
    ...playbook.severities.map(
      (s): PlaybookHit => ({
        section: 'severities',
        title: `${s.code} ${s.label}`,
        text: [s.description, ...s.examples].join('; '),
        clause: s.clause,
      }),
    ),
    ...playbook.roles.map(
      (r): PlaybookHit => ({
        section: 'roles',
        title: r.title,
        text: [r.primary, r.backup, ...r.responsibilities].filter((part) => part !== undefined).join('; '),
        clause: r.clause,
      }),
    ),
    ...playbook.lifecycle.flatMap((stage) =>
      stage.steps.map(
        (step): PlaybookHit => ({
          section: 'lifecycle',
          title: `${stage.title}: ${step.text}`,
          text: (step.commands ?? []).join('\n'),
          clause: step.clause,
        }),
      ),
    ),
    ...mitigation.preference.map(
      (m): PlaybookHit => ({
        section: 'mitigation',
        title: `${m.letter}. ${m.title}, ${m.for}`,
        text: [...m.steps, ...m.commands].join('; '),
        clause: m.clause,
      }),
    ),
    ...playbook.templates.map(
      (t): PlaybookHit => ({ section: 'templates', title: t.title, text: t.body, clause: t.clause }),
    ),
    ...[...resolution.criteria, ...resolution.actions].map(
      (c): PlaybookHit => ({ section: 'resolution', title: c.text, text: '', clause: c.clause }),
    ),
    ...playbook.scenarioNotes.map(
      (n): PlaybookHit => ({
        section: 'scenarios',
        title: n.title,
        text: [
          ...n.symptoms,
          ...n.causes.map((c) => c.text),
          ...[...n.checks, ...n.mitigations, ...n.actions].map((s) => [s.text, ...(s.commands ?? [])].join(' ')),
        ].join('; '),
        ...(n.clauses[0] === undefined ? {} : { clause: n.clauses[0] }),
      }),
    ),
    ...playbook.prohibitions.map(
      (p): PlaybookHit => ({ section: 'never', title: p.text, text: p.scope, clause: p.clause }),
    ),
    ...escalation.path.map(
      (p): PlaybookHit => ({
        section: 'contacts',
        title: p.title,
        text: p.person ?? '',
        clause: escalation.clause,
      }),
    ),
    ...playbook.externalContacts.map(
      (c): PlaybookHit => ({ section: 'contacts', title: c.title, text: `${c.contact} ${c.for}`, clause: c.clause }),
    ),
    ...playbook.clauses.map(
      (c): PlaybookHit => ({ section: 'clauses', title: c.rule, text: `${c.section} ${c.source}`, clause: c.id }),
    ),
    ...playbook.gaps.map((g): PlaybookHit => ({ section: 'gaps', title: g.text, text: g.where })),
  ];
}

/** Rows in which every word occurs; those with all words in the title or the clause come first. */
export function searchPlaybook(rows: readonly PlaybookHit[], search: string): readonly PlaybookHit[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const head = (row: PlaybookHit) => has(`${row.title} ${row.clause ?? ''}`);
  const hits = rows.filter((row) => has(`${row.title} ${row.text} ${row.clause ?? ''}`));
  return [...hits.filter(head), ...hits.filter((row) => !head(row))];
}
