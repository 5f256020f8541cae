import { IconChevronLeft, IconChevronRight, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { IconButton } from './button';
import classes from './scrubber.module.css';
import { type Mark, nearestMark, neighbourMark } from './scrubber-marks';

export interface ScrubberProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly marks?: readonly Mark[];
  /** Stretches drawn along the bar, as a severity or who commanded. */
  readonly spans?: readonly {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly label: string;
    readonly tone: string;
  }[];
  readonly formatValue: (value: number) => string;
  /** What an arrow key moves by; 1 % of the whole when left out. */
  readonly step?: number;
  /** What Page Up and Page Down move by; 10 % when left out. */
  readonly pageStep?: number;
  readonly isPlaying?: boolean;
  readonly onTogglePlay?: () => void;
}

const snap = 7;

/**
 * A replay bar. Arrow keys step, Page Up and Page Down leap, Home and End go to the ends, `[` and `]` to the mark before and
 * after. A click close to a mark lands on it. `spans[].tone` is any CSS colour, as `var(--hw-sev2)`.
 */
export function Scrubber(props: ScrubberProps) {
  const { label, min, max, value, onChange, marks = [], spans = [], formatValue, isPlaying, onTogglePlay } = props;
  const length = Math.max(1, max - min);
  const step = props.step ?? length / 100;
  const pageStep = props.pageStep ?? length / 10;
  const [hover, setHover] = useState<{ readonly at: number; readonly mark: Mark | null } | null>(null);
  const clamp = (at: number) => Math.min(max, Math.max(min, at));
  const place = (at: number) => `${((clamp(at) - min) / length) * 100}%`;
  const here = nearestMark(marks, value, step / 2);

  const pointAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = clamp(min + ((event.clientX - box.left) / Math.max(1, box.width)) * length);
    return { at, mark: nearestMark(marks, at, (snap / Math.max(1, box.width)) * length) };
  };
  const goTo = (direction: 1 | -1) => {
    const mark = neighbourMark(marks, value, direction);
    if (mark !== null) onChange(clamp(mark.at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') onChange(clamp(value - step));
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') onChange(clamp(value + step));
    else if (event.key === 'PageDown') onChange(clamp(value - pageStep));
    else if (event.key === 'PageUp') onChange(clamp(value + pageStep));
    else if (event.key === 'Home') onChange(min);
    else if (event.key === 'End') onChange(max);
    else if (event.key === '[') goTo(-1);
    else if (event.key === ']') goTo(1);
    else if (event.key === ' ' && onTogglePlay !== undefined) onTogglePlay();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset would be one more thing on a crowded bar
    <div className={classes.root} role="group" aria-label={label} data-screen-only>
      {onTogglePlay !== undefined && (
        <IconButton label={isPlaying ? 'Pause' : 'Play'} onClick={onTogglePlay}>
          {isPlaying ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconPlayerPlayFilled size={16} aria-hidden />}
        </IconButton>
      )}
      {marks.length > 0 && (
        <>
          <IconButton label="Mark before ([)" onClick={() => goTo(-1)}>
            <IconChevronLeft size={16} aria-hidden />
          </IconButton>
          <IconButton label="Mark after (])" onClick={() => goTo(1)}>
            <IconChevronRight size={16} aria-hidden />
          </IconButton>
        </>
      )}
      <div className={classes.bar}>
        <div className={classes.rail}>
          {spans.map((span) => (
            <div
              key={span.id}
              className={classes.span}
              style={{ left: place(span.from), right: `calc(100% - ${place(span.to)})`, background: span.tone }}
            />
          ))}
          <div className={classes.played} style={{ width: place(value) }} />
        </div>
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={classes.mark}
            data-tone={mark.tone ?? 'neutral'}
            data-hover={hover?.mark?.id === mark.id || undefined}
            style={{ left: place(mark.at) }}
          />
        ))}
        <span className={classes.head} style={{ left: place(value) }} />
        <input
          type="range"
          className={classes.input}
          min={min}
          max={max}
          step="any"
          value={value}
          aria-label={label}
          aria-valuetext={here === null ? formatValue(value) : `${formatValue(value)}, ${here.label}`}
          onChange={(event) => onChange(clamp(Number(event.currentTarget.value)))}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => setHover(pointAt(event))}
          onPointerLeave={() => setHover(null)}
          onPointerDown={(event) => {
            const { mark } = pointAt(event);
            if (mark === null) return;
            // Landing exactly on a mark: the browser would take the pixel under the pointer.
            event.preventDefault();
            event.currentTarget.focus();
            onChange(clamp(mark.at));
          }}
        />
        {hover !== null && (
          <div className={classes.tip} style={{ left: place(hover.mark?.at ?? hover.at) }} aria-hidden="true">
            {hover.mark === null ? formatValue(hover.at) : `${formatValue(hover.mark.at)} · ${hover.mark.label}`}
          </div>
        )}
      </div>
      <span className={classes.time}>{formatValue(value)}</span>
    </div>
  );
}
