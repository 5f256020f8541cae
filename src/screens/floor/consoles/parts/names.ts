import { clockMinuteUtc, clockUtc, type DrillTime, dateUtc } from '../../../../base/drill-time';
import type { View } from '../../../../drill/view';

/** A person as others call them; an id that nobody on the roster has is said as it is. */
export function nameOf(view: Pick<View, 'roster'>, id: string): string {
  return view.roster.find((person) => person.id === id)?.name ?? id;
}

/** `14:23:05 UTC` of a drill time. */
export function timeText(view: Pick<View, 'startEpoch'>, at: DrillTime): string {
  return `${clockUtc(view.startEpoch + at)} UTC`;
}

/** `14:23` of a drill time, where a heading says UTC. */
export function minuteText(view: Pick<View, 'startEpoch'>, at: DrillTime): string {
  return clockMinuteUtc(view.startEpoch + at);
}

/** `14:23:05 UTC` today, `2026-03-04 14:23 UTC` on another day. */
export function dayTimeText(view: Pick<View, 'startEpoch'>, at: DrillTime, now: DrillTime): string {
  const day = dateUtc(view.startEpoch + at);
  if (day === dateUtc(view.startEpoch + now)) return timeText(view, at);
  return `${day} ${minuteText(view, at)} UTC`;
}

/** `12 min ago`, `3 h ago`, `6 d ago`. */
export function agoText(at: DrillTime, now: DrillTime): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1440)} d ago`;
}
