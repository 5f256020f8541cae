/** How a marked place counts: for, in part, against, or merely worth a note. */
export type MarkTone = 'good' | 'warn' | 'bad' | 'neutral';

/** A place in a text that something is said about. Offsets in UTF-16 units. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly tone: MarkTone;
  /** What it counts for; stands before the reason. */
  readonly label?: string;
  readonly why?: string;
  readonly hint?: string;
}

/** A span with the number that its note has. Only what has something to say is numbered. */
export interface NumberedSpan extends MarkedSpan {
  readonly number?: number;
}

/** A stretch of text under the same spans, from the first to the last that covers it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly spans: readonly NumberedSpan[];
  /** The spans that end with this stretch: their numbers stand here. */
  readonly ending: readonly NumberedSpan[];
}

const RANK: Readonly<Record<MarkTone, number>> = { neutral: 0, good: 1, warn: 2, bad: 3 };

/** The tone of a stretch: the worst of the spans over it. */
export function toneOf(spans: readonly MarkedSpan[]): MarkTone {
  return spans.reduce<MarkTone>((worst, s) => (RANK[s.tone] > RANK[worst] ? s.tone : worst), 'neutral');
}

const isLow = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/** Spans that lie in the text, clipped to it, in reading order and numbered. Places that are none are left out. */
export function numbered(text: string, spans: readonly MarkedSpan[]): readonly NumberedSpan[] {
  let number = 0;
  return spans
    .flatMap((s) => {
      if (!Number.isFinite(s.start) || !Number.isFinite(s.end)) return [];
      let start = Math.max(0, Math.floor(s.start));
      let end = Math.min(text.length, Math.ceil(s.end));
      // Half a character cannot be marked.
      if (isLow(text, start)) start--;
      if (isLow(text, end)) end++;
      return end > start ? [{ ...s, start, end }] : [];
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((s) => (s.why === undefined && s.hint === undefined ? s : { ...s, number: ++number }));
}

/** Cuts a text wherever a span begins or ends. The stretches together are the whole text, each of it once. */
export function segments(text: string, spans: readonly NumberedSpan[]): readonly Segment[] {
  const cuts = [...new Set([0, text.length, ...spans.flatMap((s) => [s.start, s.end])])].toSorted((a, b) => a - b);
  const out: Segment[] = [];
  let open: readonly NumberedSpan[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? start;
    const fresh: NumberedSpan[] = [];
    for (let s = spans[next]; s !== undefined && s.start === start; s = spans[++next]) fresh.push(s);
    open = [...open.filter((s) => s.end > start), ...fresh];
    out.push({ start, end, spans: open, ending: open.filter((s) => s.end === end) });
  }
  return out;
}
