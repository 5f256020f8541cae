import { type DrillTime, HOUR, MINUTE } from '../../../../base/drill-time';
import type { Drill } from '../../../../drill/drill';
import type { DrillState, PersonId } from '../../../../drill/state';
import type { View } from '../../../../drill/view';
import { type TimelineKind, timeline } from '../../../../report/timeline';

/** A row of the scribe's document. */
export interface ScribeRow {
  readonly key: string;
  /** What the row says it was: the time it begins with, else when it was written. */
  readonly at: DrillTime;
  readonly by: PersonId;
  readonly text: string;
  /** `automatic`: put together from what everybody could see. */
  readonly source: 'written' | 'automatic';
  readonly kind: TimelineKind | 'note' | 'status' | 'evidence';
}

const STATED = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:UTC|Z)\b[\s:,-]*/i;

/**
 * Reads the time that a note begins with (`14:05 UTC rolled back`): the last such time of day that is not after it was
 * written, as drill time. Without one a note is of the moment it was written.
 */
export function statedTime(
  text: string,
  written: DrillTime,
  startEpoch: number,
): { readonly at: DrillTime; readonly text: string } {
  const match = STATED.exec(text);
  const hours = Number(match?.[1]);
  const minutes = Number(match?.[2]);
  const seconds = Number(match?.[3] ?? 0);
  const rest = match === null ? '' : text.slice(match[0].length).trim();
  if (match === null || hours > 23 || minutes > 59 || seconds > 59 || rest === '') return { at: written, text };
  const now = written + startEpoch;
  const day = Math.floor(now / (24 * HOUR)) * 24 * HOUR;
  // Without seconds, the minute that is still running is now, and not a day ago.
  const slack = match[3] === undefined ? 0 : MINUTE;
  const today = day + hours * HOUR + minutes * MINUTE + seconds * 1_000;
  const then = today > now + slack ? today - 24 * HOUR : today;
  return { at: Math.min(then - startEpoch, written), text: rest };
}

/** What the response did and everybody could see, and what was written down, in order. Talk of others is not in it. */
export function scribeRows(drill: Drill, state: DrillState, view: View): readonly ScribeRow[] {
  const written: ScribeRow[] = [];
  for (const comment of view.ticket?.comments ?? []) {
    if (comment.kind === 'body') continue;
    const { at, text } = statedTime(comment.text, comment.at, view.startEpoch);
    const kind = comment.kind === 'status' ? ('status' as const) : ('note' as const);
    written.push({ key: `c${comment.seq}`, at, by: comment.by, text, source: 'written', kind });
  }
  for (const row of view.ticket?.evidence ?? []) {
    written.push({ key: `e${row.seq}`, at: row.at, by: row.by, text: row.note, source: 'written', kind: 'evidence' });
  }
  const hidden = hiddenEntries(state, view);
  const automatic = timeline(drill, state)
    .filter((row) => (row.seq === undefined ? row.text.startsWith('page: ') : !hidden.has(row.seq)))
    .map((row, i): ScribeRow => {
      const key = `a${row.seq ?? 'x'}-${row.at}-${i}`;
      return { key, at: row.at, by: row.by, text: row.text, source: 'automatic', kind: row.kind };
    });
  return [...automatic, ...written].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** Entries that are rows already because they were written, and what others have not shared. */
function hiddenEntries(state: DrillState, view: View): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const happening of state.happenings) {
    const { type } = happening.act;
    if (type === 'evidence.attach') hidden.add(happening.seq);
    if (happening.act.type === 'ticket.update' && happening.act.kind !== 'body') hidden.add(happening.seq);
    if (happening.act.type === 'finding.note' && !happening.act.share && happening.by !== view.me)
      hidden.add(happening.seq);
    if (happening.act.type === 'post' && happening.act.channel.startsWith('dm:')) hidden.add(happening.seq);
  }
  return hidden;
}

/** The document as a Markdown table, as the postmortem has it. */
export function timelineMarkdown(
  rows: readonly ScribeRow[],
  clock: (at: DrillTime) => string,
  name: (id: PersonId) => string,
): string {
  const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
  const body = rows.map((row) => `| ${clock(row.at)} | ${cell(`${name(row.by)}: ${row.text}`)} |`);
  return ['| Time (UTC) | Event |', '|------------|-------|', ...body, ''].join('\n');
}
