import type { DrillTime } from '../../base/drill-time';
import type { Fact } from '../../scenario/facts';
import { count, echo, judged, notApplicable, within } from '../measure';
import { dataChangesOf } from '../record/database-changes';
import { gatesOf } from '../record/gates';
import { isKind } from '../record/kind';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

type Measured = Extract<Fact, { type: 'data.measured' }>;

/** How the table stood each time it was measured. */
function measurements(input: ScoreInput): readonly { at: DrillTime; seq: number; fact: Measured }[] {
  const { table } = input.bundle.scenario.truth;
  return input.state.facts.flatMap(({ at, seq, fact }) =>
    fact.type === 'data.measured' && fact.table === table && at <= input.endAt ? [{ at, seq, fact }] : [],
  );
}

/** Most of the share that is left while rows are still wrong, and while rows are gone that were there before. */
const STILL_CORRUPT = 0.6;
const STILL_LOST = { least: 0.3, most: 0.8 } as const;

function shareOf(last: Measured, all: readonly Measured[]): number {
  if (last.sound) return 1;
  const worst = Math.max(...all.map((m) => m.corrupt + m.lost), 1);
  const mended = 1 - (last.corrupt + last.lost) / worst;
  if (last.corrupt > 0) return STILL_CORRUPT * mended;
  return STILL_LOST.least + (STILL_LOST.most - STILL_LOST.least) * mended;
}

/** What was lost is back, what was wrong is right, and nothing that was sound is gone: measured in the table itself. */
export const dataRestored: Indicator = {
  id: 'data-restored',
  acts: ['tool.run'],
  role: 'deputy',
  byOmission: true,
  judge: (input) => {
    const gates = gatesOf(input);
    const { table } = input.bundle.scenario.truth;
    if (table === undefined || !isKind(input, 'data-loss') || !gates.incident)
      return notApplicable('No data was lost.');
    const good = `Restore what is lost or wrong in ${table}, and only that: rows that came after the backup are still good.`;
    const all = measurements(input);
    const last = all.at(-1);
    const repaired = dataChangesOf(input).some((c) => c.table === table);
    if (last === undefined || !repaired) {
      if (!gates.over && gates.resolvedAt === undefined) return notApplicable('Nothing has been restored yet.');
      return judged(0, `Nothing was restored in ${table}.`, good);
    }
    const proof = [
      evidence(
        last.at,
        `Measured at ${clock(input, last.at)}: ${count(last.fact.corrupt, 'wrong row')}, ${count(last.fact.lost, 'lost row')}`,
        last.seq,
      ),
    ];
    const { stopped, fixed } = input.truth;
    if (stopped !== undefined && stopped.length === 0 && fixed.length === 0 && last.fact.sound)
      return echo('writes-stopped', 'What was restored was damaged again, because writes went on.', good, proof);
    const goesOn = stopped !== undefined && !within(stopped, last.at) && !within(fixed, last.at);
    const share = shareOf(
      last.fact,
      all.map((m) => m.fact),
    );
    return judged(
      goesOn ? share * 0.5 : share,
      last.fact.sound
        ? goesOn
          ? 'The data was restored while writes went on doing damage.'
          : 'The data is whole again.'
        : `Left in ${table}: ${count(last.fact.corrupt, 'wrong row')} and ${count(last.fact.lost, 'lost row')}.`,
      good,
      { evidence: proof },
    );
  },
};
