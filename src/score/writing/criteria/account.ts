import { tokens } from '../../../base/text-similarity';
import { durationsIn } from '../find/durations';
import { timesIn as allTimesIn, type TimeFound } from '../find/times';
import { zoneIn } from '../find/zones';
import { TIMED } from '../read/lines';
import { isResidue } from '../read/residue';
import type { Located, Reading, Sentence } from '../read/types';
import type { TextSpan } from '../types';
import { AFFECTED, FAILURE } from './cues';

/** Most sentences name no time: the grammar is asked only where a digit stands. */
const timesIn = (text: string): readonly TimeFound[] => (/\d/.test(text) ? allTimesIn(text) : []);
const LENGTH = /\d|\b(?:hours?|minutes?|days?|weeks?|half)\b/i;

/** A line that tells what happened at a time. */
export interface Row {
  readonly text: string;
  readonly span: TextSpan;
  /** As written: `14:05`, `2024-05-01 14:05`. */
  readonly time: string;
  /** Ms since midnight as written, when a clock time is given. */
  readonly ofDay?: number;
  /** Days since 1970 when a date with a year stands there. */
  readonly day?: number;
  readonly part: number;
  /** A line of a list or table, or a heading; not a time in running text. */
  readonly listed: boolean;
}

/** What a document tells of an incident, found once for all criteria. */
export interface Account {
  readonly rows: readonly Row[];
  readonly zone?: string;
  /** Lengths of time (over a minute) with the sentence they stand in. */
  readonly durations: readonly { readonly ms: number; readonly sentence: Sentence; readonly span: TextSpan }[];
  /** Numbers of people or things that were hit. */
  readonly quantities: readonly TextSpan[];
  /** Sentences that tell, in the past tense, that something failed. */
  readonly failures: readonly Sentence[];
  /** A day is named. */
  readonly dated: boolean;
  /**
   * 0 to 1: does the document give an account of an incident that happened? What is about incidents in general, a template, a
   * poem or a list of links is not, and earns little whatever words it uses.
   */
  readonly told: number;
}

const NUMBER_OF =
  /(?:[~≈<>]|about |around |approximately |roughly |up to |over |more than |less than |fewer than |nearly |almost |some )?(?<![\d,.])(?:\d[\d,.]{0,14}(?![\d])\s?(?:%|percent\b|per ?cent\b|k\b|m\b|million\b|billion\b|thousand\b|hundred\b|gb\b|tb\b|mb\b|x\b)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|millions|half|a third|a quarter|two[- ]thirds|all|every|most|none|no|a (?:small|large|limited|significant|tiny) (?:number|percentage|fraction|subset|portion|share)|a (?:handful|few|single|couple)|several|some|many)\b)(?:\s+of)?(?:\s+(?:the|our|all|these|those|its|their|active|total))?(?:\s*\(\d+\))?(?:\s+[\p{L}\d'’/-]+){0,3}?\s+/giu;

const VAGUE_NUMBER = /^(?:no|none)\b/i;
/** Says how many without a number. */
export const ROUGHLY =
  /^(?:some|several|many|a few|a handful|a couple|a single|a (?:small|large|limited|significant|tiny)|most)\b/i;
const MEASURED =
  /\b(?:from|to|>|<|~|≈|over|above|below|than|at|by|of)\s?[~<>≈]?\d[\d,.]{0,14}\s?(?:ms|s|x|k|m|gb|tb|rps|qps|seconds|minutes|per (?:second|minute|hour|day))\b/gi;

/** Numbers with what they count, when it is something that an incident happens to. */
function quantitiesIn(sentence: Sentence): readonly TextSpan[] {
  const out: TextSpan[] = [];
  for (const m of sentence.text.matchAll(NUMBER_OF)) {
    const rest = sentence.text.slice(m.index + m[0].length, m.index + m[0].length + 24);
    const noun = /^[\p{L}-]+/u.exec(rest)?.[0];
    const percent = /%|per ?cent/i.test(m[0]);
    if (noun === undefined || (!AFFECTED.test(noun) && !percent)) continue;
    if (VAGUE_NUMBER.test(m[0].trim()) && !/\d/.test(m[0])) continue;
    if (/^\D{0,14}(?:19|20)\d\d\b(?!\s?(?:%|k\b|m\b))/i.test(m[0])) continue;
    out.push(sentence.within(m.index, m.index + m[0].length + (noun?.length ?? 0)));
  }
  if (FAILURE.test(sentence.text))
    for (const m of sentence.text.matchAll(MEASURED)) out.push(sentence.within(m.index, m.index + m[0].length));
  for (const m of sentence.text.matchAll(/(?<![\d,.])\d[\d,.]{0,14}\s?(?:%|percent\b)/gi))
    if (!out.some((o) => o.text.includes(m[0]))) out.push(sentence.within(m.index, m.index + m[0].length));
  return out;
}

const PAST =
  /\b(?:was|were|had|did|went|began|started|became|saw|experienced|caused|failed|lost|led|resulted|occurred|happened|could not|couldn't|stopped|dropped|broke|returned|received|noticed|found|hit|ran|took|made|grew|rose|fell|got|came|kept|sent|left|began|gave|held|put|read|set|shut|wrote|drove|threw|knew|meant|met|\p{L}{3,}ed)\b/iu;

function dayOf(date: { readonly y?: number; readonly m: number; readonly d: number } | undefined): number | undefined {
  return date?.y === undefined ? undefined : Date.UTC(date.y, date.m - 1, date.d) / 86_400_000;
}

/** A row's time stands at its beginning: behind a mark, a bullet, a word such as "at about". */
const LEAD = 26;

function rowOf(line: Located, part: number, cells: boolean): Row | undefined {
  const head = line.text.slice(0, 90);
  const times = timesIn(head).filter((t) => t.relative !== true && (cells || t.from <= LEAD));
  const clock = times.find((t) => t.ofDayMs !== undefined);
  const dated = times.find((t) => t.date !== undefined);
  const first = clock ?? dated;
  if (first === undefined) return undefined;
  const listed = cells || TIMED.test(head) || first.from <= 4;
  if (!listed) return undefined;
  const rest = line.text
    .replace(first.text, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  if (rest.length < 6 || isResidue(head)) return undefined;
  const day = dayOf(dated?.date);
  return {
    text: line.text,
    span: line.span(0, Math.min(line.text.length, 200)),
    time: first.text,
    part,
    listed: true,
    ...(clock?.ofDayMs === undefined ? {} : { ofDay: clock.ofDayMs }),
    ...(day === undefined ? {} : { day }),
  };
}

function rowsOf(reading: Reading): readonly Row[] {
  const seen = new Set<string>();
  const out: Row[] = [];
  const take = (row: Row | undefined): void => {
    const key = row?.text.toLowerCase().replace(/\s+/g, ' ');
    if (row === undefined || key === undefined || seen.has(key)) return;
    seen.add(key);
    out.push(row);
  };
  reading.parts.forEach((part, index) => {
    // Some tell a timeline by headings: `### 12:49 PM` and what happened below.
    const first = part.blocks[0];
    if (TIMED.test(part.title) && first !== undefined) {
      const time = timesIn(part.title).find((t) => t.ofDayMs !== undefined);
      if (time !== undefined && !seen.has(part.title + first.text)) {
        seen.add(part.title + first.text);
        out.push({
          text: `${part.title} ${first.text}`,
          span: first.span(0, Math.min(first.text.length, 200)),
          time: time.text,
          part: index,
          listed: true,
          ...(time.ofDayMs === undefined ? {} : { ofDay: time.ofDayMs }),
        });
      }
    }
    for (const block of part.blocks) {
      if (block.kind === 'item' || block.kind === 'row' || block.kind === 'paragraph' || block.kind === 'quote')
        take(rowOf(block, index, block.kind === 'row'));
    }
  });
  for (const s of reading.sentences) {
    if (s.kind === 'row') continue;
    const head = timesIn(s.text.slice(0, 160)).find((t) => t.ofDayMs !== undefined && t.relative !== true);
    if (head === undefined) continue;
    const key = s.text.toLowerCase().replace(/\s+/g, ' ');
    if (seen.has(key) || out.some((r) => r.listed && r.text.includes(s.text))) continue;
    seen.add(key);
    out.push({
      text: s.text,
      span: { start: s.start, end: s.end, text: s.text.slice(0, 200) },
      time: head.text,
      part: s.part,
      listed: false,
      ...(head.ofDayMs === undefined ? {} : { ofDay: head.ofDayMs }),
    });
  }
  return out;
}

const WINDOW = /\b(?:between|from|starting|began|beginning|started|until|through|lasted|to|till)\b|[-–—]/i;

/** From when to when, said in one sentence, is a length of time too. */
function windowsIn(sentence: Sentence): Account['durations'] {
  if (sentence.kind === 'row' || !/\d.*\d/.test(sentence.text) || !WINDOW.test(sentence.text)) return [];
  const clocks = timesIn(sentence.text).filter((t) => t.ofDayMs !== undefined && t.relative !== true);
  const [a, b] = clocks;
  if (a?.ofDayMs === undefined || b?.ofDayMs === undefined || b.from - a.to > 60) return [];
  const between = sentence.text.slice(a.to, b.from);
  if (!/\b(?:and|to|until|through|till|it|lasted|ended|resolved|when)\b|[-–—]/i.test(between)) return [];
  const days =
    dayOf(a.date) !== undefined && dayOf(b.date) !== undefined
      ? (dayOf(b.date) ?? 0) - (dayOf(a.date) ?? 0)
      : undefined;
  const gap = b.ofDayMs - a.ofDayMs + (days === undefined ? (b.ofDayMs < a.ofDayMs ? 1 : 0) : days) * 86_400_000;
  return gap < 60_000 ? [] : [{ ms: gap, sentence, span: sentence.within(a.from, b.to) }];
}

const TEMPLATE = /\btemplate\b|\[(?:[a-z]+ ?){1,5}(?:here|name|title)\]|\b(?:incident|postmortem) (?:title|name)\b/i;

/** Reads the account that a document gives of an incident. */
export function accountOf(reading: Reading): Account {
  const rows = rowsOf(reading);
  const durations = reading.sentences.flatMap((sentence) =>
    (LENGTH.test(sentence.text) ? durationsIn(sentence.text) : [])
      .filter((d) => d.ms >= 60_000)
      .map((d) => ({ ms: d.ms, sentence, span: sentence.within(d.from, d.to) }))
      .concat(windowsIn(sentence)),
  );
  const counted = new Set<string>();
  const quantities = reading.sentences.flatMap(quantitiesIn).filter((q) => {
    const number = q.text
      .toLowerCase()
      .replace(/[^\d%\p{L}]+/gu, ' ')
      .trim();
    if (counted.has(number)) return false;
    counted.add(number);
    return true;
  });
  const failures = reading.sentences.filter((s) => FAILURE.test(s.text) && PAST.test(s.text));
  const dated =
    reading.sentences.some((s) => timesIn(s.text.slice(0, 240)).some((t) => t.date !== undefined)) ||
    reading.parts.some((p) =>
      /\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d/i.test(
        p.title,
      ),
    ) ||
    reading.parts.some((p) => p.fields.some((f) => /\bdate\b/i.test(f.label) && /\d/.test(f.value.text)));
  const zone = zoneIn(reading.parts.map((p) => `${p.title}\n${p.blocks.map((b) => b.text).join('\n')}`).join('\n'));
  const sentences = Math.max(1, reading.sentences.length);
  const clocked = rows.length + durations.length + (dated ? 1 : 0);
  const filled = new Set(
    reading.parts.flatMap((p, i) =>
      reading.sentences.some((s) => s.part === i && saysMuch(s.text) >= 4) ? p.roles : [],
    ),
  ).size;
  const past = reading.sentences.filter((s) => PAST.test(s.text)).length / sentences;
  const failing = Math.min(1, failures.length / 3) * Math.min(1, (failures.length / sentences) * 10);
  const narrative = failing * (0.5 + 0.5 * Math.min(1, clocked / 2)) * Math.min(1, past * 3);
  const structure =
    Math.min(1, filled / 5) * (clocked > 0 ? 1 : 0.7) * Math.min(1, failures.length) * Math.min(1, past * 4);
  // Mostly a template, or one that says so: what stands in it is about incidents in general.
  const left = reading.residue / Math.max(1, reading.residue + reading.sentences.length);
  const template =
    reading.sentences.some((s) =>
      /\bthis (?:is|document is|page is)(?: an?| the| our)? (?:\w+ ){0,3}template\b/i.test(s.text),
    ) || TEMPLATE.test(reading.title);
  const filledIn = template ? 0.15 : Math.min(1, Math.max(0.1, 1 - (left - 0.3) * 1.8));
  const told = Math.min(1, 0.1 + 0.9 * Math.max(narrative, structure)) * filledIn;
  return {
    rows,
    durations,
    quantities,
    failures,
    dated,
    told,
    ...(zone === undefined ? {} : { zone: zone.zone }),
  };
}

const TECHNICAL = new Set(
  'disk database cache memory cpu thread pool connection query index lock certificate dns proxy balancer config configuration queue cluster node pod container kernel filesystem directory script cron job version endpoint header token key permission firewall route router network switch packet shard replica primary leader schema table row partition bucket quota limit timeout retry replication backup snapshot log commit branch merge build pipeline cdn gateway socket port session cookie domain record resolver storage volume bandwidth capacity scheduler worker process daemon library dependency package module function parameter flag variable encoding buffer heap stack pointer overflow loop race deadlock mutex transaction rollback failover binary registry image host hypervisor vm instance region zone subnet rack power ups cooling sensor api webhook client server payload request response parser regex rule policy role account hash checksum signature ssl tls ipv6 bgp uplink fiber validator consensus block contract wallet node mempool oracle'
    .split(' ')
    .flatMap((w) => tokens(w).map((t) => t.word)),
);

/** Words of the machinery, each once: an explanation without any explains nothing. */
export function technical(sentences: readonly { readonly text: string }[]): number {
  return new Set(sentences.flatMap((s) => tokens(s.text).map((t) => t.word)).filter((w) => TECHNICAL.has(w))).size;
}

/** Names of systems, versions, settings, error words and measured values: what makes an explanation checkable. */
export function particulars(sentences: readonly { readonly text: string }[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const s of sentences) {
    for (const m of s.text.matchAll(
      /`[^`]+`|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b|\b[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+\b|\b[a-z0-9]+(?:[_][a-z0-9]+)+\b|\b[\w-]+\.(?:[a-z]{2,4})\b|\bv?\d+\.\d+(?:\.\d+)*\b|\b[A-Z]{2,6}s?\b|\b\d[\d,.]*\s?(?:%|ms|s|gb|mb|tb|kb|k|m|rps|qps|req\w*|connections?|threads?|nodes?|pods?|servers?|instances?|x)\b|#\d{2,}|\b[45]\d\d\b/gi,
    )) {
      const word = m[0].toLowerCase();
      if (/^[a-z]+$/.test(word) && m[0] !== m[0].toUpperCase() && !/[a-z][A-Z]/.test(m[0])) continue;
      if (/^(?:we|the|it|and|our|i|a|to|utc|pst|pdt|est|edt|gmt|cet|cest|bst|am|pm|tl|dr|no|ok|faq)$/.test(word))
        continue;
      out.add(word);
    }
    // Proper names in the middle of a sentence.
    for (const m of s.text.matchAll(/(?<=[a-z,;(] )[A-Z][a-z]{2,}\b/g)) out.add(m[0].toLowerCase());
  }
  return out;
}

/** Distinct words of meaning in a text; a measure of how much is said, not of how long it is. */
export function saysMuch(text: string): number {
  return new Set(tokens(text).map((t) => t.word)).size;
}
