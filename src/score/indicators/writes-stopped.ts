import { type DrillTime, durationText, MINUTE } from '../../base/drill-time';
import { fallOff, judged, lengthWithin, minutesTarget, notApplicable } from '../measure';
import { dataChangesOf } from '../record/database-changes';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

/** The stop and the mitigation are one moment when they are this near to one another. */
const SAME_MOMENT = MINUTE;

/** Was the stop the moment at which the bleeding ended? Then how long it took is counted as the time to mitigate. */
function isMitigation(input: ScoreInput, at: DrillTime): boolean {
  const { mitigatedAt } = input.truth;
  return mitigatedAt !== undefined && Math.abs(mitigatedAt - at) <= SAME_MOMENT;
}

/** Writes that do damage are stopped at once, before anything is changed by hand, and stay stopped until the cause is gone. */
export const writesStopped: Indicator = {
  id: 'writes-stopped',
  acts: ['tool.run'],
  targets: ['full', 'zero'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const { stopped, fixedAt } = input.truth;
    const gates = gatesOf(input);
    if (stopped === undefined || !gates.incident) return notApplicable('No writes had to be stopped.');
    const gate = gates.ledFrom ?? (gates.over ? gates.visibleAt : undefined);
    if (gate === undefined) return notApplicable('The response has not begun.');
    const full = minutesTarget(config, 'full');
    const good = `Stop the writes that do damage within ${durationText(full)} of the declaration, before anything is mended, and until the cause is gone.`;
    const from = evidence(gate, `Clock starts at ${clock(input, gate)}`);
    const first = stopped[0];
    if (first === undefined) {
      if (!gates.over && input.endAt - gate < full) return notApplicable('Writes may still be stopped in time.');
      return judged(0, 'The writes that did damage were never stopped.', good, { evidence: [from] });
    }
    const took = Math.max(0, first.from - gate);
    const quick = isMitigation(input, first.from) ? 1 : fallOff(took, full, minutesTarget(config, 'zero'));
    const until = Math.max(first.from, Math.min(fixedAt ?? gates.end, gates.end));
    const held = until > first.from ? lengthWithin(stopped, first.from, until) / (until - first.from) : 1;
    const early = dataChangesOf(input).find((c) => c.at < first.from && c.at >= (gates.visibleAt ?? 0));
    return judged(
      quick * held * (early === undefined ? 1 : 0.5),
      early !== undefined
        ? 'Data was mended by hand while writes went on doing damage.'
        : held < 0.995
          ? 'The writes were stopped, and let go on before the cause was gone.'
          : `The writes were stopped ${durationText(took)} after the declaration.`,
      good,
      {
        evidence: [
          from,
          ...(early === undefined ? [] : [evidence(early.at, early.title, early.seqs[0])]),
          ...stopped.map((i) => evidence(i.from, `Stopped at ${clock(input, i.from)}`)),
        ],
      },
    );
  },
};
