import { fallOff, judged, mean, notApplicable, target, unit } from '../measure';
import { gatesOf } from '../record/gates';
import { coverage, holdings, roleTitle } from '../record/people';
import { evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** Share of a window during which a role, or the one it falls to, was held. */
function filledShare(input: ScoreInput, role: string, from: number, to: number): number {
  const fallsTo = input.bundle.playbook.roles.find((r) => r.id === role)?.defaultTo;
  const own = 1 - coverage(input, role, from, to).empty / (to - from);
  return fallsTo === undefined ? own : Math.max(own, filledShare(input, fallsTo, from, to));
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
      return { role, share, score: unit(1 - fallOff(share, 0, enough)) };
    });
    const short = rows.filter((r) => r.score < 0.995);
    return judged(
      mean(rows.map((r) => r.score)),
      short.length === 0
        ? 'Every role was filled for as long as it was needed.'
        : `${short
            .map((r) => `${roleTitle(input, r.role)} filled for ${Math.round(r.share * 100)} % of the time`)
            .join('; ')}.`,
      `Fill ${needed.map((r) => roleTitle(input, r)).join(', ')} when the incident is declared, and keep them filled.`,
      {
        evidence: needed.flatMap((role) =>
          holdings(input, role)
            .slice(0, 1)
            .map((h) => evidence(h.from, `${roleTitle(input, role)} taken`, h.seq)),
        ),
        clauses: (short.length > 0 ? short : rows).flatMap(
          (r) => input.bundle.playbook.roles.find((p) => p.id === r.role)?.clause ?? [],
        ),
      },
    );
  },
};
