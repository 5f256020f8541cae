import type { DrillTime } from '../base/drill-time';
import type { AgendaItem } from './state';

function before(a: AgendaItem, b: AgendaItem): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}

/** Puts an item in its place: by time, ties by id, so that the order never depends on who was first to ask. */
export function schedule(agenda: readonly AgendaItem[], item: AgendaItem): readonly AgendaItem[] {
  const index = agenda.findIndex((other) => before(item, other));
  return index < 0 ? [...agenda, item] : [...agenda.slice(0, index), item, ...agenda.slice(index)];
}

/** Takes world events off the agenda that the statechart cancelled. */
export function cancelWorld(agenda: readonly AgendaItem[], events: readonly string[]): readonly AgendaItem[] {
  if (events.length === 0) return agenda;
  return agenda.filter((item) => item.what.kind !== 'world' || !events.includes(item.what.event));
}

/** The next item due by `t`, if any. */
export function dueBy(agenda: readonly AgendaItem[], t: DrillTime): AgendaItem | undefined {
  const next = agenda[0];
  return next !== undefined && next.at <= t ? next : undefined;
}
