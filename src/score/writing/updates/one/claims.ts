import type { DrillTime } from '../../../../base/drill-time';
import { within } from '../../../measure';
import { factsSaid, nearness, otherCauses, trueCause, wordsOf } from '../../../record/causes';
import { evidenceSeen, isKey } from '../../../record/evidence-seen';
import { declaredAtMoment, severityLevel } from '../../../record/gates';
import { quote } from '../../../record/say';
import { fieldOf, type Told } from '../../../record/updates';
import type { ScoreInput } from '../../../types';
import { causeStatements, restoredClaims, speculation } from '../../wording';

/** Something wrong with what one update says. */
export interface Lapse {
  /** As a finding tells it, with the words quoted. */
  readonly text: string;
  readonly why: string;
  /** Where in the text; absent when only the form says it. */
  readonly start?: number;
  readonly end?: number;
}

/** What is not true in something told, each with the words that it rests on. */
export function falseClaims(input: ScoreInput, told: Told): readonly Lapse[] {
  const out: Lapse[] = [];
  const affected = within(input.truth.impact, told.at) && !within(input.truth.mitigated, told.at);
  if (affected) {
    const status = fieldOf(input, told, 'status') ?? '';
    const why = 'People were still affected at that moment.';
    if (/^(?:monitoring|resolved)/i.test(status)) {
      const start = told.text.indexOf(status);
      const at = start < 0 ? {} : { start, end: start + status.length };
      out.push({ text: `status ${quote(status)} while people were affected`, why, ...at });
    }
    for (const hit of restoredClaims(told.text))
      out.push({ text: `${quote(hit.text)} while people were affected`, why, start: hit.start, end: hit.end });
  }
  const declared = declaredAtMoment(input, told.at);
  const hits = [...told.text.matchAll(/\bSEV-?(\d)\b/gi)];
  const named = hits.map((m) => `SEV${m[1]}`);
  const first = hits[0];
  if (
    declared !== undefined &&
    first !== undefined &&
    !named.some((n) => severityLevel(input, n) === severityLevel(input, declared))
  ) {
    out.push({
      text: `${quote(named[0] ?? '')} while ${declared} was declared`,
      why: `${declared} was declared at that moment.`,
      start: first.index,
      end: first.index + first[0].length,
    });
  }
  return out;
}

/** When the first thing was seen that shows the cause; infinite when nothing was. */
export function keySeenAt(input: ScoreInput): DrillTime {
  return evidenceSeen(input).find((s) => isKey(input, s.id))?.at ?? Number.POSITIVE_INFINITY;
}

/** Guesses, and causes stated as known before anything was seen that shows them. */
export function guessesOfOne(input: ScoreInput, told: Told, seenAt: DrillTime): readonly Lapse[] {
  const truth = trueCause(input);
  const others = otherCauses(input);
  const suspects = [...(truth === undefined ? [] : wordsOf(truth)), ...others.flatMap(wordsOf)];
  const out: Lapse[] = speculation(told.text, suspects).map((h) => ({
    text: `${quote(h.text)}: ${h.why}`,
    why: `A guess: ${h.why}.`,
    start: h.start,
    end: h.end,
  }));
  for (const s of causeStatements(told.text)) {
    const place = { start: s.start, end: s.end };
    const suspect = others.find(
      (c) =>
        factsSaid(c, s.text).length > 0 && nearness(c, s.text) > (truth === undefined ? 0 : nearness(truth, s.text)),
    );
    if (suspect !== undefined)
      out.push({ text: `${quote(s.text)}: a suspect told as known`, why: 'A suspect told as known.', ...place });
    else if (told.at < seenAt && Number.isFinite(seenAt) && truth !== undefined && factsSaid(truth, s.text).length > 0)
      out.push({
        text: `${quote(s.text)}: told before anything showed it`,
        why: 'Told before anything was seen that shows it.',
        ...place,
      });
  }
  return out;
}
