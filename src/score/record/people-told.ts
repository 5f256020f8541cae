import type { Entry } from '../../drill/record';
import type { ScoreInput } from '../types';
import { perInput } from './per-input';

const PEOPLE = '(?:people|persons?|users?|customers?|accounts?|subscribers?|members?)';
const BEFORE = new RegExp(
  `(?<![\\d:.,-])(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:\\.\\d+)?\\s?(k\\b|thousand\\b|m\\b|million\\b)?\\s*(?:\\w+ ){0,2}${PEOPLE}\\b`,
  'gi',
);
const AFTER = new RegExp(
  `\\b${PEOPLE}\\b(?: \\w+){0,2}[\\s:=|(~]{1,6}(?:about |some )?(\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?![\\d:]|\\s?%)`,
  'gi',
);

/** Numbers of people in a text: `about 1,200 users`, `users affected: 53`, `12k accounts`. */
export function countsOfPeople(
  text: string,
): readonly { readonly n: number; readonly from: number; readonly to: number }[] {
  const scale = (unit: string | undefined): number =>
    unit === undefined ? 1 : /^[k]|thousand/i.test(unit) ? 1_000 : 1_000_000;
  const out = [
    ...[...text.matchAll(BEFORE)].map((m) => ({ m, n: Number((m[1] ?? '').replace(/,/g, '')) * scale(m[2]) })),
    ...[...text.matchAll(AFTER)].map((m) => ({ m, n: Number((m[1] ?? '').replace(/,/g, '')) })),
  ];
  return out
    .filter(({ n }) => Number.isFinite(n))
    .map(({ m, n }) => ({ n, from: m.index, to: m.index + m[0].length }))
    .sort((a, b) => a.from - b.from);
}

function textsOf({ act }: Entry): readonly string[] {
  switch (act.type) {
    case 'post':
    case 'statuspage.publish':
    case 'ticket.update':
    case 'finding.note':
    case 'task.report':
      return [act.text];
    case 'ticket.open':
    case 'bug.open':
      return [act.body];
    case 'declare':
      return [act.impact];
    case 'resolve':
      return [act.summary];
    case 'tool.done':
      return [act.output];
    default:
      return [];
  }
}

/** Every number of affected people that was told or shown in the drill, before the postmortem was written. */
export const peopleTold = perInput((input: ScoreInput): readonly number[] => {
  // As it was delivered: a facilitator can change the words of the script, and add to them.
  const { messages, pages } = input.state;
  const delivered = [...messages.filter((m) => m.kind === 'inject'), ...pages.filter((p) => p.to === undefined)];
  const texts = [...input.entries.flatMap(textsOf), ...delivered.map((d) => d.text)];
  return [...new Set(texts.flatMap((t) => countsOfPeople(t).map((c) => c.n)))].filter((n) => n > 0);
});
