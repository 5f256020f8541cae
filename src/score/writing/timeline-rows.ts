import type { DrillTime } from '../../base/drill-time';
import { MINUTE } from '../../base/drill-time';
import { drillTimeOfClock } from '../record/times';
import type { ScoreInput } from '../types';
import { timesIn } from './find/times';
import { zoneIn } from './find/zones';
import { type Phrase, type Postmortem, phraseOf, phrasesOf } from './postmortem';
import { TIMED } from './read/lines';
import type { Block, Part } from './read/types';

/** A row of a postmortem's timeline: of a table, a list, or a sentence that says when something happened. */
export interface TimelineRow extends Phrase {
  readonly at: DrillTime;
}

/** Where the time of a row stands, at the latest: what comes later is a time that the row only speaks of. */
const HEAD = 40;

/** Minutes east of UTC at which times without a zone of their own are told: as the section says, else UTC. */
function offsetOf(parts: readonly Part[]): number {
  for (const part of parts) {
    const header = part.blocks.find((b) => b.kind === 'header-row')?.text ?? '';
    const stated =
      zoneIn(`${part.title} ${header}`) ?? zoneIn(part.blocks.find((b) => b.kind === 'paragraph')?.text ?? '');
    if (stated?.offsetMinutes !== undefined) return stated.offsetMinutes;
  }
  return 0;
}

function rowOf(input: ScoreInput, phrase: Phrase, head: string, offset: number): readonly TimelineRow[] {
  const found = timesIn(head).find((t) => t.ofDayMs !== undefined && t.relative !== true);
  if (found?.ofDayMs === undefined) return [];
  const utc = found.ofDayMs - (found.offsetMinutes ?? offset) * MINUTE;
  return [{ ...phrase, at: drillTimeOfClock(utc, input.truth.faultAt ?? 0, input.state.startEpoch) }];
}

function listed(input: ScoreInput, parts: readonly Part[]): readonly TimelineRow[] {
  const seen = new Set<string>();
  const offset = offsetOf(parts);
  const blocks: readonly Block[] = parts.flatMap((p) => p.blocks);
  return blocks.flatMap((block) => {
    if (block.kind !== 'row' && block.kind !== 'item' && block.kind !== 'paragraph') return [];
    const head = block.text.slice(0, HEAD);
    if (block.kind === 'paragraph' && !TIMED.test(head)) return [];
    if (seen.has(block.text)) return [];
    seen.add(block.text);
    return rowOf(input, phraseOf(block), head, offset);
  });
}

const known = new WeakMap<Postmortem, readonly TimelineRow[]>();

/**
 * The rows of the timeline that begin with a clock time: of its table or list, else its sentences; without such a section, of
 * any list of times. Times are UTC of the drill's day, unless the document says another zone.
 */
export function timelineRows(input: ScoreInput, postmortem: Postmortem): readonly TimelineRow[] {
  let rows = known.get(postmortem);
  if (rows === undefined) {
    rows = read(input, postmortem);
    known.set(postmortem, rows);
  }
  return rows;
}

function read(input: ScoreInput, postmortem: Postmortem): readonly TimelineRow[] {
  const parts = postmortem.section('timeline')?.parts ?? [];
  const own = listed(input, parts);
  const told = parts
    .flatMap((p) => phrasesOf(p.blocks.filter((b) => b.kind === 'paragraph')))
    .flatMap((p) => rowOf(input, p, p.text, offsetOf(parts)));
  if (own.length + told.length > 1) return own.length > 1 ? own : told;
  const anywhere = listed(input, postmortem.reading.parts);
  return anywhere.length > 1 ? anywhere : [...own, ...told];
}
