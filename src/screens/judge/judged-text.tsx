import { Fragment, useMemo } from 'react';
import { cx } from '../../ui/cx';
import { type MarkedSpan, numbered, segments, toneOf } from '../../ui/marked-segments';
import classes from './judge.module.css';

/** Longer texts are shown up to here: a page with more marked places is no longer readable, or quick. */
const MOST_SHOWN = 200_000;

interface Props {
  readonly text: string;
  /** Their labels are ids of criteria. */
  readonly places: readonly MarkedSpan[];
  /** The criterion whose places stand out. */
  readonly lit: string | null;
  readonly onPick: (criterion: string) => void;
  readonly mono?: boolean;
}

/** The judged text as it was written, markup and all, with the places that the verdicts rest on. */
export function JudgedText({ text, places, lit, onPick, mono = false }: Props) {
  const shown = text.slice(0, MOST_SHOWN);
  const parts = useMemo(() => segments(shown, numbered(shown, places)), [shown, places]);
  return (
    <>
      <div className={cx(classes.text, mono && classes.mono)} data-some-lit={lit === null ? undefined : ''}>
        {parts.map(({ start, end, spans }) => {
          const own = shown.slice(start, end);
          if (spans.length === 0) return <Fragment key={start}>{own}</Fragment>;
          const isLit = spans.some((s) => s.label === lit);
          // Of several verdicts on one place the next one, so that each can be reached.
          const at = spans.findIndex((s) => s.label === lit);
          const next = spans[(at + 1) % spans.length]?.label;
          return (
            <mark
              key={start}
              className={classes.mark}
              data-tone={toneOf(spans)}
              data-lit={isLit ? '' : undefined}
              data-start={start}
              tabIndex={isLit ? -1 : undefined}
              onClick={() => next !== undefined && onPick(next)}
              onKeyDown={(event) => event.key === 'Enter' && lit !== null && onPick(lit)}
            >
              {own}
            </mark>
          );
        })}
      </div>
      {text.length > MOST_SHOWN && (
        <p className="hw-muted hw-small">
          The first {MOST_SHOWN.toLocaleString('en-US')} characters are shown. All of what the judge reads was judged.
        </p>
      )}
    </>
  );
}

/** Brings a place of the text into view and puts the focus there. */
export function showPlace(root: HTMLElement | null, start: number): void {
  const marks = Array.from(root?.querySelectorAll<HTMLElement>('mark[data-lit]') ?? []);
  const place = marks.findLast((m) => Number(m.dataset.start) <= start) ?? marks[0];
  if (place === undefined) return;
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
}
