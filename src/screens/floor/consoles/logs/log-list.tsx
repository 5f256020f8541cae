import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { dateUtc, isoUtc } from '../../../../base/drill-time';
import type { LogLine } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { MarkedText } from '../parts/marked-text';
import { shortIds } from '../parts/short-ids';
import classes from './logs.module.css';
import type { Following } from './use-following';

const ROW = 21;

/**
 * The lines, only those in sight of them in the page. Arrows move, Enter opens a line. Not a live region: at hundreds of
 * lines a minute a screen reader could say nothing else.
 */
export function LogList(props: {
  readonly lines: readonly LogLine[];
  readonly needle: string;
  readonly showStream: boolean;
  readonly wrap: boolean;
  readonly following: Following;
  readonly selected: string | null;
  readonly onOpen: (line: LogLine) => void;
}) {
  const { lines, needle, showStream, wrap, following, selected, onOpen } = props;
  const { snapshot } = useConsole();
  const base = useId();
  const [activeId, setActiveId] = useState<string | null>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => following.ref.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 20,
  });

  const { follow } = following;
  const last = lines.at(-1)?.id;
  const room = rows.scrollRect?.height;
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the end whenever there is a new end, or other room for it
  useEffect(() => {
    if (follow && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follow, last, wrap, room]);

  const active = activeId === null ? -1 : lines.findIndex((line) => line.id === activeId);
  const go = (index: number) => {
    const to = lines[Math.min(lines.length - 1, Math.max(0, index))];
    if (to === undefined) return;
    following.stop();
    setActiveId(to.id);
    rows.scrollToIndex(lines.indexOf(to), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = active < 0 ? lines.length : active;
    const page = 20;
    if (event.key === 'ArrowUp') go(from - 1);
    else if (event.key === 'ArrowDown') go(from + 1);
    else if (event.key === 'PageUp') go(from - page);
    else if (event.key === 'PageDown') go(from + page);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') {
      setActiveId(lines.at(-1)?.id ?? null);
      following.jump();
    } else if (event.key === 'Enter') {
      const line = lines[active];
      if (line !== undefined) onOpen(line);
    } else return;
    event.preventDefault();
  };

  const { startEpoch } = snapshot.view;
  const today = dateUtc(startEpoch + snapshot.now);
  return (
    <div role="log" aria-live="off" aria-label="Log lines">
      <div
        role="listbox"
        tabIndex={0}
        aria-label="Lines, Enter opens one"
        aria-activedescendant={active < 0 ? undefined : `${base}-${lines[active]?.id}`}
        className={classes.list}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const stamp = isoUtc(startEpoch + line.at);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the list opens the active line
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active line
            <div
              key={item.key}
              id={`${base}-${line.id}`}
              ref={wrap ? rows.measureElement : undefined}
              data-index={item.index}
              data-level={line.level}
              data-active={line.id === activeId || undefined}
              role="option"
              aria-selected={line.id === selected}
              aria-posinset={item.index + 1}
              aria-setsize={lines.length}
              className={wrap ? classes.rowWrapped : classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                if (window.getSelection()?.isCollapsed === false) return;
                setActiveId(line.id);
                onOpen(line);
              }}
            >
              <span className={classes.time}>
                {stamp.startsWith(today) ? '' : `${stamp.slice(5, 10)} `}
                {stamp.slice(11, 23)}
              </span>
              <span className={classes.level}>{line.level}</span>
              {showStream && <span className={classes.stream}>{line.stream}</span>}
              <span className={classes.text}>
                {line.code !== undefined && (
                  <span className={classes.code}>
                    <MarkedText text={line.code} needle={needle} />{' '}
                  </span>
                )}
                <MarkedText text={shortIds(line.text, needle)} needle={needle} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
