import type { DrillTime } from '../../../../base/drill-time';
import { type Span, similarity } from '../../../../base/text-similarity';
import { gatesOf } from '../../../record/gates';
import { clockIn, drillTimeOfClock, durationsIn } from '../../../record/times';
import { fieldOf, impactOf, type Told } from '../../../record/updates';
import type { ScoreInput } from '../../../types';
import { type Hit, insiderHits, userWordHit } from '../../wording';

/** The impact of one update, held against the words of those affected and the words of the trade. */
export interface WordsOfOne {
  readonly text: string;
  /** Places in `text`. */
  readonly insider: readonly Hit[];
  readonly plain: Span | undefined;
  /** 0 to 1. */
  readonly share: number;
}

/** How the impact is told in one update; undefined where none is told. */
export function wordsOfOne(input: ScoreInput, told: Told): WordsOfOne | undefined {
  const { impact, insiderWords } = input.bundle.scenario.truth;
  const text = impactOf(input, told);
  if (text === undefined) return undefined;
  const insider = insiderHits(text, insiderWords);
  const plain = userWordHit(text, impact.userWords);
  const share =
    (plain === undefined ? 0 : 0.5) +
    (insider.length === 0 ? 0.5 : 0) -
    (plain === undefined && insider.length === 0 ? 0.25 : 0);
  return { text, insider, plain, share };
}

/** What an update tells of the work, without impact, times and numbers: a new hour alone is no news. */
function news(input: ScoreInput, told: Told): string {
  const parts = ['status', 'actions', 'next'].flatMap((id) => fieldOf(input, told, id) ?? []);
  const text = parts.length > 0 ? parts.join('\n') : told.text;
  return text.replace(/\d+(?::\d+)*/g, ' ');
}

/** Does an update say what the one before it said? `limit`: how alike two may be, 0 to 1. */
export function isStale(input: ScoreInput, before: Told | undefined, told: Told, limit: number): boolean {
  return before !== undefined && similarity(news(input, before), news(input, told)) > limit;
}

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

/**
 * Whether the end came when one update said. Undefined where it said nothing, or "unknown", or where it cannot be told yet.
 * `tolerance` in ms of drill time.
 */
export function etaOfOne(
  input: ScoreInput,
  told: Told,
  tolerance: DrillTime,
): { readonly share: number; readonly text: string } | undefined {
  const said = etaOf(input, told);
  if (said === undefined || said.kind === 'unknown') return undefined;
  const hits = [input.truth.mitigatedAt, gatesOf(input).resolvedAt].filter((t) => t !== undefined);
  const range = said.kind === 'range';
  const last = said.kind === 'range' ? said.to : said.at;
  const first = said.kind === 'range' ? said.from : said.at;
  if (hits.some((t) => t >= first - tolerance && t <= last + tolerance))
    return { share: 1, text: `${range ? 'range' : 'time'} met` };
  if (last + tolerance > input.endAt && hits.length === 0) return undefined;
  // Better than promised disappoints nobody.
  if (hits.some((t) => t <= first)) return { share: range ? 1 : 0.75, text: 'better than told' };
  return { share: range ? 0.4 : 0, text: `${range ? 'range' : 'precise time'} missed` };
}
