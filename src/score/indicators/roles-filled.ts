import { durationText } from '../../base/drill-time';
import { fallOff, judged, mean, notApplicable, target, unit } from '../measure';
import { gatesOf } from '../record/gates';
import { holdings, nameOf, roleTitle } from '../record/people';
import { coverage } from '../record/presence';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/**
 * Share of a window during which a role was held by somebody who was there, or the one it falls to was held: that those who
 * hold that one dropped out is charged there.
 */
function filledShare(
  input: ScoreInput,
  role: string,
  from: number,
  to: number,
  by: 'present' | 'held' = 'present',
): number {
  const fallsTo = input.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo;
  const own = 1 - coverage(input, role, from, to, by).empty / (to - from);
  return fallsTo === undefined ? own : Math.max(own, filledShare(input, fallsTo, from, to, 'held'));
}

/** Every role that the scenario needs is held from the declaration to the end. Gaps in command are counted elsewhere. */
export const rolesFilled: Indicator = {
  id: 'roles-filled',
  acts: ['role.take', 'role.release', 'role.accept'],
  targets: ['fullPercent'],
  judge: (input, config) => {
    const gates = gatesOf(input);
    const from = gates.ledFrom ?? (gates.incident && gates.over ? gates.visibleAt : undefined);
    if (from === undefined || gates.end <= from) return notApplicable('No incident was to be led.');
    const needed = input.bundle.scenario.roles.filter(
      (r) => r !== 'ic' && input.bundle.playbook.roles.some((p) => p.id === r),
    );
    if (needed.length === 0) return notApplicable('The scenario needs no role besides the commander.');
    const enough = target(config, 'fullPercent') / 100;
    const rows = needed.map((role) => {
      const share = filledShare(input, role, from, gates.end);
      const away = coverage(input, role, from, gates.end).gaps.filter((g) => g.away !== undefined);
      return { role, share, away, score: unit(1 - fallOff(share, 0, enough)) };
    });
    const short = rows.filter((r) => r.score < 0.995);
    return judged(
      mean(rows.map((r) => r.score)),
      short.length === 0
        ? 'Every role was filled for as long as it was needed.'
        : `${short
            .map((r) => {
              const who = [...new Set(r.away.map((g) => nameOf(input, g.away ?? '')))].join(' and ');
              const why = who === '' ? '' : ` (${who} had dropped out)`;
              return `${roleTitle(input, r.role)} filled for ${Math.round(r.share * 100)} % of the time${why}`;
            })
            .join('; ')}.`,
      `Fill ${needed.map((r) => roleTitle(input, r)).join(', ')} when the incident is declared, and keep them filled.`,
      {
        evidence: rows.flatMap(({ role, away }) => [
          ...holdings(input, role)
            .slice(0, 1)
            .map((h) => evidence(h.from, `${roleTitle(input, role)} taken`, h.seq)),
          ...away.map((g) =>
            evidence(
              g.from,
              `${nameOf(input, g.away ?? '')}, ${roleTitle(input, role)}, had dropped out from ${clock(input, g.from)} for ${durationText(g.to - g.from)}`,
            ),
          ),
        ]),
        clauses: (short.length > 0 ? short : rows).flatMap(
          (r) => input.bundle.playbook.roles.find((p) => p.id === r.role)?.clause ?? [],
        ),
      },
    );
  },
};
