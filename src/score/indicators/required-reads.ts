import { judged, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { wasLookedAt } from '../record/looks';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** What the playbook asks to be read in such an incident was looked at, by anybody, before the response ended. */
export const requiredReads: Indicator = {
  id: 'required-reads',
  acts: ['look', 'tool.run'],
  role: 'deputy',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was no incident to investigate.');
    if (!gates.over && gates.resolvedAt === undefined) return notApplicable('The investigation is still under way.');
    const rows = input.bundle.scenario.truth.reads.map((read) => ({
      clause: read.clause,
      look: input.state.looks.find((l) => l.at <= gates.end && read.looks.some((want) => wasLookedAt(l, want))),
    }));
    if (rows.length === 0) return notApplicable('The scenario asks for no reading in particular.');
    const missing = rows.filter((r) => r.look === undefined).map((r) => r.clause);
    const rule = (id: string): string => input.bundle.playbook.clauses.find((c) => c.id === id)?.rule ?? id;
    return judged(
      1 - missing.length / rows.length,
      missing.length === 0
        ? 'Everything that the playbook asks to be read was read.'
        : `Not read: ${missing.map(rule).join('; ')}.`,
      `Read: ${rows.map((r) => rule(r.clause)).join('; ')}.`,
      {
        evidence: rows.flatMap((r) =>
          r.look === undefined
            ? []
            : [evidence(r.look.at, `${clock(input, r.look.at)}: ${r.look.console} ${r.look.query}`.trim(), r.look.seq)],
        ),
        clauses: missing.length > 0 ? missing : rows.map((r) => r.clause),
      },
    );
  },
};
