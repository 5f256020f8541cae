import type { TextSpan } from '../types';

/** A sentence or a line of an update; places in its plain text. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** One update as a reader sees it: without markup, with the way back to the writer's own text. */
export interface UpdateText {
  readonly index: number;
  readonly plain: string;
  /** Each once: a sentence said twice says nothing more. */
  readonly lines: readonly Line[];
  readonly words: number;
  /** It is no update, and nothing of it is read: a form that nobody filled in, or something that is for sale. */
  readonly none?: 'form' | 'pitch';
  /** The writer's words from one place of the plain text to another. */
  readonly span: (from: number, to: number, why?: string, hint?: string) => TextSpan;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '-',
  mdash: '-',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '...',
  bull: '\n• ',
  middot: ' ',
};

const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\r': ' ',
  '…': '...',
};

/** What is not text: comments, tags, entities, Markdown's signs, addresses. Every repetition has an end, so that no text can stall it. */
const SIGN =
  /<!--[\s\S]{0,800}?-->|<(?:script|style)\b[\s\S]{0,800}?<\/(?:script|style)\s{0,3}>|<\/?[a-z][^<>]{0,300}>|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,6});|\]\([^()\s]{0,300}(?:\s[^()]{0,80})?\)|https?:\/\/[^\s<>)\]]{1,300}|\*{1,3}|_{2,3}|`{1,3}|^[ \t]{0,8}(?:#{1,6}|>)[ \t]|^[ \t]{0,8}[-*+•][ \t]|[‘’“”–—‑\u00a0\u202f\t\r…]/gim;

/** Tags that end a line. The others stand inside one. */
const BREAK = /^<\/?(?:br|p|div|li|ul|ol|h\d|tr|table|section|article|blockquote|hr|header|footer|dd|dt)\b/i;

function shown(sign: string): string {
  const first = sign.charAt(0);
  const alike = ALIKE[sign];
  if (alike !== undefined) return alike;
  if (first === '<') return BREAK.test(sign) ? '\n' : '';
  if (first === '&') {
    const name = sign.slice(1, -1).toLowerCase();
    if (!name.startsWith('#')) return NAMED[name] ?? ' ';
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const char = code > 31 && code < 0x1_0000 ? String.fromCharCode(code) : ' ';
    return ALIKE[char] ?? char;
  }
  if (first === ']') return '';
  if (/^https?:/i.test(sign)) return '';
  if (/[-+•*]\s$/.test(sign)) return '\n• ';
  if (/[#>]\s$/.test(sign)) return '\n';
  return '';
}

interface Plain {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The text without signs, and for each of its characters where it came from. */
function plainOf(source: string): Plain {
  const parts: string[] = [];
  // A sign can become more characters than it has only by an entity (`&bull;`), which is longer than what it becomes.
  const starts = new Int32Array(source.length * 2 + 16);
  const ends = new Int32Array(source.length * 2 + 16);
  let length = 0;
  const put = (text: string, from: number, to: number) => {
    parts.push(text);
    for (let i = 0; i < text.length; i++) {
      const own = to - from === text.length;
      starts[length] = own ? from + i : from;
      ends[length++] = own ? from + i + 1 : to;
    }
  };
  let at = 0;
  for (const m of source.matchAll(SIGN)) {
    if (m.index > at) put(source.slice(at, m.index), at, m.index);
    put(shown(m[0]), m.index, m.index + m[0].length);
    at = m.index + m[0].length;
  }
  if (at < source.length) put(source.slice(at), at, source.length);
  return { text: parts.join(''), starts, ends };
}

const ABBREVIATION =
  /(?:\b(?:approx|e\.g|i\.e|etc|vs|no|inc|ltd|corp|est|dept|a\.m|p\.m|[ap]|st|mr|ms|dr|\d)|\b[A-Z])$/i;

/** Sentences, lines and points of a list, in order, each once. */
function linesOf(text: string): readonly Line[] {
  // A line that goes on in small letters was only wrapped.
  const flat = text.replace(/\n(?=[ ]{0,3}[a-z])/g, ' ');
  const out: Line[] = [];
  const seen = new Set<string>();
  const add = (start: number, end: number) => {
    const raw = flat.slice(start, end);
    const trimmed = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) return;
    const key = trimmed.toLowerCase().replace(/\s+/g, ' ');
    if (seen.has(key)) return;
    seen.add(key);
    const from = start + raw.length - raw.trimStart().length;
    out.push({ text: trimmed, from, to: from + trimmed.length });
  };
  let start = 0;
  for (const m of flat.matchAll(/[.!?]+(?=\s)|\n/g)) {
    const end = m.index + m[0].length;
    if (
      m[0] === '.' &&
      ABBREVIATION.test(flat.slice(Math.max(0, m.index - 8), m.index)) &&
      !/^\s+[A-Z][a-z]/.test(flat.slice(end, end + 6))
    )
      continue;
    add(start, end);
    start = end;
  }
  add(start, flat.length);
  return out;
}

/** What stands for a value that was never filled in: `[user-facing impact]`, `{{component}}`, `HH:MM`, `SEV-X`, `A / B / C`. */
const BLANK =
  /\{\{[^{}\n]{0,60}\}\}|\$?\{[A-Za-z_. ]{1,40}\}|\[[a-z][^\][\n]{1,80}\](?!\()|\[(?:insert|your|brief|add|describe|time|date|link|name|X)\b[^\][\n]{0,80}\](?!\()|<[a-z]+(?:[ -][a-z]+)+>|\[?\b(?:XX:XX|HH:MM)\b(?: UTC)?\]?|_{4,}|\bYYYY-MM-DD\b|\bSEV-?X\b|\$X\b|\b[XY] (?:hours?|minutes?|users?|customers?)\b|\[?(?:\b(?:investigating|identified|mitigating|monitoring|resolved)\b ?\/ ?){1,4}(?:identified|mitigating|monitoring|resolved)\]?/gi;

/** So many blanks, and nobody has written an update. */
const TEMPLATE_BLANKS = 3;

const PITCH =
  /\b(?:thrilled|excited|delighted|proud) to\b|\bwe(?:'re| are) (?:so |very |super )?(?:thrilled|excited|delighted|proud)\b|\bintroducing\b|\b(?:announc\w+|launch\w*|unveil\w*) (?:our|the|a|an) (?:all[- ])?(?:new|first|biggest|fastest|best)|\b\d+ ?% off\b|\b(?:try it|sign up|get started|upgrade|subscribe|book a demo) (?:now|today|for free)\b|\blimited[- ]time\b|\b(?:our|the) (?:biggest|fastest|best) [\w -]{0,30}\bever\b/i;
const TROUBLE =
  /\b(?:incident|outage|issues?|problems?|disrupt\w+|investigat\w+|resolved|degrad\w+|unavailable|monitoring|identified|mitigat\w+|restored|unable)\b/i;

/** Reads one update. What a template left behind is not read, and a text that is mostly that is a template. */
export function updateText(source: string, index: number): UpdateText {
  const blanks = source.match(BLANK) ?? [];
  const clean = blanks.length === 0 ? source : source.replace(BLANK, (hit) => ' '.repeat(hit.length));
  const plain = plainOf(clean);
  const words = plain.text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
  const isForm = blanks.length >= TEMPLATE_BLANKS && words < blanks.length * 12;
  const none = isForm ? 'form' : PITCH.test(plain.text) && !TROUBLE.test(plain.text) ? 'pitch' : undefined;
  return {
    index,
    plain: plain.text,
    lines: none === undefined ? linesOf(plain.text) : [],
    words: isForm ? 0 : words,
    ...(none === undefined ? {} : { none }),
    span: (from, to, why, hint) => {
      const start = plain.starts[from] ?? 0;
      return {
        start,
        end: Math.max(start, plain.ends[to - 1] ?? start),
        text: plain.text.slice(from, to),
        update: index,
        ...(why === undefined ? {} : { why }),
        ...(hint === undefined ? {} : { hint }),
      };
    },
  };
}

/** The span of a match inside a line. */
export function spanIn(
  update: UpdateText,
  line: Line,
  match: { readonly index: number; readonly length: number },
  why?: string,
  hint?: string,
): TextSpan {
  const from = line.from + match.index;
  return update.span(from, from + match.length, why, hint);
}
