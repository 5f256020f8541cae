import { remembered } from '../../../base/remembered';
import { contentWords } from '../../../base/text-similarity';
import { blocksOfHtml } from './from-html';
import { blocksOfMarkdown } from './from-markdown';
import { blocksOfLines, labelsAsHeadings } from './lines';
import { located, slicePieces, textOf, trimPieces } from './pieces';
import type { Raw } from './raw';
import { isResidue } from './residue';
import { rolesOf } from './roles';
import { sentenceRanges } from './sentences';
import type { Block, Labelled, Located, Part, Reading, Role, Sentence } from './types';

/** No postmortem is longer (characters); what comes after is not read, so that a huge paste cannot stall anything. */
export const MAX_READ = 80_000;

const HTML_TAGS = /<\/?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|br|section|article|span|strong|em|a)\b/gi;
const MARKDOWN_SIGNS = /^(?:#{1,6} |[-*+] |\d+\. |\||> |```)/gm;

function formOf(source: string): Reading['format'] {
  if (/^\s*(?:<!doctype html|<html\b|<\?xml)/i.test(source)) return 'html';
  const tags = source.match(HTML_TAGS)?.length ?? 0;
  const signs = source.match(MARKDOWN_SIGNS)?.length ?? 0;
  if (tags >= 6 && tags > signs * 3) return 'html';
  return /^#{1,6} \S/m.test(source) || signs >= 3 || /\*\*\S/.test(source) ? 'markdown' : 'plain';
}

/** Lines of a YAML or TOML front matter, which is no part of the text but knows title and date. */
function frontMatter(source: string): {
  readonly end: number;
  readonly fields: readonly Labelled[];
  readonly title: string;
} {
  const m = /^﻿?\s*(---|\+\+\+)\r?\n([\s\S]{0,4000}?)\r?\n\1\s*?(?:\r?\n|$)/.exec(source);
  if (m?.[2] === undefined || !/^\s*[\w-]+\s*[:=]/m.test(m[2])) return { end: 0, fields: [], title: '' };
  const base = m[0].indexOf(m[2]);
  const fields: Labelled[] = [];
  let title = '';
  for (const line of m[2].matchAll(/^[ \t]*([\w-]{1,40})[ \t]*[:=][ \t]*(.{1,300})$/gm)) {
    const value = (line[2] ?? '').replace(/^["']|["']\s*$/g, '');
    const start = base + line.index + line[0].indexOf(line[2] ?? '');
    if (/^title$/i.test(line[1] ?? '')) title = value;
    fields.push({
      label: line[1] ?? '',
      value: located([{ text: value, start, end: start + (line[2] ?? '').length }]),
      more: [],
    });
  }
  return { end: m[0].length, fields, title };
}

function toBlock(raw: Raw): Block {
  return {
    ...located(raw.pieces),
    kind: raw.kind,
    depth: raw.depth,
    ...(raw.checked === undefined ? {} : { checked: raw.checked }),
    ...(raw.group === undefined ? {} : { group: raw.group }),
    ...(raw.cells === undefined ? {} : { cells: raw.cells.map((c) => located(c)) }),
  };
}

const LABEL = /^\s*([\p{L}][^:?\n]{0,60}?)\s*(?:\?\s*:?|:)(?!\/\/)\s*([\s\S]*)$/u;

/** Labelled values of a part: in points, in paragraphs, in rows of two cells; the points below a label without value are its. */
function fieldsOf(raws: readonly Raw[]): readonly Labelled[] {
  const out: Labelled[] = [];
  raws.forEach((raw, i) => {
    if (raw.kind === 'row' && raw.cells?.length === 2) {
      const label = textOf(raw.cells[0] ?? [])
        .replace(/[:?]\s*$/, '')
        .trim();
      if (/^\p{L}/u.test(label) && label.length <= 60)
        out.push({ label, value: located(raw.cells[1] ?? []), more: [] });
      return;
    }
    if (raw.kind !== 'paragraph' && raw.kind !== 'item') return;
    const text = textOf(raw.pieces);
    const m = LABEL.exec(text);
    const bare = raw.bold === true && m === null && text.length <= 60;
    if (m?.[1] === undefined && !bare) return;
    const from = bare ? text.length : text.length - (m?.[2] ?? '').length;
    const value = trimPieces(slicePieces(raw.pieces, from, text.length));
    const more: Located[] = [];
    for (let k = i + 1; k < raws.length; k++) {
      const below = raws[k];
      if (below === undefined || below.kind !== 'item') break;
      if (raw.kind === 'item' ? below.depth <= raw.depth || below.group === raw.group : value.length > 0) break;
      more.push(located(below.pieces));
    }
    if (bare && more.length === 0) return;
    const at = raw.pieces.at(-1)?.end ?? 0;
    out.push({
      label: bare ? text : (m?.[1] ?? '').trim(),
      value: located(value.length > 0 ? value : [{ text: '', start: at, end: at }]),
      more,
    });
  });
  return out;
}

const key = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function partsOf(raws: readonly Raw[], more: readonly Labelled[]): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<string>();
  const above: { depth: number; roles: readonly Role[] }[] = [];
  let head: Raw | undefined;
  let own: Raw[] = [];
  const close = (): void => {
    const first = head ?? own[0];
    if (first === undefined) return;
    const title = head === undefined ? '' : textOf(head.pieces).trim();
    // What stands there to the letter a second time says nothing, nor does a part of nothing else.
    const fresh = own.filter((raw) => {
      const said = key(textOf(raw.pieces));
      if (said.length < 12) return true;
      const known = seen.has(said);
      seen.add(said);
      return !known;
    });
    const again = fresh.length === 0 && parts.some((p) => key(p.title) === key(title));
    if (again) return;
    const depth = head?.depth ?? 0;
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= depth) above.pop();
    const named = rolesOf(title);
    // What stands below "Action items" is one, whatever its own heading says ("Detection", "1) Better alerting").
    const acts = above.some((a) => a.depth > 1 && a.roles.includes('actions') && !a.roles.includes('resolution'));
    const roles: readonly Role[] = acts
      ? ['actions']
      : named.length > 0
        ? named
        : (above.findLast((a) => a.roles.length > 0)?.roles ?? []);
    // The document's own title heads everything and is for nothing in particular.
    if (head !== undefined && !(depth === 1 && parts.length <= 1)) above.push({ depth, roles });
    parts.push({
      title,
      depth,
      roles: depth === 1 && parts.length <= 1 && named.length > 0 && !/^[\p{L} ]{3,30}$/u.test(title) ? [] : roles,
      start: first.pieces[0]?.start ?? 0,
      end: (fresh.at(-1) ?? first).pieces.at(-1)?.end ?? 0,
      blocks: fresh.map(toBlock),
      fields: [...(parts.length === 0 ? more : []), ...fieldsOf(fresh)],
    });
  };
  for (const raw of raws) {
    if (raw.kind !== 'heading') {
      own.push(raw);
      continue;
    }
    close();
    head = raw;
    own = [];
  }
  close();
  return parts;
}

function sentencesOf(parts: readonly Part[]): { readonly sentences: readonly Sentence[]; readonly residue: number } {
  const seen = new Set<string>();
  const out: Sentence[] = [];
  let residue = 0;
  parts.forEach((part, index) => {
    for (const block of part.blocks) {
      if (block.kind === 'code' || block.kind === 'header-row') continue;
      for (const range of sentenceRanges(block.text)) {
        const text = block.text.slice(range.from, range.to);
        const said = key(text);
        if (said === '' || seen.has(said)) continue;
        seen.add(said);
        if (isResidue(text)) {
          residue++;
          continue;
        }
        out.push({
          ...block.span(range.from, range.to),
          text,
          part: index,
          kind: block.kind,
          quoted: block.kind === 'quote',
          within: (from, to, why, hint) => block.span(range.from + from, range.from + to, why, hint),
        });
      }
    }
  });
  return { sentences: out, residue };
}

/** Words of sentences, as people count them. */
export function wordsIn(sentences: readonly Sentence[]): number {
  return sentences.reduce((n, s) => n + (s.text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0), 0);
}

/** Characters of documents whose readings are kept: a drill's indicators all ask for the same few. */
const READINGS_KEPT = 40_000;

/** Takes any document apart: Markdown, HTML in Markdown, HTML, plain text. Never throws. Places are those of `source`. */
export const readDocument: (source: string) => Reading = remembered((source) => {
  const text = source.length > MAX_READ ? source.slice(0, MAX_READ) : source;
  const format = formOf(text);
  const front = frontMatter(text);
  // Blanks in its place keep all offsets.
  const body = front.end === 0 ? text : ' '.repeat(front.end) + text.slice(front.end);
  const read = format === 'html' ? blocksOfHtml(body, 0, 0) : blocksOfMarkdown(body.replace(/\r/g, ' '));
  const headings = read.blocks.filter((b) => b.kind === 'heading').map((b) => key(textOf(b.pieces)));
  const headed = new Set(headings.filter((h) => rolesOf(h).length > 0)).size >= 2;
  const raws = labelsAsHeadings(read.blocks.flatMap((raw, i) => blocksOfLines(raw, headed, 1_000_000 + i)));
  const parts = partsOf(raws, front.fields);
  const { sentences, residue } = sentencesOf(parts);
  const heading = raws.find((r) => r.kind === 'heading');
  return {
    source,
    format,
    title: front.title || (heading === undefined ? read.title : textOf(heading.pieces).trim()),
    parts,
    sentences,
    residue,
    words: wordsIn(sentences),
    ...(source.length > MAX_READ ? { cutAt: MAX_READ } : {}),
  };
}, READINGS_KEPT);

/** The parts that are for something; a part can be for several things. */
export function partsFor(reading: Reading, ...roles: readonly Role[]): readonly Part[] {
  return reading.parts.filter((p) => p.roles.some((r) => roles.includes(r)));
}

/** The sentences of such parts. */
export function sentencesFor(reading: Reading, ...roles: readonly Role[]): readonly Sentence[] {
  return reading.sentences.filter((s) => reading.parts[s.part]?.roles.some((r) => roles.includes(r)) ?? false);
}

/** The first labelled value whose label means one of these; values that a template left do not count. */
export function fieldNamed(reading: Reading, label: RegExp, ...roles: readonly Role[]): Labelled | undefined {
  const parts = roles.length === 0 ? reading.parts : partsFor(reading, ...roles);
  for (const part of parts) {
    const found = part.fields.find((f) => label.test(f.label) && !isResidue(f.value.text) && hasWords(f));
    if (found !== undefined) return found;
  }
  return undefined;
}

function hasWords(field: Labelled): boolean {
  return [field.value, ...field.more].some((v) => contentWords(v.text).length > 0 || /\d/.test(v.text));
}
