import { echo, judged, notApplicable } from '../measure';
import { changesOf, verdictOf } from '../record/changes';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Of what is right for this cause, the playbook's order of preference decides; and the decision is told before the act. */
export const preferenceOrder: Indicator = {
  id: 'preference-order',
  acts: ['decide', 'tool.run'],
  role: 'ic',
  judge: (input) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was nothing to mitigate.');
    const { preference, clause } = input.bundle.playbook.mitigation;
    const rank = (option: string): number => {
      const index = preference.findIndex((p) => p.id === option);
      // What the playbook does not list is not preferred to anything, nor passed over for its last option.
      return index < 0 ? preference.length - 1 : index;
    };
    const { remedies } = input.bundle.scenario.truth;
    const right = remedies.filter((r) => verdictOf(input, r) === 'right');
    const best = right.toSorted((a, b) => rank(a.option) - rank(b.option))[0];
    const good = `The first option that fits this cause: ${best?.title ?? 'what the playbook prefers'}; decided by the commander, and told before it is done.`;
    const chosen = changesOf(input).find((c) => c.verdict === 'right' || c.verdict === 'acceptable');
    if (chosen?.remedy === undefined) {
      if (!gates.over) return notApplicable('Nothing has been chosen yet.');
      return echo('time-to-mitigate', 'No option was chosen that fits this cause.', good);
    }
    const { option } = chosen.remedy;
    const passedOver = new Set(right.filter((r) => rank(r.option) < rank(option)).map((r) => r.option)).size;
    const fit = chosen.verdict === 'acceptable' ? 0.6 : Math.max(0.4, 1 - 0.3 * passedOver);
    const decision = input.state.decisions.find(
      (d) => d.at <= chosen.at && (d.option === option || !preference.some((p) => p.id === option)),
    );
    const clauses = [clause, ...preference.filter((p) => p.id === option).map((p) => p.clause)];
    const notes = [
      ...(chosen.verdict === 'acceptable' ? ['it stops the bleeding, but another option mends this cause'] : []),
      ...(passedOver > 0 ? ['the playbook prefers another that fits'] : []),
      ...(decision === undefined ? ['no decision for it was told before'] : []),
    ];
    return judged(
      fit * 0.8 + (decision === undefined ? 0 : 0.2),
      `Chosen: ${chosen.title}${notes.length === 0 ? '.' : `; ${notes.join('; ')}.`}`,
      good,
      {
        evidence: [
          ...(decision === undefined
            ? []
            : [evidence(decision.at, `Decided at ${clock(input, decision.at)}: ${decision.text}`, decision.seq)]),
          evidence(chosen.at, `${chosen.title} at ${clock(input, chosen.at)}`, chosen.seq),
        ],
        clauses,
      },
    );
  },
};
