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
  'time-to-mitigate': ['severity-over-time', 'claims-true', 'criteria-held', 'premature-resolution'],
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
