/** The parts of the reader, in the order of the document. */
export const PLAYBOOK_SECTIONS = [
  { id: 'severities', title: 'Severities' },
  { id: 'roles', title: 'Roles' },
  { id: 'lifecycle', title: 'Lifecycle' },
  { id: 'mitigation', title: 'Mitigation' },
  { id: 'communication', title: 'Communication' },
  { id: 'templates', title: 'Templates' },
  { id: 'resolution', title: 'Resolution and postmortem' },
  { id: 'scenarios', title: 'Kinds of incident' },
  { id: 'never', title: 'Never' },
  { id: 'contacts', title: 'Contacts' },
  { id: 'clauses', title: 'Clauses' },
  { id: 'gaps', title: 'Gaps' },
] as const;

export type PlaybookSectionId = (typeof PLAYBOOK_SECTIONS)[number]['id'];
