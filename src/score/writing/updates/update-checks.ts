import { clockMinuteUtc, type DrillTime, durationText, minutes } from '../../../base/drill-time';
import { mean, unit } from '../../measure';
import { gatesOf } from '../../record/gates';
import { quote } from '../../record/say';
import { allUpdates, ofStatusPost, promisedAt, type Told, toldOf, updatesOf } from '../../record/updates';
import type { ScoreInput } from '../../types';
import type { CriterionResult, TextSpan } from '../types';
import { falseClaims, guessesOfOne, keySeenAt, type Lapse } from './one/claims';
import { fieldsOfOne, promiseOfOne } from './one/fields';
import { announcementRows, resolutionRows, type TemplateRow } from './one/templates';
import { etaOfOne, isStale, wordsOfOne } from './one/wording';

/** One thing that was told in a drill, with what the indicators found in it. */
export interface CheckedUpdate {
  readonly told: Told;
  /** Each out of 1, by the indicator's id. A span with a hint counts against it, one without for it. */
  readonly checks: readonly CriterionResult[];
  /** When the next one was promised for. */
  readonly promisedFor?: DrillTime;
  /** When the next one, or the end, came. */
  readonly keptAt?: DrillTime;
  /** Absent where nothing was promised, or where it was not due before the end. */
  readonly kept?: boolean;
}

interface Checked {
  readonly share: number;
  readonly reason: string;
  readonly spans?: readonly TextSpan[];
  readonly hint?: string;
}

function spanOf(
  told: Told,
  start: number | undefined,
  end: number | undefined,
  why: string,
  hint?: string,
): TextSpan[] {
  if (start === undefined || end === undefined || start < 0 || end <= start || end > told.text.length) return [];
  return [{ start, end, text: told.text.slice(start, end), why, ...(hint === undefined ? {} : { hint }) }];
}

const ofLapses = (told: Told, lapses: readonly Lapse[], hint: string): readonly TextSpan[] =>
  lapses.flatMap((l) => spanOf(told, l.start, l.end, l.why, hint));

/** A check under its indicator's title, with the clause or practice that it rests on. */
function row(input: ScoreInput, id: string, checked: Checked): CriterionResult {
  const config = input.bundle.playbook.scoring.indicators.find((i) => i.id === id);
  return {
    id,
    title: config?.title ?? id,
    points: Math.round(unit(checked.share) * 10) / 10,
    of: 1,
    spans: checked.spans ?? [],
    reason: checked.reason,
    source: [...(config?.clauses ?? []), ...(config?.practices ?? [])].join(', '),
    ...(checked.hint === undefined || checked.share >= 1 ? {} : { hint: checked.hint }),
  };
}

function ofTemplate(rows: readonly TemplateRow[]): Checked {
  const missing = rows.filter((r) => !r.ok).map((r) => r.name);
  return {
    share: rows.length === 0 ? 1 : mean(rows.map((r) => (r.ok ? 1 : 0))),
    reason:
      missing.length === 0 ? 'Everything that the template asks for is there.' : `It lacks: ${missing.join(', ')}.`,
    hint: 'Fill in every line of the template.',
  };
}

function fields(input: ScoreInput, told: Told): Checked {
  const { missing, share } = fieldsOfOne(input, told);
  const names = missing.map((id) => input.bundle.playbook.updates.fields.find((f) => f.id === id)?.label ?? id);
  return {
    share,
    reason: missing.length === 0 ? 'Every field is there.' : `It lacks: ${names.join(', ')}.`,
    hint: `Give ${names.join(', ')}, each after its label.`,
  };
}

/** Where a text names the promised time; where the form says another, the line that speaks of the next update. */
function placeOfClock(input: ScoreInput, told: Told, at: DrillTime): readonly [number, number] | undefined {
  const clock = clockMinuteUtc(input.state.startEpoch + at);
  const start = told.text.lastIndexOf(clock);
  if (start >= 0) return [start, start + clock.length];
  const line = /next update[^\n]{0,60}/i.exec(told.text);
  return line === null ? undefined : [line.index, line.index + line[0].trimEnd().length];
}

function words(input: ScoreInput, told: Told): Checked | undefined {
  const found = wordsOfOne(input, told);
  if (found === undefined) return undefined;
  const { insider, plain, share, text } = found;
  const at = told.text.indexOf(text);
  const place = (hit: {
    readonly start: number;
    readonly end: number;
  }): readonly [number | undefined, number | undefined] =>
    at < 0 ? [undefined, undefined] : [at + hit.start, at + hit.end];
  const good = `Say what people cannot do, such as: ${quote(input.bundle.scenario.truth.impact.sentence)}`;
  const spans = [
    ...(plain === undefined ? [] : spanOf(told, ...place(plain), 'As those affected would say it.')),
    ...insider.flatMap((h) =>
      spanOf(told, ...place(h), 'Means nothing to people outside.', 'Use their word for it, or leave it out.'),
    ),
  ];
  const reason =
    insider.length > 0
      ? `${insider.map((h) => quote(h.text)).join(', ')} mean nothing to people outside.`
      : plain === undefined
        ? 'It does not say what people cannot do.'
        : 'The impact is told in the words of those affected.';
  return { share, reason, spans, hint: good };
}

function claims(input: ScoreInput, told: Told): Checked | undefined {
  const { resolvedAt = Number.POSITIVE_INFINITY } = gatesOf(input);
  // A resolution that came too early is counted as such.
  if (told.kind === 'resolution' || (told.kind === 'status-page' && told.at >= resolvedAt)) return undefined;
  const wrong = falseClaims(input, told);
  const hint = 'Claim only what can be seen at that moment.';
  return {
    share: 1 - 0.5 * wrong.length,
    reason:
      wrong.length === 0
        ? 'What it says was true at that moment.'
        : `Not true then: ${wrong.map((w) => w.text).join('; ')}.`,
    spans: ofLapses(told, wrong, hint),
    hint,
  };
}

function guesses(input: ScoreInput, told: Told, seenAt: DrillTime): Checked {
  const lapses = guessesOfOne(input, told, seenAt);
  const hint = 'Until something shows the cause, say that it is not known yet.';
  return {
    share: 1 - 0.5 * lapses.length,
    reason: lapses.length === 0 ? 'No guess is told as known.' : lapses.map((l) => l.why).join(' '),
    spans: ofLapses(told, lapses, hint),
    hint,
  };
}

function foretold(input: ScoreInput, told: Told, tolerance: DrillTime): Checked | undefined {
  const found = etaOfOne(input, told, tolerance);
  if (found === undefined) return undefined;
  const line = /^[^\n]*\bETA\b[^\n]*$/im.exec(told.text);
  const hint = 'Give a range when there is ground for one, “unknown” when there is none.';
  return {
    share: found.share,
    reason: `When it should be over: ${found.text}.`,
    spans:
      line === null
        ? []
        : spanOf(told, line.index, line.index + line[0].length, `${found.text}.`, found.share < 0.5 ? hint : undefined),
    hint,
  };
}

/** A number that the playbook sets for an indicator; undefined when it does not judge by it. */
function targetOf(input: ScoreInput, id: string, name: string): number | undefined {
  return input.bundle.playbook.scoring.indicators.find((i) => i.id === id)?.target?.[name];
}

/**
 * Everything that was told beyond the people at work, in order, repeats included, each with its checks. The same functions judge
 * it here and on the scorecard; what a playbook does not judge is not checked.
 */
export function updateChecks(input: ScoreInput): readonly CheckedUpdate[] {
  const judgedIds = new Set(input.bundle.playbook.scoring.indicators.map((i) => i.id));
  const all = allUpdates(input);
  const fresh = updatesOf(input).filter((u) => u.at <= gatesOf(input).end);
  const told = [
    ...all,
    ...toldOf(input).filter((t) => t.kind === 'announcement' || t.kind === 'resolution'),
    ...input.state.statusPage.map(ofStatusPost).filter((t) => t.at <= input.endAt),
  ].toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  const seenAt = keySeenAt(input);
  const alike = (targetOf(input, 'novelty', 'maxSimilarityPercent') ?? 100) / 100;
  const tolerance = minutes(targetOf(input, 'eta', 'tolerance') ?? 0);
  return told.map((t): CheckedUpdate => {
    const isUpdate = t.kind === 'update';
    const place = isUpdate ? all.findIndex((u) => u.seq === t.seq) : -1;
    const next = fresh.findIndex((u) => u.seq === t.seq);
    const promise = next < 0 ? undefined : promiseOfOne(input, t, fresh[next + 1]?.at);
    const promised = promise?.promised ?? promisedAt(input, t);
    const kept =
      promise?.outcome === 'kept'
        ? true
        : promise?.outcome === 'broken' || promise?.outcome === 'cadence'
          ? false
          : undefined;
    const rows: readonly (readonly [string, Checked | undefined])[] = [
      ['update-fields', isUpdate ? fields(input, t) : undefined],
      ['announcement', t.kind === 'announcement' ? ofTemplate(announcementRows(input, t)) : undefined],
      ['resolution-actions', t.kind === 'resolution' ? ofTemplate(resolutionRows(input, t)) : undefined],
      ['promise-kept', promise === undefined ? undefined : promiseCheck(input, t, promise)],
      ['claims-true', claims(input, t)],
      ['users-words', words(input, t)],
      ['no-speculation', guesses(input, t, seenAt)],
      ['novelty', place < 1 ? undefined : newness(isStale(input, all[place - 1], t, alike))],
      ['eta', foretold(input, t, tolerance)],
    ];
    return {
      told: t,
      checks: rows.flatMap(([id, checked]) =>
        checked === undefined || !judgedIds.has(id) ? [] : [row(input, id, checked)],
      ),
      ...(promised === undefined ? {} : { promisedFor: promised }),
      ...(promise?.answered === undefined ? {} : { keptAt: promise.answered }),
      ...(kept === undefined ? {} : { kept }),
    };
  });
}

function newness(stale: boolean): Checked {
  return {
    share: stale ? 0 : 1,
    reason: stale ? 'It says what the update before it said.' : 'It says something that the one before did not.',
    hint: 'Say what has changed, what was ruled out, what comes next.',
  };
}

function promiseCheck(input: ScoreInput, told: Told, promise: ReturnType<typeof promiseOfOne>): Checked {
  const { outcome, promised, answered } = promise;
  const hint = 'Name the time of the next update, and post it by then, also when there is no news.';
  if (promised === undefined) return { share: 0, reason: 'It names no time for the next update.', hint };
  const clock = `${clockMinuteUtc(input.state.startEpoch + promised)} UTC`;
  const kept = outcome === 'kept' || outcome === 'open';
  const reason =
    outcome === 'open'
      ? `The next was promised for ${clock}, which was after the end.`
      : outcome === 'kept'
        ? `The next was promised for ${clock}, and came by then.`
        : answered === undefined
          ? `The next was promised for ${clock}, and none came.`
          : `The next was promised for ${clock}, and came ${durationText(answered - promised)} later.`;
  const place = placeOfClock(input, told, promised);
  const also = outcome === 'cadence' ? ' It is counted where the minutes without a fresh update are.' : '';
  return {
    share: kept ? 1 : 0,
    reason: `${reason}${also}`,
    spans: place === undefined ? [] : spanOf(told, place[0], place[1], reason, kept ? undefined : hint),
    hint,
  };
}
