import { Fragment, useId, useMemo, useRef } from 'react';
import { cx } from './cx';
import { type MarkedSpan, type MarkTone, type NumberedSpan, numbered, segments, toneOf } from './marked-segments';
import classes from './marked-text.module.css';
import { Tag } from './tag';
import { VisuallyHidden } from './visually-hidden';

const WORDS: Readonly<Record<MarkTone, string>> = {
  good: 'counts for it',
  warn: 'counts in part',
  bad: 'counts against it',
  neutral: 'to note',
};

const sentence = (s: MarkedSpan): string => {
  const before = s.label === undefined ? WORDS[s.tone] : `${s.label}, ${WORDS[s.tone]}`;
  return `${before}: ${[s.why, s.hint].filter((x) => x !== undefined).join(' ')}`;
};

const QUOTE = 90;

function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > QUOTE ? `${flat.slice(0, QUOTE - 1)}…` : flat;
}

export interface MarkedTextProps {
  /** Shown as it is, line breaks kept; nothing in it is taken for markup. */
  readonly text: string;
  /** What is marked. Spans may lie over each other; a span without `why` and `hint` is underlined and has no note. */
  readonly spans: readonly MarkedSpan[];
  /** What the notes are about: the accessible name of their list, `Notes on the update of 14:23`. */
  readonly label: string;
  /** Where the notes stand; beside only where there is room for it. */
  readonly notes?: 'below' | 'beside';
  /** For source text, such as Markdown. */
  readonly mono?: boolean;
}

/**
 * A text with marked places: underlined, each with a number that leads to its note. What a mark says is there on hover, on
 * keyboard focus of its number, always in the list of notes, and on paper.
 */
export function MarkedText({ text, spans, label, notes = 'below', mono = false }: MarkedTextProps) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const marks = useMemo(() => numbered(text, spans), [text, spans]);
  const parts = useMemo(() => segments(text, marks), [text, marks]);
  const told = marks.filter((m) => m.number !== undefined);
  const goTo = (number: number) => {
    const note = list.current?.children[number - 1];
    if (!(note instanceof HTMLElement)) return;
    note.scrollIntoView({ block: 'nearest' });
    note.focus({ preventScroll: true });
  };
  return (
    <div className={classes.frame}>
      <div className={classes.sides} data-notes={told.length === 0 ? 'none' : notes}>
        <div className={cx(classes.text, mono && classes.mono)}>
          {parts.map((part) => {
            const own = text.slice(part.start, part.end);
            if (part.spans.length === 0) return <Fragment key={part.start}>{own}</Fragment>;
            const tip = part.spans
              .filter((s) => s.number !== undefined)
              .map(sentence)
              .join('\n');
            return (
              <Fragment key={part.start}>
                <mark className={classes.mark} data-tone={toneOf(part.spans)} data-tip={tip === '' ? undefined : tip}>
                  {own}
                </mark>
                {part.ending.map(
                  (s) =>
                    s.number !== undefined && (
                      <Reference key={s.number} span={s} number={s.number} noteId={`${id}-${s.number}`} onGo={goTo} />
                    ),
                )}
              </Fragment>
            );
          })}
        </div>
        {told.length > 0 && (
          <ol ref={list} className={classes.notes} aria-label={label}>
            {told.map((m) => (
              <li key={m.number} id={`${id}-${m.number}`} tabIndex={-1} className={classes.note} data-tone={m.tone}>
                <span className={classes.noteNumber} aria-hidden="true">
                  {m.number}
                </span>
                <span className={classes.noteText}>
                  <span className={classes.quote}>“{quoted(text.slice(m.start, m.end))}”</span>{' '}
                  <Tag tone={m.tone}>{m.label ?? WORDS[m.tone]}</Tag>{' '}
                  {m.label !== undefined && <VisuallyHidden>{WORDS[m.tone]}: </VisuallyHidden>}
                  {m.why}
                  {m.hint !== undefined && <span className={classes.hint}> {m.hint}</span>}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

function Reference({
  span,
  number,
  noteId,
  onGo,
}: {
  readonly span: NumberedSpan;
  readonly number: number;
  readonly noteId: string;
  readonly onGo: (number: number) => void;
}) {
  return (
    <button
      type="button"
      className={classes.reference}
      data-tone={span.tone}
      data-tip={sentence(span)}
      aria-label={`Note ${number}`}
      aria-describedby={noteId}
      onClick={() => onGo(number)}
    >
      {number}
    </button>
  );
}
