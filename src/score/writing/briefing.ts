import type { DrillTime } from '../../base/drill-time';
import { contentWords, findAny, findPhrase } from '../../base/text-similarity';
import type { Briefing } from '../../drill/acts';
import type { Handoff } from '../../drill/state';
import { filled } from '../record/fields';
import { declaredAtMoment } from '../record/gates';
import { holdersAt, nameOf } from '../record/people';
import { clockIn, drillTimeOfClock } from '../record/times';
import { promisedAt, updatesOf } from '../record/updates';
import type { ScoreInput } from '../types';

/** How a part of a briefing does: 1 said and true, 0.5 said but not what was open, 0 missing. */
export interface BriefingPart {
  readonly part: keyof Briefing;
  readonly share: number;
  readonly why?: string;
}

const NONE = /\b(?:none|nothing|no one|nobody|no )\b/i;

function names(input: ScoreInput, text: string, ids: readonly string[]): boolean {
  return ids.some((id) => findPhrase(text, nameOf(input, id)) !== undefined || findPhrase(text, id) !== undefined);
}

/** The promise that was open at a moment: what the last update said about the next. */
function openPromise(input: ScoreInput, at: DrillTime): DrillTime | undefined {
  const last = updatesOf(input).findLast((u) => u.at <= at);
  return last === undefined ? undefined : promisedAt(input, last);
}

type Check = (text: string, input: ScoreInput, at: DrillTime, handoff: Handoff) => string | undefined;

/** What each part must agree with; each check gives the reason why it does not. */
const CHECKS: Readonly<Record<keyof Briefing, Check>> = {
  situation: (text, input, at) => {
    const severity = declaredAtMoment(input, at);
    if (severity !== undefined) {
      const row = input.bundle.playbook.severities.find((s) => s.id === severity);
      if (findAny(text, [severity, row?.code ?? severity]) === undefined)
        return `the severity (${severity}) is not said`;
    }
    const { impact } = input.bundle.scenario.truth;
    return findAny(text, [...impact.userWords, impact.function]) === undefined
      ? 'what is broken for people is not said'
      : undefined;
  },
  objectives: (text) => (contentWords(text).length < 2 ? 'no objective is named' : undefined),
  plan: (text) => (contentWords(text).length < 2 ? 'no plan is named' : undefined),
  actions: (text, input, at) => {
    const open = input.state.tasks.filter((t) => t.at <= at && (t.reportedAt === undefined || t.reportedAt > at));
    if (open.length === 0) return undefined;
    if (NONE.test(text) && contentWords(text).length < 4) return 'tasks were open';
    const told = open.filter(
      (t) => names(input, text, [t.to]) || contentWords(t.text).some((w) => contentWords(text).includes(w)),
    );
    return told.length < open.length ? `${open.length - told.length} open task(s) not mentioned` : undefined;
  },
  people: (text, input, at, handoff) => {
    const others = input.bundle.scenario.roles
      .flatMap((role) => holdersAt(input, role, at))
      .filter((id) => id !== handoff.from && id !== handoff.to);
    const absent = [...new Set(others)].filter((id) => !names(input, text, [id]));
    return absent.length > 0 ? `not named: ${absent.map((id) => nameOf(input, id)).join(', ')}` : undefined;
  },
  promises: (text, input, at) => {
    const due = openPromise(input, at);
    if (due === undefined || due < at) return undefined;
    const said = clockIn(text);
    if (said === undefined) return 'the time of the next update is not said';
    return Math.abs(drillTimeOfClock(said, due, input.state.startEpoch) - due) <= 60_000
      ? undefined
      : 'the time of the next update is wrong';
  },
  comms: (text, input, at) => {
    const published = input.state.statusPage.some((p) => p.at <= at);
    if (!published) return undefined;
    return findAny(text, ['status page', 'statuspage', 'published', 'public']) === undefined
      ? 'the status page is not mentioned'
      : undefined;
  },
  constraints: () => undefined,
};

/** Judges each part of a handoff's briefing against what was true and open at that moment. */
export function judgeBriefing(input: ScoreInput, handoff: Handoff): readonly BriefingPart[] {
  const at = handoff.briefedAt ?? handoff.offeredAt;
  return (Object.keys(CHECKS) as (keyof Briefing)[]).map((part) => {
    const text = handoff.briefing?.[part] ?? '';
    if (!filled(text)) return { part, share: 0, why: 'left out' };
    const why = CHECKS[part](text, input, at, handoff);
    return why === undefined ? { part, share: 1 } : { part, share: 0.5, why };
  });
}
