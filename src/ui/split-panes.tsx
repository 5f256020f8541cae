import {
  Fragment,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { cx } from './cx';
import { moveBorder, type PaneSizes, parseSizes, type SizedPane, tracks } from './pane-sizes';
import { useRemembered } from './remembered';
import classes from './split-panes.module.css';

export interface SplitPane extends SizedPane {
  /** Said when its border is focused, as `People`. */
  readonly label: string;
  readonly content: ReactNode;
}

export interface SplitPanesProps {
  /** Where the sizes are remembered in this browser. */
  readonly storageKey: string;
  readonly panes: readonly SplitPane[];
  /** `row`: side by side. `column`: one above the other. */
  readonly direction?: 'row' | 'column';
}

const small = 16;
const big = 64;

/** Panes with borders that can be dragged, or moved with the arrow keys; Enter or a double click puts the sizes back. */
export function SplitPanes({ storageKey, panes, direction = 'row' }: SplitPanesProps) {
  const [sizes, setSizes] = useRemembered<PaneSizes>(`panes.${storageKey}`, {}, parseSizes);
  const [measured, setMeasured] = useState<PaneSizes>({});
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly start: number; readonly sizes: PaneSizes } | null>(null);
  const base = useId();
  const isRow = direction === 'row';

  const measure = (): PaneSizes => {
    const found: Record<string, number> = {};
    for (const element of root.current?.children ?? []) {
      const id = element.getAttribute('data-pane');
      if (id !== null) found[id] = Math.round(isRow ? element.clientWidth : element.clientHeight);
    }
    return found;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again whenever the tracks change
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setMeasured(measure()));
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [panes.length, isRow]);

  const move = (index: number, delta: number) => setSizes(moveBorder(panes, measure(), index, delta));

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.shiftKey ? big : small;
    const back = isRow ? 'ArrowLeft' : 'ArrowUp';
    const forth = isRow ? 'ArrowRight' : 'ArrowDown';
    if (event.key === back) move(index, -step);
    else if (event.key === forth) move(index, step);
    else if (event.key === 'Home') move(index, -10_000);
    else if (event.key === 'End') move(index, 10_000);
    else if (event.key === 'Enter') setSizes({});
    else return;
    event.preventDefault();
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { start: isRow ? event.clientX : event.clientY, sizes: measure() };
  };

  const onPointerMove = (event: PointerEvent, index: number) => {
    if (drag.current === null) return;
    const at = isRow ? event.clientX : event.clientY;
    setSizes(moveBorder(panes, drag.current.sizes, index, at - drag.current.start));
  };

  const template = tracks(panes, sizes);
  return (
    <div
      ref={root}
      className={cx(classes.root, isRow ? classes.row : classes.column)}
      style={isRow ? { gridTemplateColumns: template } : { gridTemplateRows: template }}
    >
      {panes.map((pane, index) => {
        const next = panes[index + 1];
        const size = measured[pane.id] ?? pane.initial ?? pane.min;
        return (
          <Fragment key={pane.id}>
            <div id={`${base}-${pane.id}`} data-pane={pane.id} className={classes.pane}>
              {pane.content}
            </div>
            {next !== undefined && (
              // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be a border that moves
              <div
                role="separator"
                tabIndex={0}
                aria-orientation={isRow ? 'vertical' : 'horizontal'}
                aria-label={`Size of ${pane.label}`}
                aria-controls={`${base}-${pane.id}`}
                aria-valuenow={size}
                aria-valuemin={pane.min}
                aria-valuemax={Math.max(size, size + (measured[next.id] ?? next.min) - next.min)}
                aria-valuetext={`${size} pixels`}
                className={classes.border}
                onKeyDown={(event) => onKeyDown(event, index)}
                onPointerDown={onPointerDown}
                onPointerMove={(event) => onPointerMove(event, index)}
                onPointerUp={() => {
                  drag.current = null;
                }}
                onPointerCancel={() => {
                  drag.current = null;
                }}
                onDoubleClick={() => setSizes({})}
              />
            )}
          </Fragment>
        );
      })}
    </div>
  );
}
