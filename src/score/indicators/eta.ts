import { judged, mean, minutesTarget, notApplicable } from '../measure';
import { clock, evidence } from '../record/say';
import { toldOf } from '../record/updates';
import type { Indicator } from '../types';
import { etaOfOne } from '../writing/updates/one/wording';

/** "Unknown" is free, a range is rewarded, a precise time that is missed costs. */
export const eta: Indicator = {
  id: 'eta',
  acts: ['post', 'statuspage.publish'],
  targets: ['tolerance'],
  role: 'comms',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const rows = toldOf(input).flatMap((told) => {
      const judgement = etaOfOne(input, told, tolerance);
      return judgement === undefined ? [] : [{ told, ...judgement }];
    });
    if (rows.length === 0) return notApplicable('No time was promised; “unknown” costs nothing.');
    const missed = rows.filter((r) => r.share < 0.5);
    const kinds = mean(rows.map((r) => r.share));
    return judged(
      missed.some((r) => r.share === 0) ? Math.min(kinds, 0.25) : kinds,
      missed.length === 0
        ? 'What was told about the end held.'
        : `${missed.length} of ${rows.length} told times were missed.`,
      'Give a range when there is ground for one, “unknown” when there is none.',
      {
        evidence: rows.map((r) => evidence(r.told.at, `At ${clock(input, r.told.at)}: ${r.text}`, r.told.seq)),
      },
    );
  },
};
