import { clockMinuteUtc, clockUtc, type DrillTime, durationText } from '../../base/drill-time';
import type { Drill } from '../../drill/drill';
import { personName } from '../../drill/drill';

/** `14:23:05 UTC` of a drill time. */
export function utc(drill: Pick<Drill, 'startEpoch'>, at: DrillTime): string {
  return `${clockUtc(drill.startEpoch + at)} UTC`;
}

/** `14:23`, where a heading or an axis already says UTC. */
export function hourMinute(drill: Pick<Drill, 'startEpoch'>, at: DrillTime): string {
  return clockMinuteUtc(drill.startEpoch + at);
}

/** A person's name; what was delivered to all is `everybody`'s. */
export function who(drill: Drill, id: string): string {
  return id === 'everyone' ? 'everybody' : personName(drill, id);
}

/** What became of a promise: `Next by 14:30 UTC: kept`; undefined where nothing was promised. */
export function promiseText(
  drill: Pick<Drill, 'startEpoch'>,
  promise: { readonly promisedFor?: DrillTime; readonly keptAt?: DrillTime; readonly kept?: boolean },
): string | undefined {
  const { promisedFor, keptAt, kept } = promise;
  if (promisedFor === undefined) return undefined;
  const by = `Next promised for ${clockMinuteUtc(drill.startEpoch + promisedFor)} UTC`;
  if (kept === undefined) return by;
  if (kept) return `${by}: kept`;
  return keptAt === undefined ? `${by}: none came` : `${by}: ${durationText(keptAt - promisedFor)} late`;
}

/** The title of a role. */
export function roleTitle(drill: Drill, id: string): string {
  return drill.bundle.playbook.roles.find((r) => r.id === id)?.title ?? id;
}

/** The place of a severity in the playbook's table: 1 is the worst. */
export function severityLevel(drill: Drill, severity: string | null | undefined): 1 | 2 | 3 | 4 | null {
  const index = drill.bundle.playbook.severities.findIndex((s) => s.id === severity);
  return index === 0 ? 1 : index === 1 ? 2 : index === 2 ? 3 : index === 3 ? 4 : null;
}

/** Points without trailing zeros: `7.5`, `10`. */
export function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}
