import type { DrillTime } from '../../base/drill-time';
import { contentWords } from '../../base/text-similarity';
import { escaped, filled } from '../record/fields';
import type { Evidence, ScoreInput } from '../types';
import { isLeftOver } from './left-over';
import { FACTS, SECTION_ROLES } from './postmortem-labels';
import { readDocument } from './read/read-document';
import { isFieldHeading, rolesOf } from './read/roles';
import { sentenceRanges } from './read/sentences';
import type { Block, Labelled, Located, Part, Reading } from './read/types';
import { headSpan, partsByRule } from './template-parts';
import type { TextSpan } from './types';

/** Words of the writer's, which know their place. */
export interface Phrase {
  readonly text: string;
  /** The place in the source, with why it counts and how it could be put instead. */
  readonly span: (why?: string, hint?: string) => TextSpan;
  /** A stretch of them. */
  readonly within: (from: number, to: number, why?: string, hint?: string) => TextSpan;
}

/** A fact that the template asks for: of a label, a heading of its own, or a sentence. */
export interface Field extends Phrase {
  readonly label: string;
  readonly from: 'label' | 'heading' | 'prose';
}

/** What a document says under one head of the template, wherever it stands. */
export interface Section {
  readonly title: string;
  readonly parts: readonly Part[];
  /** Sentences, points and rows without what a template left; the same words once. */
  readonly phrases: readonly Phrase[];
  /** The same as text, a phrase a line. */
  readonly text: string;
  /** The place of its heading, or of its first words. */
  readonly span: (why?: string, hint?: string) => TextSpan;
}

/** The postmortem of a drill, taken apart by the playbook's template. */
export interface Postmortem {
  readonly reading: Reading;
  readonly at: DrillTime;
  readonly seq: number;
  readonly by: string;
  /** What stands under the head that the playbook calls by this id. */
  readonly section: (id: string) => Section | undefined;
  /** A fact of it, when something stands there besides the template. */
  readonly field: (section: string, field: string) => Field | undefined;
}

export function phraseOf(located: Located, from = 0, to = located.text.length): Phrase {
  return {
    text: located.text.slice(from, to),
    span: (why, hint) => located.span(from, to, why, hint),
    within: (a, b, why, hint) => located.span(from + a, from + b, why, hint),
  };
}

function wordsKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The phrases of blocks: of a table row its cells together, else sentence by sentence. */
export function phrasesOf(blocks: readonly Block[]): readonly Phrase[] {
  const seen = new Set<string>();
  return blocks.flatMap((block) => {
    if (block.kind === 'code' || block.kind === 'header-row') return [];
    const ranges = block.kind === 'row' ? [{ from: 0, to: block.text.length }] : sentenceRanges(block.text);
    return ranges.flatMap(({ from, to }) => {
      const text = block.text.slice(from, to);
      const key = wordsKey(text);
      if (key === '' || seen.has(key) || isLeftOver(text)) return [];
      seen.add(key);
      return [phraseOf(block, from, to)];
    });
  });
}

function fieldOf(label: string, from: Field['from'], values: readonly Located[]): Field | undefined {
  const own = values.filter((v) => filled(v.text) && !isLeftOver(v.text));
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (own.length === 1) return { label, from, ...phraseOf(first) };
  const text = own.map((v) => v.text).join('\n');
  return {
    label,
    from,
    text,
    span: (why, hint) => ({
      start: first.start,
      end: last.end,
      text,
      ...(why === undefined ? {} : { why }),
      ...(hint === undefined ? {} : { hint }),
    }),
    within: (a, b, why, hint) => {
      let at = 0;
      for (const value of own) {
        if (a < at + value.text.length) return value.span(Math.max(0, a - at), b - at, why, hint);
        at += value.text.length + 1;
      }
      return last.span(0, last.text.length, why, hint);
    },
  };
}

function labelledFact(parts: readonly Part[], label: RegExp): Field | undefined {
  for (const part of parts) {
    for (const f of part.fields as readonly Labelled[]) {
      if (!label.test(f.label)) continue;
      const found = fieldOf(f.label, 'label', [f.value, ...f.more]);
      if (found !== undefined) return found;
    }
  }
  for (const part of parts) {
    if (part.depth === 0 || !label.test(part.title.replace(/[\s:?]+$/, ''))) continue;
    const found = fieldOf(part.title, 'heading', part.blocks);
    if (found !== undefined) return found;
  }
  return undefined;
}

function proseFact(parts: readonly Part[], pattern: RegExp): Field | undefined {
  for (const part of parts) {
    const found = phrasesOf(part.blocks).find((p) => pattern.test(p.text));
    if (found !== undefined) return { label: part.title, from: 'prose', ...found };
  }
  return undefined;
}

/** Is a label the name of a whole section, and not of one of its facts ("What went well")? */
function isHead(label: string): boolean {
  return isFieldHeading(label) && !Object.values(FACTS).some((f) => f.label.test(label));
}

function takeApart(input: ScoreInput, markdown: string): Pick<Postmortem, 'reading' | 'section' | 'field'> {
  const reading = readDocument(markdown);
  const rules = input.bundle.playbook.postmortem.sections;
  const parts = partsByRule(reading, rules);
  const sections = new Map<string, Section | undefined>();
  const fields = new Map<string, Field | undefined>();
  const make = (id: string): Section | undefined => {
    const rule = rules.find((r) => r.id === id);
    if (rule === undefined) return undefined;
    let own = parts.get(id) ?? [];
    let phrases = phrasesOf(own.flatMap((p) => p.blocks));
    if (phrases.length === 0) {
      // Said in a labelled line instead of under a heading: "Root cause: ...".
      const role = SECTION_ROLES[id];
      const lines = reading.parts.flatMap((p) =>
        p.fields
          .filter((f) => role !== undefined && isHead(f.label) && rolesOf(f.label).includes(role))
          .flatMap((f) => [f.value, ...f.more]),
      );
      phrases = lines.flatMap((l) =>
        sentenceRanges(l.text).flatMap(({ from, to }) =>
          isLeftOver(l.text.slice(from, to)) ? [] : [phraseOf(l, from, to)],
        ),
      );
    }
    if (phrases.length === 0 && id === 'summary') {
      // What a document says before its first section sums it up.
      const opening = reading.parts.filter((p, i) => i < 2 && p.roles.length === 0 && p.depth <= 1);
      const said = phrasesOf(opening.flatMap((p) => p.blocks.filter((b) => b.kind === 'paragraph')));
      if (said.some((p) => contentWords(p.text).length >= 5)) [own, phrases] = [opening, said];
    }
    const head = own[0];
    const first = phrases[0];
    if (head === undefined && first === undefined) return undefined;
    return {
      title: rule.title,
      parts: own,
      phrases,
      text: phrases.map((p) => p.text).join('\n'),
      span: (why, hint) =>
        head === undefined
          ? (first?.span(why, hint) ?? { start: 0, end: 0, text: '' })
          : headSpan(reading, head, why, hint),
    };
  };
  const find = (sectionId: string, fieldId: string): Field | undefined => {
    const rule = rules.find((r) => r.id === sectionId)?.fields?.find((f) => f.id === fieldId);
    const words = FACTS[`${sectionId}/${fieldId}`];
    const own = parts.get(sectionId) ?? [];
    const exact = rule === undefined ? undefined : new RegExp(`^\\s*${escaped(rule.label.replace(/[?:]+$/, ''))}`, 'i');
    const others = reading.parts.filter((p) => !own.includes(p));
    return (
      (exact === undefined ? undefined : labelledFact(own, exact)) ??
      (words === undefined
        ? undefined
        : (labelledFact(own, words.label) ??
          (words.prose === undefined ? undefined : proseFact(own, words.prose)) ??
          labelledFact(others, words.label) ??
          (words.prose === undefined
            ? undefined
            : proseFact(
                others.filter((p) => words.where === undefined || p.roles.some((r) => words.where?.includes(r))),
                words.prose,
              ))))
    );
  };
  const kept = <T>(known: Map<string, T>, key: string, compute: () => T): T => {
    if (!known.has(key)) known.set(key, compute());
    return known.get(key) as T;
  };
  return {
    reading,
    section: (id) => kept(sections, id, () => make(id)),
    field: (section, field) => kept(fields, `${section}/${field}`, () => find(section, field)),
  };
}

const parsed = new WeakMap<object, Postmortem>();

/** The submitted postmortem, taken apart once for all indicators. */
export function postmortemOf(input: ScoreInput): Postmortem | undefined {
  const { submitted } = input.state.postmortem;
  if (submitted === undefined) return undefined;
  const known = parsed.get(submitted);
  if (known !== undefined) return known;
  const made: Postmortem = {
    ...takeApart(input, submitted.markdown),
    at: submitted.at,
    seq: submitted.seq,
    by: submitted.by,
  };
  parsed.set(submitted, made);
  return made;
}

/** Evidence that points to the postmortem, with the words that a verdict rests on. */
export function inPostmortem(postmortem: Postmortem, text: string): Evidence {
  return { seq: postmortem.seq, at: postmortem.at, text };
}

/** The phrases of several sections, the same words once. */
export function phrasesIn(postmortem: Postmortem, ids: readonly string[]): readonly Phrase[] {
  const seen = new Set<string>();
  return ids
    .flatMap((id) => postmortem.section(id)?.phrases ?? [])
    .filter((p) => {
      const key = wordsKey(p.text);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
