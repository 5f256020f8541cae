import { MINUTE } from '../base/drill-time';
import type { View } from '../drill/view';
import type { Severity } from '../playbook/schema';
import type { Cause } from './causes/cause';
import { cluesIn } from './clues';
import { type Health, readHealth } from './health';
import type { Situation } from './intent';
import { trackerRows } from './reading';
import { isCast } from './situation';

/** What something is, judged by what can be seen, and how severe that makes it. `none`: no incident. */
export interface Classification {
  readonly kind: 'data-loss' | 'security' | 'outage' | 'degradation' | 'none';
  /** The playbook's severity; absent when it is no incident. */
  readonly severity?: Severity;
  /** What it rests on, in a sentence without a full stop at its end. */
  readonly reason: string;
  readonly health: Health;
}

/** Share of failing calls (percent) from which a major function counts as out. */
const OUTAGE = 20;
/** So many times its limit a chart of latency has to be for a significant degradation; two at once are significant as well. */
const FAR = 2.5;
/** How long something has to be out of the ordinary. */
const LASTING = 3 * MINUTE;

/** What everybody has been told. Suspects that somebody has cleared do not count. */
function told(now: Situation): readonly string[] {
  const { view } = now;
  return [
    ...view.pages.map((p) => p.text),
    ...view.messages.filter((m) => m.kind === 'inject' || isCast(now, m.from)).map((m) => m.text),
    ...view.findings.filter((f) => f.claim !== 'discards').map((f) => f.text),
    ...view.tasks.flatMap((t) => t.report ?? []),
  ];
}

/** The first cause at which one of the texts hints, of those whose severity the playbook fixes. */
function graveIn({ playbook }: Situation, texts: readonly string[]): Cause | undefined {
  for (const text of texts) {
    const found = cluesIn(text).find((cause) => playbook.always.some((rule) => rule.when === cause.kind));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By view: most duties ask at every moment. */
const grave = new WeakMap<View, Cause | null>();

/** A cause of a kind whose severity the playbook fixes, when what has been told or what the tracker shows hints at one. */
export function graveCause(now: Situation, seen?: string): Cause | undefined {
  let found = grave.get(now.view);
  if (found === undefined) {
    const shown = (): readonly string[] => trackerRows(now).flatMap((row) => (row.events > 0 ? [row.title] : []));
    found = graveIn(now, told(now)) ?? graveIn(now, shown()) ?? null;
    grave.set(now.view, found);
  }
  return found ?? (seen === undefined ? undefined : graveIn(now, [seen]));
}

/**
 * Judges from what is visible: what the playbook always gives the same severity (data loss, security); else how much fails, else
 * how slow it is. Nothing outside of the ordinary is no incident. `seen`: what was just read besides, and is not told yet.
 */
export function classify(now: Situation, seen?: string): Classification {
  const health = readHealth(now);
  const { always, severities } = now.playbook;
  const cause = graveCause(now, seen);
  const rule = always.find((a) => a.when === cause?.kind);
  const fixed = severities.find((s) => s.id === rule?.severity);
  if (cause !== undefined && rule !== undefined && fixed !== undefined)
    return { kind: rule.when, severity: fixed, reason: `It looks like this: ${cause.sentence}`, health };
  // The table is ordered: critical, major, minor, low.
  const major = severities[1] ?? severities[0];
  const minor = severities[2] ?? major;
  const share = `${Math.round(health.worstFailing)} % of the calls fail`;
  if (health.worstFailing >= OUTAGE && major !== undefined)
    return { kind: 'outage', severity: major, reason: share, health };
  // What is only somewhat out of the ordinary counts when it lasts: an odd minute is noise.
  const before = health.sound && health.slow.length === 0 ? health : readHealth(now, LASTING);
  if (!health.sound && !before.sound && minor !== undefined)
    return { kind: 'degradation', severity: minor, reason: share, health };
  if (health.slow.length > 0 && before.slow.length > 0 && major !== undefined && minor !== undefined) {
    const far = health.slow.length > 1 || health.slow.some((s) => s.times >= FAR);
    const names = health.slow.map((s) => s.chart).join(', ');
    return { kind: 'degradation', severity: far ? major : minor, reason: `Too slow: ${names}`, health };
  }
  return { kind: 'none', reason: 'What is counted as failing or slow is inside its normal range', health };
}

/** Is the one severity graver than the other, by the order of the playbook's table? */
export function graver(now: Situation, one: string | undefined, other: string | undefined): boolean {
  const place = (id: string | undefined): number => {
    const index = now.playbook.severities.findIndex((s) => s.id === id);
    return index < 0 ? now.playbook.severities.length : index;
  };
  return place(one) < place(other);
}

/** The severity so many steps milder (positive) or graver (negative), within the playbook's table. */
export function shifted(now: Situation, severity: Severity, steps: number): Severity {
  const { severities } = now.playbook;
  const index = severities.findIndex((s) => s.id === severity.id);
  return severities[Math.min(severities.length - 1, Math.max(0, index + steps))] ?? severity;
}
