import { type DrillTime, MINUTE, minutes } from '../../base/drill-time';
import { echo, judged, mean, notApplicable, within } from '../measure';
import { evidenceSeen, isKey } from '../record/evidence-seen';
import { gatesOf } from '../record/gates';
import { resolvableAt } from '../record/resolution';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';
import { showsSignals } from './recovery-watched';

type Check = (input: ScoreInput, at: DrillTime, quiet: number) => string | undefined;

/** What each criterion of the playbook means here, by its id; the reason when it did not hold. */
const CHECKS: Readonly<Record<string, Check>> = {
  // That the cause was not gone shows as a resolution that did not last, and is counted there; that nothing pointed to it
  // was ever seen is counted as evidence. Here: had it been seen by then?
  'root-cause-fixed': (input, at) => {
    const key = evidenceSeen(input).find((s) => isKey(input, s.id));
    return key === undefined || key.at <= at ? undefined : 'nothing that points to the cause had been seen';
  },
  'metrics-normal': (input, at) => (within(input.truth.impact, at) ? 'people were still affected' : undefined),
  'no-impact': (input, at, quiet) => {
    const last = Math.max(
      ...input.truth.impact.filter((i) => i.from < at).map((i) => Math.min(i.to, at)),
      Number.NEGATIVE_INFINITY,
    );
    return at - last >= quiet
      ? undefined
      : `the last impact was ${Math.max(0, Math.round((at - last) / MINUTE))} min ago`;
  },
  'monitoring-confirms': (input, at, quiet) => {
    const since = Math.max(input.truth.mitigatedAt ?? at, at - quiet);
    return input.state.looks.some((l) => l.seq !== undefined && l.at > since && l.at <= at && showsSignals(l))
      ? undefined
      : 'nobody had looked at the signals since';
  },
};

/** The playbook's criteria, at the moment at which the resolution was declared. */
export const criteriaHeld: Indicator = {
  id: 'criteria-held',
  acts: ['resolve'],
  role: 'ic',
  judge: (input) => {
    const gates = gatesOf(input);
    const { resolution } = input.bundle.playbook;
    const good = `Declare resolution when: ${resolution.criteria.map((c) => c.text).join('; ')}.`;
    const first = input.state.resolutions[0];
    if (first === undefined) {
      if (!gates.incident) return notApplicable('There was nothing to resolve.');
      if (gates.declaredAt === undefined)
        return echo('time-to-declare', 'What was never declared could not be resolved.', good);
      const possible = resolvableAt(input);
      if (possible === undefined || possible > input.endAt) {
        return input.truth.mitigatedAt === undefined && gates.over
          ? echo('time-to-mitigate', 'It was never resolved, because the bleeding was never stopped.', good)
          : notApplicable('The criteria could not be met before the end.');
      }
      return judged(
        0,
        `The criteria could have been met at ${clock(input, possible)}, and no resolution was declared.`,
        good,
        { evidence: [evidence(possible, 'From here on resolution could be declared')] },
      );
    }
    const rows = resolution.criteria.flatMap((c) => {
      const check = CHECKS[c.id];
      return check === undefined
        ? []
        : [{ c, why: check(input, first.at, minutes(c.minutes ?? resolution.quietMinutes)) }];
    });
    const failed = rows.filter((r) => r.why !== undefined);
    return judged(
      mean(rows.map((r) => (r.why === undefined ? 1 : 0))),
      failed.length === 0
        ? 'All criteria held when the resolution was declared.'
        : `Did not hold: ${failed.map((r) => `${r.c.text} (${r.why})`).join('; ')}.`,
      good,
      {
        evidence: [evidence(first.at, `Resolved at ${clock(input, first.at)}`, first.seq)],
        clauses: [...new Set((failed.length > 0 ? failed : rows).map((r) => r.c.clause))],
      },
    );
  },
};
