import type { DrillTime } from '../../base/drill-time';
import { contentWords, findAny, findPhrase } from '../../base/text-similarity';
import type { Briefing } from '../../drill/acts';
import type { Handoff } from '../../drill/state';
import { within } from '../measure';
import { consultedOf } from '../record/consulted';
import { declaredAtMoment } from '../record/gates';
import { holdersAt, nameOf } from '../record/people';
import { clock } from '../record/say';
import { clockIn, drillTimeOfClock } from '../record/times';
import { promisedAt, updatesOf } from '../record/updates';
import type { ScoreInput } from '../types';
import { share } from './features';
import { restoredClaims } from './wording';

/** What a part of a briefing lacks against what was true and open, and the words of it that are wrong. */
export interface Lack {
  readonly why: string;
  readonly hint: string;
  /** The words that say otherwise, as offsets in the part's text; absent where something is only left out. */
  readonly at?: { readonly from: number; readonly to: number };
}

const NONE =
  /\b(?:none|nothing|no one|nobody|n\/a|no (?:open |other )?(?:tasks?|actions?|promises?|updates?|decisions?|constraints?|people|plan))\b/i;
/** A part that says more than this many words of meaning is no mere "none". */
const BARE = 4;
/** Share of the words of a decision by which a plan speaks of it. */
const SPOKEN_OF = 0.3;
const PROMISE_SLACK = 60_000;

/** The place where a part says that there is nothing, when that is all it says. */
function none(text: string): Lack['at'] {
  const m = NONE.exec(text);
  return m === null || contentWords(text).length > BARE ? undefined : { from: m.index, to: m.index + m[0].length };
}

function lack(why: string, hint: string, at?: Lack['at']): Lack {
  return at === undefined ? { why, hint } : { why, hint, at };
}

function names(input: ScoreInput, text: string, id: string): boolean {
  return findPhrase(text, nameOf(input, id)) !== undefined || findPhrase(text, id) !== undefined;
}

/** The promise that was open at a moment: what the last update said about the next. */
function openPromise(input: ScoreInput, at: DrillTime): DrillTime | undefined {
  const last = updatesOf(input).findLast((u) => u.at <= at);
  const due = last === undefined ? undefined : promisedAt(input, last);
  return due === undefined || due < at ? undefined : due;
}

/** Who had asked and had no answer at a moment. */
function waiting(input: ScoreInput, at: DrillTime): readonly string[] {
  const { messages } = input.state;
  return [
    ...new Set(
      messages
        .filter(
          (m) =>
            m.asks !== undefined &&
            m.at <= at &&
            !messages.some(
              (r) =>
                r.seq !== undefined &&
                r.at >= m.at &&
                r.at <= at &&
                (r.replyTo === m.id ||
                  r.channel === `dm:${m.from}` ||
                  (r.channel === m.channel && ['answer', 'update', 'announcement', 'resolution'].includes(r.kind))),
            ),
        )
        .map((m) => m.from),
    ),
  ];
}

type Check = (text: string, input: ScoreInput, at: DrillTime, handoff: Handoff) => readonly Lack[];

/** What each part must agree with at the moment of the briefing. */
export const BRIEFING_CHECKS: Readonly<Record<keyof Briefing, Check>> = {
  situation: (text, input, at) => {
    const out: Lack[] = [];
    const severity = declaredAtMoment(input, at);
    const row = input.bundle.playbook.severities.find((s) => s.id === severity);
    if (severity !== undefined && findAny(text, [severity, row?.code ?? severity]) === undefined)
      out.push(lack(`the severity (${severity}) is not said`, `Say ${severity}, and since when.`));
    const { impact } = input.bundle.scenario.truth;
    if (findAny(text, [...impact.userWords, impact.function]) === undefined)
      out.push(lack('what is broken for people is not said', 'Say what people cannot do, in their words.'));
    const claim = restoredClaims(text)[0];
    if (claim !== undefined && within(input.truth.impact, at))
      out.push({
        ...lack('it says that all is well, and people were still affected', 'Say what still fails, and since when.'),
        at: { from: claim.start, to: claim.end },
      });
    return out;
  },
  objectives: (text) =>
    contentWords(text).length < 2
      ? [lack('no objective is named', 'Say what comes first, and what after it.', none(text))]
      : [],
  plan: (text, input, at) => {
    if (contentWords(text).length < 2)
      return [lack('no plan is named', 'Say what is tried next, and what follows if it does not help.', none(text))];
    const decision = input.state.decisions.findLast((d) => d.at <= at);
    const open = decision !== undefined && within(input.truth.impact, at);
    return open && share(decision.text, text) < SPOKEN_OF
      ? [
          lack(
            `what was decided (“${decision.text}”) is not said`,
            `Say that it was decided to ${decision.text}, and why.`,
            none(text),
          ),
        ]
      : [];
  },
  actions: (text, input, at) => {
    const open = input.state.tasks.filter((t) => t.at <= at && (t.reportedAt === undefined || t.reportedAt > at));
    const untold = open.filter(
      (t) => !names(input, text, t.to) && !contentWords(t.text).some((w) => contentWords(text).includes(w)),
    );
    if (untold.length === 0) return [];
    const list = untold.map((t) => `${nameOf(input, t.to)}: ${t.text}`).join('; ');
    return [lack(`${untold.length} open task(s) not mentioned`, `Add: ${list}.`, none(text))];
  },
  people: (text, input, at, handoff) => {
    const others = input.bundle.scenario.roles
      .flatMap((role) => holdersAt(input, role, at))
      .filter((id) => id !== handoff.from && id !== handoff.to);
    const absent = [...new Set(others)].filter((id) => !names(input, text, id)).map((id) => nameOf(input, id));
    return absent.length > 0
      ? [lack(`not named: ${absent.join(', ')}`, `Add who is there and as what: ${absent.join(', ')}.`, none(text))]
      : [];
  },
  promises: (text, input, at) => {
    const out: Lack[] = [];
    const due = openPromise(input, at);
    const said = clockIn(text);
    if (due !== undefined && said === undefined)
      out.push(
        lack(
          'the time of the next update is not said',
          `Say that the next update is promised for ${clock(input, due)}.`,
          none(text),
        ),
      );
    else if (due !== undefined && said !== undefined) {
      if (Math.abs(drillTimeOfClock(said, due, input.state.startEpoch) - due) > PROMISE_SLACK) {
        const m = /\d{1,2}:\d\d(?::\d\d)?/.exec(text);
        out.push({
          ...lack('the time of the next update is wrong', `Put ${clock(input, due)}.`),
          ...(m === null ? {} : { at: { from: m.index, to: m.index + m[0].length } }),
        });
      }
    }
    const unanswered = waiting(input, at).filter((id) => !names(input, text, id));
    if (unanswered.length > 0 && none(text) !== undefined) {
      const who = unanswered.map((id) => nameOf(input, id)).join(', ');
      out.push(lack(`${who} had asked and waited for an answer`, `Add who waits for an answer: ${who}.`, none(text)));
    }
    return out;
  },
  comms: (text, input, at) => {
    const out: Lack[] = [];
    const published = input.state.statusPage.some((p) => p.at <= at);
    if (published && findAny(text, ['status page', 'statuspage', 'published', 'public']) === undefined)
      out.push(lack('the status page is not mentioned', 'Say what stands on the status page.', none(text)));
    const told = updatesOf(input).filter((u) => u.at <= at).length;
    const denied = none(text);
    if (out.length === 0 && told > 0 && denied !== undefined)
      out.push(lack(`${told} update(s) had gone out`, 'Say where updates go and how many there were.', denied));
    return out;
  },
  constraints: (text, input, at) => {
    const consulted = consultedOf(input);
    const silent = consulted !== undefined && (consulted.freeAt === undefined || consulted.freeAt > at);
    if (silent && findAny(text, ['public', 'publish', 'legal', 'status page', 'outside', 'confidential']) === undefined)
      return [
        lack(
          'nothing may be public before legal has agreed, and it is not said',
          'Say that nothing is public before legal has agreed.',
          none(text),
        ),
      ];
    return [];
  },
};
