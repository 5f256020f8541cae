import { mean } from '../../measure';
import type { TextSpan } from '../types';
import type { Found } from './criterion';
import type { SequenceFacts, UpdateFacts } from './facts';
import { impactGrade, together } from './impact';

export const spansOf = (
  list: readonly UpdateFacts[],
  of: (u: UpdateFacts) => readonly TextSpan[],
): readonly TextSpan[] => list.flatMap(of);

/** The updates up to the one that says that it is over: only those can owe a next one. */
export function goingOn(facts: SequenceFacts): readonly UpdateFacts[] {
  return facts.told.slice(0, facts.endsAt ?? facts.told.length);
}

export const plural = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

/** Somebody speaks for a service, to those who use it. */
const SPEAKS = /\b(?:we|we're|our|us|customers?|users?|you|team|engineers?|technicians?|services?)\b/i;

/** 1 for a word of state, less where the state has to be gathered from the rest. */
function stateSaid(u: UpdateFacts): number {
  if (u.status === undefined) return 0;
  if (!u.status.implied) return 1;
  return SPEAKS.test(u.text.plain) ? 0.6 : 0.2;
}

/** Does anybody tell of work on it at all? A poem can name trouble too, and has less of what only an update has. */
export function register(facts: SequenceFacts): number {
  const works = facts.told.some(
    (u) => (u.status !== undefined && !u.status.implied) || u.actions.grade > 0 || u.next.when > 0 || u.next.step > 0,
  );
  return works ? 1 : 0.4;
}

/** How much of an update it is at all, 0 to 1: a poem has no status, no impact and nothing that is done. */
function relevance(facts: SequenceFacts): number {
  const { told } = facts;
  const status = mean(told.map(stateSaid));
  const impact = Math.max(0, ...told.map((u) => impactGrade(u.impact)));
  const actions = Math.max(0, ...told.map((u) => u.actions.grade));
  return Math.min(1, status * 0.8 + impact * 0.6 + actions * 0.4);
}

/**
 * How much is said, 0 to 1: who tells nothing of impact, deeds and what comes next cannot speculate, break a promise or repeat
 * himself either, and has not earned the points for it.
 */
export function substance(facts: SequenceFacts): number {
  const said = 0.5 * impactOf(facts).share + 0.3 * actionsOf(facts).share + 0.2 * nextOf(facts).share;
  return register(facts) * relevance(facts) * (0.2 + 0.8 * Math.min(1, said / 0.7));
}

/** Each update says where things stand, and none takes back what an earlier one said without saying so. */
export function statusSaidOf(facts: SequenceFacts): Found {
  const { told } = facts;
  const without = told.filter((u) => stateSaid(u) < 1).length;
  const against = told.filter((u, i) => {
    const before = told.slice(0, i).findLast((x) => x.status !== undefined)?.status?.phase;
    return before === 5 && u.status !== undefined && !u.status.implied && u.status.phase < 4 && !u.status.returned;
  });
  return {
    share: register(facts) * mean(facts.all.map((u) => (u.repeat ? 0 : stateSaid(u)))) - 0.5 * against.length,
    reason:
      against.length > 0
        ? `${plural(against.length, 'update')} went back behind “resolved” without saying that it came back.`
        : without === 0
          ? 'Every update says where things stand.'
          : `${without} of ${plural(told.length, 'update')} did not say in a word where things stand.`,
    spans: [
      ...against.flatMap((u) =>
        u.status === undefined
          ? []
          : [
              {
                ...u.status.span,
                why: 'It was called resolved before this.',
                hint: 'Say that it came back, and since when.',
              },
            ],
      ),
      ...told.filter((u) => !against.includes(u)).flatMap((u) => (u.status === undefined ? [] : [u.status.span])),
    ],
    hint: 'Begin with one word of state: investigating, identified, monitoring, resolved.',
  };
}

const LACKS: readonly (readonly ['symptom' | 'thing' | 'who' | 'scope' | 'relief', number, string])[] = [
  ['symptom', 0.8, 'what people cannot do'],
  ['thing', 0.7, 'which feature'],
  ['who', 0.75, 'who is affected'],
  ['scope', 0.6, 'how many, where, since when'],
  ['relief', 0.6, 'what still works or what to do meanwhile'],
];

/** What people cannot do, who and how many: all that was told, how early it was told, and whether it was kept in sight. */
export function impactOf(facts: SequenceFacts): Found {
  const { told } = facts;
  const all = together(told.map((u) => u.impact));
  const grades = facts.all.map((u) => (u.repeat ? 0 : impactGrade(u.impact)));
  const early = Math.max(0, ...grades.slice(0, 2));
  // What was told once is still known to who reads on, but less and less.
  let known = 0;
  const kept = mean(
    grades.map((g) => {
      known = Math.max(g, known * 0.7);
      return known;
    }),
  );
  const missing = LACKS.filter(([part, enough]) => all[part] < enough).map(([, , words]) => words);
  return {
    share: register(facts) * (0.6 * impactGrade(all) + 0.2 * early + 0.2 * kept),
    reason:
      all.symptom === 0
        ? 'No update says what goes wrong for anybody.'
        : missing.length === 0
          ? 'Says what people cannot do, who they are, how far it goes and what helps.'
          : `The impact lacks: ${missing.join(', ')}.`,
    spans: spansOf(told, (u) => u.impact.spans),
    hint: 'Say in the first update who cannot do what, where and since when, and what still works.',
  };
}

/** What was done: what exactly, not that somebody works on it. */
export function actionsOf(facts: SequenceFacts): Found {
  const { told } = facts;
  const grades = facts.all.map((u) => (u.repeat ? 0 : u.actions.grade));
  const best = Math.max(0, ...grades);
  const different =
    new Set(told.flatMap((u) => [...u.actions.deeds])).size + (told.some((u) => u.actions.cause) ? 1 : 0);
  return {
    share:
      (told.some((u) => u.status !== undefined) ? 1 : 0.2) *
      (0.4 * best + 0.4 * mean(grades) + 0.2 * Math.min(1, different / 3)),
    reason:
      best === 0
        ? 'No update says what is being done.'
        : different === 0
          ? 'Says that it is worked on, not what is done.'
          : `Says what exactly was found or done (${plural(different, 'thing')}).`,
    spans: spansOf(told, (u) => u.actions.spans),
    hint: 'Say what was done to what, what it showed, and what was ruled out.',
  };
}

/** What comes next and when the next word comes, in each update that is not the last. */
export function nextOf(facts: SequenceFacts): Found {
  const open = goingOn(facts);
  if (open.length === 0) {
    const after = Math.max(0, ...facts.told.map((u) => (u.next.step === 1 ? 1 : 0)));
    return {
      share: 0.2 * after,
      reason: 'Nothing was told until it was over.',
      hint: 'Tell it while it goes on, each time with the time of the next update.',
      spans: spansOf(facts.told, (u) => u.next.spans),
    };
  }
  const grade = (u: UpdateFacts): number => 0.65 * u.next.when + 0.35 * u.next.step;
  const named = open.filter((u) => u.next.when === 1).length;
  return {
    share: 0.7 * mean(open.map(grade)) + 0.3 * Math.max(...open.map(grade)),
    reason:
      named === open.length
        ? 'Every update names the time of the next.'
        : named === 0
          ? 'No update names the time of the next.'
          : `${named} of ${plural(open.length, 'update')} named the time of the next.`,
    spans: spansOf(open, (u) => u.next.spans),
    hint: 'End each update with “Next update: 14:30 UTC”, also when there will be no news, and say what you will do until then.',
  };
}
