import { findAny } from '../../base/text-similarity';
import type { Cause } from '../../scenario/schema-truth';
import { type Claim, claimsOf } from './claims';
import { featuresOf } from './features';

/** Causes that a statement is held against: what was true, and what it could be mistaken for. */
export interface CauseSet {
  readonly causes: readonly Cause[];
  /** More of the scenario's own words, by which common words are told from telling ones. */
  readonly texts?: readonly string[];
}

/** A key fact that a text says, and the sentence that says it. */
export interface FactSaid {
  readonly id: string;
  /** Number of the sentence. */
  readonly sentence: number;
  /** In the scenario's own words, or only in others that mean the same. */
  readonly literal: boolean;
}

export interface CauseVerdict {
  /** `stated`: the true cause, whole. `partly`: some of it. `other`: nearer to another cause. `none`: no cause of the scenario. */
  readonly outcome: 'stated' | 'partly' | 'other' | 'none';
  /** 0..1: how much of the true cause is said, whatever else is. */
  readonly nearness: number;
  readonly facts: readonly FactSaid[];
  readonly missing: readonly string[];
  /** Number of the sentence that comes nearest to the true cause; absent when none comes near. */
  readonly sentence?: number;
  /** The other cause that comes nearest, and by which sentence. */
  readonly rival?: { readonly cause: Cause; readonly nearness: number; readonly sentence: number };
  /** Everything that says the cause says it as a guess. */
  readonly hedged: boolean;
}

interface Model {
  readonly cause: Cause;
  /** Words of its sentence with their weight: the rarer among the scenario's texts, the heavier. */
  readonly words: readonly (readonly [feature: string, weight: number])[];
  readonly whole: number;
}

interface Known {
  readonly models: readonly Model[];
  readonly weight: (feature: string) => number;
}

const models = new WeakMap<readonly Cause[], Known>();

function known(set: CauseSet): Known {
  const kept = models.get(set.causes);
  if (kept !== undefined) return kept;
  const texts = [
    ...set.causes.flatMap((c) => [
      c.sentence,
      c.trigger ?? '',
      ...c.factors.map((f) => f.text),
      ...c.keyFacts.map((k) => k.any.join('. ')),
    ]),
    ...(set.texts ?? []),
  ].filter((t) => t !== '');
  const count = new Map<string, number>();
  for (const text of texts) for (const f of featuresOf(text).set) count.set(f, (count.get(f) ?? 0) + 1);
  // As an inverse document frequency grows: fast for rare words, and never by a logarithm, which machines round differently.
  const weight = (feature: string): number => Math.sqrt((texts.length + 1) / ((count.get(feature) ?? 0) + 0.5));
  const made: Known = {
    weight,
    models: set.causes.map((cause) => {
      const words = featuresOf(cause.sentence).list.map((f): readonly [string, number] => [f, weight(f)]);
      return { cause, words, whole: words.reduce((n, [, w]) => n + w, 0) };
    }),
  };
  models.set(set.causes, made);
  return made;
}

/** Is an alternative of a key fact said, in its words or in others that mean the same, all in one sentence? */
function says(text: string, any: readonly string[]): 'literal' | 'meant' | undefined {
  if (findAny(text, any) !== undefined) return 'literal';
  const { set } = featuresOf(text);
  return any.some((phrase) => {
    const { list } = featuresOf(phrase);
    return list.length > 0 && list.every((f) => set.has(f));
  })
    ? 'meant'
    : undefined;
}

const count = (row: readonly unknown[] = []): number => row.filter((x) => x !== undefined).length;

/** For each claim the key facts of a cause that it says, in the cause's order; `undefined` where it does not. */
function saidBy(cause: Cause, claims: readonly Claim[]): readonly (readonly ReturnType<typeof says>[])[] {
  return claims.map((c) => cause.keyFacts.map((fact) => says(c.text, fact.any)));
}

/** How many of the key facts some claims say together. */
function together(rows: readonly (readonly ReturnType<typeof says>[])[], facts: number): number {
  let n = 0;
  for (let i = 0; i < facts; i++) if (rows.some((r) => r[i] !== undefined)) n++;
  return n;
}

/** Share of the words of a cause's sentence that a text has too, by weight. */
function contained({ words, whole }: Model, text: string): number {
  const { set } = featuresOf(text);
  return whole === 0 ? 0 : words.reduce((n, [f, w]) => n + (set.has(f) ? w : 0), 0) / whole;
}

/** One name can be mentioned by the way: the fewer key facts a cause has, the more its words count. */
const FACTS_COUNT = [0, 0.3, 0.45, 0.55];

function nearnessOf(model: Model, facts: number, text: string): number {
  const all = model.cause.keyFacts.length;
  const share = FACTS_COUNT[Math.min(all, 3)] ?? 0.55;
  return share * (facts / all) + (1 - share) * contained(model, text);
}

/** How far another cause may be nearer before the statement counts as that one. */
const MARGIN = 0.03;
/** What a rival is put back by of which no key fact is said. */
const UNNAMED = 0.1;
/** What comes less near than this is no statement of the true cause, and of another one. */
const NEAR = 0.15;
const NEAR_RIVAL = 0.22;

/**
 * Holds a statement of the cause against the truth and everything it could be mistaken for: by key facts, and by the words of
 * each cause's sentence weighted by how telling they are here. To be like the truth is not enough, since wrong causes of one
 * scenario share its words: it has to be more like the truth than like any other.
 */
export function contrast(set: CauseSet, truth: Cause, sentences: readonly string[]): CauseVerdict {
  const { models: all } = known(set);
  const claims = claimsOf(sentences);
  const blaming = claims.flatMap((c, i) => (c.remedy ? [] : [i]));
  const textOf = (of: readonly Claim[]): string => of.map((c) => c.text).join('\n');
  const own = all.find((m) => m.cause === truth);
  if (own === undefined) throw new Error('The true cause is not one of the set.');
  const said = saidBy(truth, claims);
  const facts = truth.keyFacts.flatMap((fact, k): readonly FactSaid[] => {
    const literal = said.findIndex((row) => row[k] === 'literal');
    const at = literal >= 0 ? literal : said.findIndex((row) => row[k] !== undefined);
    return at < 0 ? [] : [{ id: fact.id, sentence: claims[at]?.from ?? 0, literal: literal >= 0 }];
  });
  const near = nearnessOf(own, facts.length, textOf(claims));
  const bySentence = claims.map((c, i) => nearnessOf(own, count(said[i]), c.text));
  const best = bySentence.reduce((b, n, i) => (n > (bySentence[b] ?? 0) ? i : b), 0);
  let rival: CauseVerdict['rival'];
  for (const model of all) {
    if (model === own) continue;
    const rows = saidBy(model.cause, claims);
    // Of a sentence that is about the truth, the words that it shares with others say nothing.
    const scores = claims.map((c, i) => {
      const n = c.remedy ? 0 : nearnessOf(model, count(rows[i]), c.text);
      return n > (bySentence[i] ?? 0) ? n : 0;
    });
    const top = scores.reduce((b, n, i) => (n > (scores[b] ?? 0) ? i : b), 0);
    const named = together(
      blaming.map((i) => rows[i] ?? []),
      model.cause.keyFacts.length,
    );
    const whole = nearnessOf(model, named, textOf(blaming.flatMap((i) => claims[i] ?? [])));
    // Without any of its key facts it only shares words.
    const score = Math.max(scores[top] ?? 0, whole > near ? whole : 0) - (named > 0 ? 0 : UNNAMED);
    if (score > (rival?.nearness ?? 0))
      rival = { cause: model.cause, nearness: score, sentence: claims[top]?.from ?? 0 };
  }
  const share = facts.length / truth.keyFacts.length;
  const beaten = rival !== undefined && rival.nearness > NEAR_RIVAL && rival.nearness >= near - MARGIN;
  const carrying = claims.filter((c) => facts.some((f) => f.sentence === c.from));
  return {
    outcome: beaten ? 'other' : near < NEAR || facts.length === 0 ? 'none' : share > 0.99 ? 'stated' : 'partly',
    nearness: near,
    facts,
    missing: truth.keyFacts.filter((k) => !facts.some((f) => f.id === k.id)).map((k) => k.id),
    hedged: carrying.length > 0 && carrying.every((c) => c.hedged),
    ...((bySentence[best] ?? 0) > 0.1 ? { sentence: claims[best]?.from ?? 0 } : {}),
    ...(rival === undefined ? {} : { rival }),
  };
}
