import type { DrillTime } from '../../base/drill-time';
import { clockIn, drillTimeOfClock } from '../record/times';
import type { ScoreInput } from '../types';
import { type Phrase, type Postmortem, phraseOf, phrasesOf } from './postmortem';
import type { Block, Part } from './read/types';

/** A row of a postmortem's timeline: of a table, a list, or a sentence that says when something happened. */
export interface TimelineRow extends Phrase {
  readonly at: DrillTime;
}

/** Where the time of a row stands, at the latest: what comes later is a time that the row only speaks of. */
const HEAD = 40;

function rowOf(input: ScoreInput, phrase: Phrase, head: string): readonly TimelineRow[] {
  const ofDay = clockIn(head);
  if (ofDay === undefined) return [];
  const at = drillTimeOfClock(ofDay, input.truth.faultAt ?? 0, input.state.startEpoch);
  return [{ ...phrase, at }];
}

function listed(input: ScoreInput, parts: readonly Part[]): readonly TimelineRow[] {
  const seen = new Set<string>();
  const blocks: readonly Block[] = parts.flatMap((p) => p.blocks);
  return blocks.flatMap((block) => {
    if (block.kind !== 'row' && block.kind !== 'item' && block.kind !== 'paragraph') return [];
    const head = block.text.slice(0, HEAD);
    if (block.kind === 'paragraph' && !/^\W*(?:at |on |by |~)?\W*(?:\d{4}-\d\d-\d\d\W{1,3})?\d{1,2}:\d\d/i.test(head))
      return [];
    if (seen.has(block.text)) return [];
    seen.add(block.text);
    return rowOf(input, phraseOf(block), head);
  });
}

/**
 * The rows of the timeline that begin with a clock time: of its table or list, else its sentences; without such a section, of
 * any list of times. Times are UTC, of the drill's day.
 */
export function timelineRows(input: ScoreInput, postmortem: Postmortem): readonly TimelineRow[] {
  const parts = postmortem.section('timeline')?.parts ?? [];
  const own = listed(input, parts);
  const told = parts
    .flatMap((p) => phrasesOf(p.blocks.filter((b) => b.kind === 'paragraph')))
    .flatMap((p) => rowOf(input, p, p.text));
  if (own.length + told.length > 1) return own.length > 1 ? own : told;
  const anywhere = listed(input, postmortem.reading.parts);
  return anywhere.length > 1 ? anywhere : [...own, ...told];
}
