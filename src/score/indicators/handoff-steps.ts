import { judged, notApplicable } from '../measure';
import { occasionsOf, shareOfOccasions } from '../record/handoffs';
import { nameOf, roleTitle } from '../record/people';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Each handoff is offered, briefed, accepted and announced. */
export const handoffSteps: Indicator = {
  id: 'handoff-steps',
  acts: ['role.offer', 'role.brief', 'role.accept', 'role.announce'],
  judge: (input) => {
    const occasions = occasionsOf(input);
    if (occasions.length === 0) return notApplicable('No role changed hands, and none had to.');
    const rows = occasions.map((o) => {
      const h = o.handoff;
      const steps: readonly [string, number | undefined, number | undefined][] = [
        ['offered', h?.offeredAt, h?.offeredSeq],
        // A briefing after the handover is better than none, but the one who took over commanded blind until then.
        [
          'briefed',
          h?.briefedAt !== undefined && (h.acceptedAt === undefined || h.briefedAt <= h.acceptedAt)
            ? h.briefedAt
            : undefined,
          h?.briefedSeq,
        ],
        ['accepted', h?.acceptedAt, h?.acceptedSeq],
        ['announced', h?.announcedAt, h?.announcedSeq],
      ];
      // That nobody briefed who took over is charged to the briefing.
      const unbriefed = h?.acceptedAt !== undefined && h.briefing === undefined;
      const counted = steps.filter(([name]) => !(unbriefed && name === 'briefed'));
      return {
        o,
        steps,
        missing: counted.filter(([, at]) => at === undefined).map(([name]) => name),
        needed: o.needed,
        share: counted.filter(([, at]) => at !== undefined).length / counted.length,
      };
    });
    const lacking = rows.filter((r) => r.missing.length > 0);
    return judged(
      shareOfOccasions(rows),
      lacking.length === 0
        ? 'Every handoff was offered, briefed, accepted and announced.'
        : `${lacking
            .map((r) =>
              r.o.handoff === undefined
                ? `${nameOf(input, r.o.from)} had to leave as ${roleTitle(input, r.o.role)}, and nobody was offered the role`
                : `${roleTitle(input, r.o.role)}: not ${r.missing.join(', not ')}`,
            )
            .join('; ')}.`,
      'Offer the role, brief, have it accepted, and announce who holds it now.',
      {
        evidence: rows.flatMap((r) =>
          r.o.handoff === undefined
            ? [evidence(r.o.at, `${nameOf(input, r.o.from)} called away at ${clock(input, r.o.at)}`)]
            : r.steps.flatMap(([name, at, seq]) =>
                at === undefined ? [] : [evidence(at, `${roleTitle(input, r.o.role)} ${name}`, seq)],
              ),
        ),
      },
    );
  },
};
