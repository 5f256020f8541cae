import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DrillTime } from '../../../base/drill-time';
import { useMediaWidth } from '../../../ui/use-media-width';
import { useDebrief } from '../context';
import { useReplay } from '../replay';
import { hourMinute, utc } from '../words';
import { momentAt, place, ticks } from './axis';
import classes from './plot.module.css';

export interface PlotProps {
  /** What the picture shows, in a sentence: its accessible name. */
  readonly label: string;
  /** Height of the part in which things are drawn, px. */
  readonly height: number;
  /** Words at the left, by their place from the top (0..1). */
  readonly rows: readonly { readonly id: string; readonly label: string; readonly at: number }[];
  /** Thin lines across at these places (0..1 from the top). */
  readonly grid?: readonly number[];
  /** What was the case at a moment, said while the pointer is over it. */
  readonly describe: (at: DrillTime) => string;
  /** SVG in a box of 1000 by 100, stretched over the whole. */
  readonly drawing?: ReactNode;
  /** HTML placed by percentages over the drawing. */
  readonly children?: ReactNode;
}

/**
 * A picture over the drill's time. All plots share one axis; their cursors follow the replay without drawing anything
 * again. A click moves the replay there.
 */
export function Plot({ label, height, rows, grid = [], describe, drawing, children }: PlotProps) {
  const { axis, drill } = useDebrief();
  const replay = useReplay();
  const cursor = useCursor();
  const phone = useMediaWidth() === 'phone';
  const [hover, setHover] = useState<DrillTime | null>(null);
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return momentAt(axis, (event.clientX - box.left) / Math.max(1, box.width));
  };
  const marks = ticks(axis, phone ? 4 : 10);
  return (
    <div className={classes.plot}>
      <div className={classes.rows} aria-hidden="true" style={{ height }}>
        {rows.map((row) => (
          <span key={row.id} className={classes.row} style={{ top: `${row.at * 100}%` }}>
            {row.label}
          </span>
        ))}
      </div>
      {/* A shortcut for the pointer; the replay bar does the same by keyboard. */}
      <div
        className={classes.field}
        style={{ height }}
        onPointerMove={(event) => setHover(at(event))}
        onPointerLeave={() => setHover(null)}
        onPointerUp={(event) => replay.scrub(at(event))}
      >
        <div role="img" aria-label={label} className={classes.picture}>
          <div aria-hidden="true" className={classes.inner}>
            {marks.map((t) => (
              <span key={t} className={classes.tickLine} style={{ left: `${place(axis, t) * 100}%` }} />
            ))}
            {grid.map((y) => (
              <span key={y} className={classes.gridLine} style={{ top: `${y * 100}%` }} />
            ))}
            {drawing !== undefined && (
              <svg className={classes.svg} viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
                {drawing}
              </svg>
            )}
            {children}
          </div>
        </div>
        <span ref={cursor} className={classes.cursor} aria-hidden="true" />
        {hover !== null && (
          <>
            <span className={classes.hover} aria-hidden="true" style={{ left: `${place(axis, hover) * 100}%` }} />
            <span
              className={classes.tip}
              aria-hidden="true"
              data-side={place(axis, hover) > 0.6 ? 'left' : 'right'}
              style={{ left: `${place(axis, hover) * 100}%` }}
            >
              <span className="hw-mono">{utc(drill, hover)}</span> {describe(hover)}
            </span>
          </>
        )}
      </div>
      <div className={classes.axis} aria-hidden="true">
        {marks.map((t) => (
          <span key={t} className={classes.tick} style={{ left: `${place(axis, t) * 100}%` }}>
            {hourMinute(drill, t)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Keeps an element where the replay is. */
function useCursor() {
  const replay = useReplay();
  const { axis } = useDebrief();
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const move = () => {
      if (element.current !== null) element.current.style.left = `${place(axis, replay.get().at) * 100}%`;
    };
    move();
    return replay.subscribe(move);
  }, [replay, axis]);
  return element;
}

/** A stretch of time inside a plot, by percentages. */
export function useStretch(): (from: DrillTime, to: DrillTime) => { left: string; width: string } {
  const { axis } = useDebrief();
  return (from, to) => {
    const left = place(axis, from);
    return { left: `${left * 100}%`, width: `${(place(axis, to) - left) * 100}%` };
  };
}
