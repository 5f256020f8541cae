/**
 * What a lapse really brings with it elsewhere: for the indicator that a lapse is charged to, those in other dimensions that
 * fall with it because the same act or omission makes something else true. Everything else that follows from a lapse is an
 * echo and costs nothing (`echo()`), or is counted from its own gate (`record/gates.ts`).
 */
export const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  // What was taken for its severity in the drill is what is written down of it.
  'severity-over-time': ['severity-right'],
  // A cause of which nothing was ever seen cannot be written down either.
  'evidence-before-fix': ['root-cause-facts'],
  // A task that nobody reports back is open when command is handed over.
  'loops-closed': ['handoff-briefing'],
  // An outage that is never stopped gets worse, is told to be over, and is declared resolved in vain.
  // Whoever hands over in the middle of it briefs on what is not over, and has a decision to pass on.
  'time-to-mitigate': [
    'severity-over-time',
    'claims-true',
    'criteria-held',
    'premature-resolution',
    'handoff-briefing',
  ],
  // Writes that go on do damage: the same as an outage that is never stopped.
  'writes-stopped': ['severity-over-time', 'claims-true', 'criteria-held', 'premature-resolution'],
  // What is still lost, or still open to whoever got in, is not over when it is said to be.
  'data-restored': ['claims-true', 'criteria-held', 'premature-resolution'],
  'credentials-revoked': ['severity-over-time', 'claims-true', 'criteria-held', 'premature-resolution'],
};

/** The indicators of other dimensions that may fall with one. */
export function dependentsOf(indicator: string): readonly string[] {
  return DEPENDENTS[indicator] ?? [];
}

/**
 * The same for criteria of a postmortem's text: which others read the words that a mistake in it changes. A wrong duration in
 * the summary is charged where durations are, but a summary without any is also no summary.
 */
export const TEXT_DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  // Its rows are what durations and the beginning are held against.
  'timeline-matches': ['starts-at-fault', 'durations-consistent'],
  'starts-at-fault': ['timeline-matches', 'durations-consistent'],
  // A cause that is another one is wrong in the summary too, has other factors, and calls for other actions.
  'root-cause-facts': ['summary', 'contributing-factors', 'action-items'],
  'contributing-factors': ['root-cause-facts'],
  // What is left out of its section is missing from it.
  'durations-consistent': ['sections-filled', 'summary'],
  'impact-numbers': ['sections-filled', 'summary'],
  'severity-right': ['sections-filled'],
  'people-named': ['sections-filled'],
  'detection-section': ['sections-filled'],
  'time-to-mitigate-stated': ['sections-filled'],
  'went-well-and-poorly': ['sections-filled', 'lapses-owned'],
  'lapses-owned': ['went-well-and-poorly', 'sections-filled'],
  'action-items': ['sections-filled'],
  summary: ['sections-filled', 'durations-consistent'],
  // A section that is gone takes with it what is judged in it.
  'sections-filled': [],
};

/** The other criteria of a text that may fall with one. */
export function textDependentsOf(criterion: string): readonly string[] {
  return TEXT_DEPENDENTS[criterion] ?? [];
}

/** What is judged of each section of a postmortem: with the section these fall, and no others. */
export const SECTION_CRITERIA: Readonly<Record<string, readonly string[]>> = {
  metadata: ['sections-filled', 'durations-consistent', 'severity-right', 'people-named'],
  summary: ['sections-filled', 'summary', 'durations-consistent'],
  timeline: ['sections-filled', 'timeline-matches', 'starts-at-fault', 'durations-consistent'],
  impact: ['sections-filled', 'impact-numbers', 'durations-consistent'],
  'root-cause': ['sections-filled', 'root-cause-facts', 'contributing-factors'],
  // Conditions of the cause are told in these as well.
  detection: ['sections-filled', 'detection-section', 'contributing-factors'],
  response: [
    'sections-filled',
    'time-to-mitigate-stated',
    'went-well-and-poorly',
    'lapses-owned',
    'contributing-factors',
  ],
  resolution: ['sections-filled', 'lapses-owned'],
  'action-items': ['sections-filled', 'action-items'],
  lessons: ['sections-filled', 'lapses-owned', 'contributing-factors'],
  'follow-up': ['sections-filled'],
};
