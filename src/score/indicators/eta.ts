import { judged, mean, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import { clockIn, drillTimeOfClock, durationsIn } from '../record/times';
import { fieldOf, type Told, toldOf } from '../record/updates';
import type { Indicator, ScoreInput } from '../types';

type Eta =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'precise'; readonly at: number };

/** The ETA of something told: from the form, or read from `ETA: 30-45 min`, `ETA: 15:10 UTC`, `ETA: unknown`. */
function etaOf(input: ScoreInput, told: Told): Eta | undefined {
  if (told.fields?.eta !== undefined) return told.fields.eta;
  const value = fieldOf(input, told, 'eta');
  if (value === undefined) return undefined;
  const clocks = [...value.matchAll(/\b\d{1,2}:\d{2}\b/g)]
    .flatMap((m) => clockIn(m[0]) ?? [])
    .map((t) => drillTimeOfClock(t, told.at, input.state.startEpoch));
  const spread = /(\d+)\s*(?:-|–|to)\s*(\d+)\s*(min|h)/i.exec(value);
  if (spread !== null) {
    const unit = spread[3]?.toLowerCase() === 'h' ? 3_600_000 : 60_000;
    return { kind: 'range', from: told.at + Number(spread[1]) * unit, to: told.at + Number(spread[2]) * unit };
  }
  const times = clocks.length > 0 ? clocks : durationsIn(value).map((d) => told.at + d.ms);
  const first = times[0];
  if (first === undefined) return { kind: 'unknown' };
  return times.length > 1
    ? { kind: 'range', from: Math.min(...times), to: Math.max(...times) }
    : { kind: 'precise', at: first };
}

/** "Unknown" is free, a range is rewarded, a precise time that is missed costs. */
export const eta: Indicator = {
  id: 'eta',
  acts: ['post', 'statuspage.publish'],
  targets: ['tolerance'],
  role: 'comms',
  judge: (input, config) => {
    const tolerance = minutesTarget(config, 'tolerance');
    const gates = gatesOf(input);
    const hits = [input.truth.mitigatedAt, gates.resolvedAt].filter((t) => t !== undefined);
    const rows = toldOf(input).flatMap((told) => {
      const said = etaOf(input, told);
      if (said === undefined || said.kind === 'unknown') return [];
      const last = said.kind === 'range' ? said.to : said.at;
      const first = said.kind === 'range' ? said.from : said.at;
      if (hits.some((t) => t >= first - tolerance && t <= last + tolerance))
        return [{ told, share: 1, text: `${said.kind === 'range' ? 'range' : 'time'} met` }];
      if (last + tolerance > input.endAt && hits.length === 0) return [];
      // Better than promised disappoints nobody.
      if (hits.some((t) => t <= first))
        return [{ told, share: said.kind === 'range' ? 1 : 0.75, text: 'better than told' }];
      return [
        {
          told,
          share: said.kind === 'range' ? 0.4 : 0,
          text: `${said.kind === 'range' ? 'range' : 'precise time'} missed`,
        },
      ];
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
