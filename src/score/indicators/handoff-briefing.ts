import { echo, judged, mean, notApplicable } from '../measure';
import { occasionsOf, shareOfOccasions } from '../record/handoffs';
import { nameOf } from '../record/people';
import { evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';
import { BRIEFING_PARTS, briefingText, judgeBriefing } from '../writing/briefing';

/** So far apart two briefings of a drill stand in the text that the spans count in. */
const BETWEEN = '\n\n';

/**
 * The briefings of a drill as one text, in the order of the handoffs: the spans of `handoff-briefing` are places in it.
 */
export function briefingsText(input: ScoreInput): string {
  return occasionsOf(input)
    .flatMap((o) => (o.handoff?.briefing === undefined ? [] : [briefingText(o.handoff.briefing)]))
    .join(BETWEEN);
}

/** A briefing says situation, objectives, plan, actions, people, promises, communications, constraints, and is true. */
export const handoffBriefing: Indicator = {
  id: 'handoff-briefing',
  acts: ['role.brief'],
  judge: (input) => {
    const occasions = occasionsOf(input);
    if (occasions.length === 0) return notApplicable('No role changed hands, and none had to.');
    const good =
      'Brief on the situation, objectives, plan, actions under way, people, open promises, communications and constraints, as they are at that moment.';
    // Taken over without a word is worse than with a few. Where nobody took over at all, the steps are charged.
    const briefed = occasions.flatMap((o) =>
      o.handoff === undefined || (o.handoff.briefing === undefined && o.handoff.acceptedAt === undefined)
        ? []
        : [
            {
              needed: o.needed,
              handoff: o.handoff,
              parts: o.handoff.briefing === undefined ? [] : judgeBriefing(input, o.handoff),
            },
          ],
    );
    if (briefed.length === 0)
      return echo(
        'handoff-steps',
        'Nobody was briefed.',
        good,
        occasions.map((o) => evidence(o.at, `${nameOf(input, o.from)} handed over or had to`)),
      );
    const rows = briefed.map((b) => ({ ...b, share: mean(b.parts.map((p) => p.share)) }));
    const wrong = rows.flatMap((r) => r.parts.filter((p) => p.why !== undefined));
    const silent = rows.filter((r) => r.parts.length === 0);
    const { from } = rows[0]?.handoff ?? {};
    const titles = new Map(BRIEFING_PARTS);
    let start = 0;
    const spans = rows.flatMap((r) => {
      const { briefing } = r.handoff;
      if (briefing === undefined) return [];
      const own = r.parts.flatMap((p) => p.spans.map((s) => ({ ...s, start: s.start + start, end: s.end + start })));
      start += briefingText(briefing).length + BETWEEN.length;
      return own;
    });
    return judged(
      shareOfOccasions(rows),
      silent.length > 0
        ? `${nameOf(input, silent[0]?.handoff.to ?? '')} took over without any briefing.`
        : wrong.length === 0
          ? 'The briefing was complete and true.'
          : `In the briefing: ${wrong.map((p) => `${titles.get(p.part)?.toLowerCase()} – ${p.why}`).join('; ')}.`,
      good,
      {
        spans,
        evidence: rows.map((r) =>
          evidence(
            r.handoff.briefedAt ?? r.handoff.offeredAt,
            r.parts.length === 0
              ? `${nameOf(input, r.handoff.from)} handed over to ${nameOf(input, r.handoff.to)} without a briefing`
              : `${nameOf(input, r.handoff.from)} briefed ${nameOf(input, r.handoff.to)}`,
            r.handoff.briefedSeq ?? r.handoff.acceptedSeq,
          ),
        ),
        ...(rows.length === 1 && from !== undefined ? { person: from } : {}),
      },
    );
  },
};
