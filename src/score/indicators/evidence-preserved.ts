import { judged, notApplicable } from '../measure';
import { breachesOf } from '../record/breaches';
import { clausesOf } from '../record/clauses-of';
import { gatesOf } from '../record/gates';
import { isKind } from '../record/kind';
import { nameOf } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** Where something was put aside: evidence attached to the ticket, or a dump of the database. */
function keptIn(input: ScoreInput): readonly { at: number; seq: number; text: string }[] {
  return [
    ...(input.state.ticket?.evidence ?? []).map((e) => ({ at: e.at, seq: e.seq, text: `Attached: ${e.note}` })),
    ...input.state.facts
      .filter((f) => f.fact.type === 'backup.taken')
      .map((f) => ({ at: f.at, seq: f.seq, text: 'A dump of the database was taken' })),
  ].filter((r) => r.at <= input.endAt);
}

/** Share that is left when nothing was deleted, and nothing was put aside either. */
const LEFT_ALONE = 0.3;

/** In a breach no trace is deleted or altered, however well it is meant, and what was found is put aside. */
export const evidencePreserved: Indicator = {
  id: 'evidence-preserved',
  acts: ['evidence.attach', 'tool.run'],
  role: 'scribe',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    if (!isKind(input, 'security') || !gates.incident) return notApplicable('This was no security incident.');
    const good = 'Keep every log and trace as it is, and attach what was found to the ticket.';
    const clauses = clausesOf(input, 'evidence-preserved');
    const gone = breachesOf(input, 'evidence-deleted');
    if (gone.length > 0) {
      const people = [...new Set(gone.map((b) => b.by))];
      return judged(0, gone[0]?.text ?? '', good, {
        evidence: gone.map((b) => evidence(b.at, `${b.text} – ${nameOf(input, b.by)} at ${clock(input, b.at)}`, b.seq)),
        clauses: [...new Set([...clauses, ...gone.map((b) => b.clause)])],
        hardFlag: gone[0]?.text ?? 'Evidence was deleted',
        ...(people.length === 1 && people[0] !== undefined ? { person: people[0] } : {}),
      });
    }
    const kept = keptIn(input);
    if (kept.length === 0) {
      if (!gates.over && gates.resolvedAt === undefined) return notApplicable('The response is still under way.');
      return judged(LEFT_ALONE, 'Nothing was deleted, and nothing was put aside.', good);
    }
    return judged(1, 'Every trace was kept, and what was found was put aside.', good, {
      evidence: kept.slice(0, 6).map((k) => evidence(k.at, k.text, k.seq)),
    });
  },
};
