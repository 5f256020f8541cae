import { HOUR, MINUTE } from '../base/drill-time';
import { remembered } from '../base/remembered';
import type { PersonId } from '../drill/state';
import type { View } from '../drill/view';
import { isBreach } from './breach';
import { brokenFunction } from './broken';
import type { Cause, Remedy } from './causes/cause';
import { changeText } from './change';
import { cluesIn, strongest, weigh } from './clues';
import { previousVersion } from './instructions';
import type { Situation } from './intent';
import { trackerRows } from './reading';

const COUNTED = /(\d+) × “([^”]+)”/g;

/** What a report counts, line by line; one without counts counts once, as a whole. */
const countsIn = remembered((text): readonly { readonly times: number; readonly text: string }[] => {
  const counted = [...text.matchAll(COUNTED)].map((m) => ({ times: Number(m[1]), text: m[2] ?? '' }));
  return counted.length > 0 ? counted : [{ times: 1, text }];
});

/** By view, for somebody: every duty that leads or mends asks. */
const suspects = new WeakMap<View, { readonly me: PersonId; readonly cause: Cause | undefined }>();

/** What the team has reported so far hints at this; counts in the reports weigh, plain words count once. */
export function suspected(now: Situation): Cause | undefined {
  const known = suspects.get(now.view);
  if (known !== undefined && known.me === now.me) return known.cause;
  const cause = strongest(hintsIn(now));
  suspects.set(now.view, { me: now.me, cause });
  return cause;
}

/** What else the reports hint at, the hint with the most behind it first: where to go on when the first thought did not help. */
export function alsoSuspected(now: Situation): readonly Cause[] {
  const first = suspected(now);
  return [...hintsIn(now)]
    .filter(([cause]) => cause !== first)
    .sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))
    .map(([cause]) => cause);
}

function hintsIn(now: Situation): ReadonlyMap<Cause, number> {
  const { view } = now;
  const texts = [
    ...view.findings.filter((f) => (f.shared || f.by === now.me) && f.claim !== 'discards').map((f) => f.text),
    ...view.tasks.map((t) => t.report ?? ''),
    ...view.messages
      .filter((m) => m.kind === 'message' && view.roster.some((p) => p.id === m.from && p.kind === 'player'))
      .map((m) => m.text),
  ];
  const sums = weigh([...new Set(texts)].flatMap(countsIn));
  // In a breach the errors that are always there say nothing of it.
  return isBreach(now) ? new Map([...sums].filter(([cause]) => cause.kind === 'security')) : sums;
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

/** The first thought of somebody who does not look further: what was deployed last is the cause, so it is taken back. */
export function newestChange(now: Situation): Remedy | undefined {
  const result = now.read({ op: 'deployments.list' });
  const rows = result.ok ? result.value.rows.toSorted((a, b) => b.at - a.at) : [];
  for (const row of rows) {
    if (row.environment.startsWith('staging') || row.at < now.view.t - 6 * HOUR) continue;
    const version = row.function === undefined ? undefined : previousVersion(now, row.function);
    const reason = `${row.title} was deployed last`;
    if (row.function !== undefined && version !== undefined)
      return { change: { op: 'functions.deploy', name: row.function, version }, option: 'rollback', reason };
    if (row.function === undefined)
      return { change: { op: 'commits.revert', sha: row.sha }, option: 'rollback', reason };
  }
  return undefined;
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
