import { type DrillTime, minutes } from '../../base/drill-time';
import type { PersonId } from '../../drill/state';
import type { ScoreInput } from '../types';
import { silenceRule } from './kind';
import { perInput } from './per-input';

/** Nobody waits for a word for ever: so long after they were asked, having asked is enough. */
const PATIENCE = minutes(20);

/** When those were asked whose word is needed before anything is public, and when their word came. */
export interface Consulted {
  readonly askedAt?: DrillTime;
  readonly askedSeq?: number;
  readonly who?: PersonId;
  /** From here on it may be public. */
  readonly freeAt?: DrillTime;
}

/** How somebody is asked: paged, written to, asked for approval, or named in a channel. */
function asked(input: ScoreInput, people: readonly PersonId[]) {
  const { state, endAt } = input;
  const names = new Map(
    input.bundle.company.people
      .filter((p) => people.includes(p.id))
      .flatMap((p) => [p.name, ...p.name.split(' ')].map((name) => [`@${name}`.toLowerCase(), p.id] as const)),
  );
  const named = (text: string): PersonId | undefined => {
    const lower = text.toLowerCase();
    return [...names].find(([name]) => lower.includes(name))?.[1];
  };
  const rows = [
    ...state.escalations.map((e) => ({ at: e.at, seq: e.seq, who: e.to })),
    ...state.approvals.map((a) => ({ at: a.at, seq: a.seq, who: a.of })),
    ...state.messages.flatMap((m) => {
      if (m.seq === undefined || m.kind === 'system') return [];
      const who = m.channel.startsWith('dm:') ? m.channel.slice(3) : named(m.text);
      return who === undefined || who === m.from ? [] : [{ at: m.at, seq: m.seq, who }];
    }),
  ];
  return rows
    .filter((r) => r.at <= endAt && people.includes(r.who))
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq)[0];
}

/** Who has to be asked before anything is public, where a rule says so; nothing where none does. */
export const consultedOf = perInput((input): Consulted | undefined => {
  if (silenceRule(input) === undefined) return undefined;
  const people = input.bundle.scenario.truth.consult ?? [];
  const first = asked(input, people);
  if (first === undefined) return {};
  const word = [
    ...input.state.messages.filter((m) => people.includes(m.from)).map((m) => m.at),
    ...input.state.approvals.filter((a) => people.includes(a.of)).flatMap((a) => a.answeredAt ?? []),
  ]
    .filter((at) => at > first.at)
    .toSorted((a, b) => a - b)[0];
  return {
    askedAt: first.at,
    askedSeq: first.seq,
    who: first.who,
    freeAt: Math.min(word ?? Number.POSITIVE_INFINITY, first.at + PATIENCE),
  };
});
