import type { Playbook } from '../../playbook/schema';
import { oneDecimal } from '../rating';
import { accountOf } from './criteria/account';
import { CRITERIA } from './criteria/all';
import { peopleNamedIn } from './criteria/people';
import type { Criterion, Document, Facet } from './criteria/types';
import { readDocument, wordsIn } from './read/read-document';
import { isBoilerplate } from './read/residue';
import { sentenceRanges } from './read/sentences';
import type { CriterionResult, WritingCard } from './types';

export interface JudgeOptions {
  /** Its roles may own action items. */
  readonly playbook?: Playbook;
  /** People who may be named. */
  readonly roster?: readonly string[];
}

/** A paragraph of nothing but such sentences. */
function isAllBoilerplate(text: string): boolean {
  const ranges = sentenceRanges(text);
  return ranges.length > 0 && ranges.every((r) => isBoilerplate(text.slice(r.from, r.to)));
}

function resultOf(criterion: Criterion, facets: readonly Facet[], told: number): CriterionResult {
  const weight = facets.reduce((n, f) => n + f.weight, 0);
  const share = weight === 0 ? 0 : facets.reduce((n, f) => n + f.weight * f.share, 0) / weight;
  const points = oneDecimal(criterion.of * share * told);
  const missing = facets.filter((f) => f.share < 0.3).map((f) => f.name);
  const thin = facets.filter((f) => f.share >= 0.3 && f.share < 0.85).map((f) => f.name);
  const reason =
    criterion.say?.(facets) ??
    (missing.length === 0 && thin.length === 0
      ? 'Everything that is looked for is there.'
      : `${[...(missing.length > 0 ? [`Not found: ${missing.join(', ')}`] : []), ...(thin.length > 0 ? [`only partly there: ${thin.join(', ')}`] : [])].join('; ')}.`);
  return {
    id: criterion.id,
    title: criterion.title,
    points,
    of: criterion.of,
    spans: facets.flatMap((f) => f.spans.map((s) => (s.why === undefined ? { ...s, why: f.name } : s))),
    reason: reason.charAt(0).toUpperCase() + reason.slice(1),
    source: criterion.source,
    ...(points < criterion.of ? { hint: criterion.hint } : {}),
  };
}

/**
 * Judges a postmortem by what needs no truth: what it tells, how it explains, what it promises to change. Deterministic; saying
 * a thing twice or at greater length earns nothing. Any text gets a card; one that tells of no incident gets little.
 */
export function judgePostmortem(source: string, options: JudgeOptions = {}): WritingCard {
  const whole = readDocument(source);
  // Courtesy and advertising count for nothing, so adding more of it changes nothing.
  const sentences = whole.sentences.filter((s) => !isBoilerplate(s.text));
  const reading = {
    ...whole,
    sentences,
    words: wordsIn(sentences),
    parts: whole.parts.map((p) => ({ ...p, blocks: p.blocks.filter((b) => !isAllBoilerplate(b.text)) })),
  };
  const account = accountOf(reading);
  const doc: Document = {
    reading,
    account,
    roster: [...new Set([...(options.roster ?? []), ...peopleNamedIn(whole)])],
  };
  const criteria = CRITERIA.map((c) => resultOf(c, c.facets(doc), account.told));
  const of = criteria.reduce((n, c) => n + c.of, 0);
  const notes = [
    'Only criteria that need no truth are judged: whether times, numbers and causes are right cannot be known from the text.',
    ...(account.told < 0.5
      ? ['The text tells little of an incident that happened, so every criterion earns less.']
      : []),
    ...(reading.cutAt === undefined ? [] : [`Only the first ${reading.cutAt} characters were read.`]),
  ];
  return {
    score: oneDecimal((100 * criteria.reduce((n, c) => n + c.points, 0)) / of),
    words: whole.words,
    criteria,
    notes,
  };
}
