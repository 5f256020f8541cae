import { MINUTE } from '../base/drill-time';
import { brokenFunction } from './broken';
import type { Cause, Remedy } from './causes/cause';
import { changeText } from './change';
import { cluesIn, strongest, weigh } from './clues';
import type { Situation } from './intent';
import { trackerRows } from './reading';

const COUNTED = /(\d+) × “([^”]+)”/g;

/** What the team has reported so far hints at this; counts in the reports weigh, plain words count once. */
export function suspected(now: Situation): Cause | undefined {
  const { view } = now;
  const texts = [
    ...view.findings.filter((f) => f.shared && f.claim !== 'discards').map((f) => f.text),
    ...view.tasks.map((t) => t.report ?? ''),
    ...view.messages
      .filter((m) => m.kind === 'message' && view.roster.some((p) => p.id === m.from && p.kind === 'player'))
      .map((m) => m.text),
  ];
  const rows = [...new Set(texts)].flatMap((text) => {
    const counted = [...text.matchAll(COUNTED)].map((m) => ({ times: Number(m[1]), text: m[2] ?? '' }));
    return counted.length > 0 ? counted : [{ times: 1, text }];
  });
  return strongest(weigh(rows));
}

/** What may help against what is suspected, the playbook's preferred option first, without what was tried already. */
export function remediesFor(now: Situation, cause: Cause): readonly Remedy[] {
  const all = cause.remedies(now);
  const tried = now.view.decisions.map((d) => d.text);
  const { preference } = now.playbook.mitigation;
  const rank = (r: Remedy): number => {
    const index = preference.findIndex((p) => p.id === r.option);
    return index < 0 ? preference.length : index;
  };
  return all
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((r) => !tried.some((text) => text.includes(changeText(r.change))));
}

/** Deployments shortly before the trouble that the errors clear: something else is named in them. */
export function clearedDeployments(now: Situation, cause: Cause): readonly string[] {
  const broken = brokenFunction(now);
  const first = trackerRows(now)[0]?.firstSeen;
  const result = now.read({ op: 'deployments.list' });
  if (first === undefined || !result.ok) return [];
  return result.value.rows
    .filter((d) => d.at <= first && d.at > first - 90 * MINUTE)
    .filter((d) => cause.clears(d, broken))
    .map((d) => `${d.title} (${d.function ?? d.environment})`)
    .slice(0, 2);
}

/** Does a text name a cause at all? For reports of people. */
export function namesCause(text: string): boolean {
  return cluesIn(text).length > 0;
}
