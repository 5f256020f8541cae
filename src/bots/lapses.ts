import { type DrillTime, durationText, MINUTE } from '../base/drill-time';
import type { View } from '../drill/view';
import type { Situation } from './intent';
import { recoveredAt } from './knowledge';
import { clock } from './situation';

/** The change after which the trouble ended: the first one that followed from the last decision, else the last before it. */
export function mendingChange(now: Situation): View['changes'][number] | undefined {
  const fine = recoveredAt(now) ?? now.view.t;
  const before = now.view.changes.filter((c) => c.at <= fine);
  const decided = now.view.decisions.findLast((d) => d.at <= fine)?.at;
  return before.find((c) => decided !== undefined && c.at >= decided) ?? before.at(-1);
}

/** The longest stretch without an update, from the declaration to the resolution. */
function longestSilence({ view }: Situation, from: DrillTime, to: DrillTime): DrillTime {
  const told = view.messages.filter((m) => m.kind === 'update' && m.at > from && m.at < to).map((m) => m.at);
  const times = [from, ...told, to];
  return Math.max(...times.slice(1).map((t, i) => t - (times[i] ?? from)));
}

/** For how long nobody commanded after the first commander had begun, and for how long more than one did (ms). */
function command({ view }: Situation, to: DrillTime): { readonly none: number; readonly two: number } {
  const held = view.roles.filter((r) => r.role === 'ic');
  const from = Math.min(...held.map((r) => r.from));
  const cuts = [from, to, ...held.flatMap((r) => [r.from, r.to ?? to])].filter((t) => t >= from && t <= to);
  const times = [...new Set(cuts)].sort((a, b) => a - b);
  let none = 0;
  let two = 0;
  for (const [i, start] of times.entries()) {
    const end = times[i + 1];
    if (end === undefined) break;
    const holding = held.filter((r) => r.from <= start && (r.to ?? to) >= end).length;
    if (holding === 0) none += end - start;
    if (holding > 1) two += end - start;
  }
  return { none, two };
}

const SHORT = 3 * MINUTE;

/** What the record shows did not go well, each in a sentence that says so without blaming anybody. */
export function ownedLapses(now: Situation): readonly string[] {
  const { view, playbook } = now;
  const out: string[] = [];
  const [page] = view.pages;
  const declared = view.severities[0];
  const end = view.resolutions.at(-1)?.at ?? view.endedAt ?? view.t;
  if (page?.acknowledgedAt !== undefined) {
    const took = page.acknowledgedAt - page.at;
    if (took > playbook.acknowledgeWithinMinutes * MINUTE)
      out.push(`The page was acknowledged late, after ${durationText(took)}`);
  }
  if (page !== undefined && declared !== undefined) {
    const within = playbook.severities.find((s) => s.id === declared.severity)?.respondWithinMinutes ?? 60;
    const took = declared.at - page.at;
    if (took > Math.min(within, 10) * MINUTE)
      out.push(`The declaration was late: it came ${durationText(took)} after the page`);
  }
  if (declared !== undefined) {
    const silence = longestSilence(now, declared.at, end);
    if (silence > (playbook.cadence.minutes + 1) * MINUTE)
      out.push(`Updates were late: for ${durationText(silence)} no update was posted`);
    const { none, two } = command(now, end);
    if (two > SHORT) out.push(`For ${durationText(two)} two people held command at once`);
    if (none > SHORT) out.push(`For ${durationText(none)} nobody held command`);
  }
  const mended = mendingChange(now);
  const decisive = view.decisions.findLast((d) => mended !== undefined && d.at <= mended.at);
  const vain = view.decisions.filter((d) => decisive !== undefined && d.at < decisive.at);
  for (const d of vain.slice(0, 2)) out.push(`The attempt to ${d.text} did not help and cost time`);
  const besides = view.changes.filter((c) => c !== mended && view.decisions.every((d) => d.at !== c.at));
  if (besides.length > 0)
    out.push(
      `At ${clock(now, besides[0]?.at ?? end)} production was changed besides without a decision, which was wrong and of no use`,
    );
  const reopened = view.resolutions.find((r) => r.reopenedAt !== undefined);
  if (reopened !== undefined) out.push(`It was declared resolved too soon at ${clock(now, reopened.at)} and came back`);
  return out;
}
