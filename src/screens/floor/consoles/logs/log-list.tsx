import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { dateUtc } from '../../../../base/drill-time';
import type { LogLine } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { LogRow } from './log-row';
import { indexOfLine, type LogTape, lineAt } from './log-tape';
import classes from './logs.module.css';
import type { Following } from './use-following';
import { useRows, useSteadyRows } from './use-rows';

/**
 * The lines, only those in sight of them in the page. Arrows move, Enter opens a line. Not a live region: at hundreds of
 * lines a minute a screen reader could say nothing else.
 */
export function LogList(props: {
  readonly tape: LogTape;
  readonly needle: string;
  readonly showStream: boolean;
  readonly wrap: boolean;
  readonly following: Following;
  readonly selected: string | null;
  readonly onOpen: (line: LogLine) => void;
  readonly onClose: () => void;
}) {
  const { tape, needle, showStream, wrap, following, selected, onOpen, onClose } = props;
  const { snapshot } = useConsole();
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<LogLine | null>(null);
  const keyOf = useCallback((index: number) => lineAt(tape, index)?.id ?? index, [tape]);
  const count = tape.length;
  const rows = useRows(count, wrap, keyOf, following.ref, list);
  const { follow } = following;
  useSteadyRows(count, tape.moved, !follow && !wrap, following.ref);

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes to the end whenever there is a new end, or other room for it
  useEffect(() => {
    if (follow && count > 0) rows.scrollToEnd();
  }, [follow, count, tape, wrap, rows.page]);

  const go = (index: number) => {
    const to = Math.min(count - 1, Math.max(rows.oldest, index));
    const line = lineAt(tape, to);
    if (line === undefined) return;
    following.stop();
    setActive(line);
    rows.scrollTo(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active === null ? -1 : indexOfLine(tape, active);
    const from = at < 0 ? count : at;
    if (event.key === 'ArrowUp') go(from - 1);
    else if (event.key === 'ArrowDown') go(from + 1);
    else if (event.key === 'PageUp') go(from - rows.page);
    else if (event.key === 'PageDown') go(from + rows.page);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') {
      setActive(lineAt(tape, count - 1) ?? null);
      following.jump();
    } else if (event.key === 'Enter') {
      if (active !== null && at >= 0) onOpen(active);
    } else if (event.key === 'Escape' && selected !== null) onClose();
    else return;
    event.preventDefault();
  };
  const onPick = useCallback(
    (line: LogLine) => {
      setActive(line);
      onOpen(line);
    },
    [onOpen],
  );

  const { startEpoch } = snapshot.view;
  const today = dateUtc(startEpoch + snapshot.now);
  const drawn = rows.drawn.flatMap(({ index, top }) => {
    const line = lineAt(tape, index);
    return line === undefined ? [] : [{ index, top, line }];
  });
  const named = drawn.find(({ line }) => line.id === active?.id);
  return (
    <div role="log" aria-live="off" aria-label="Log lines">
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label="Lines, Enter opens one"
        aria-activedescendant={named === undefined ? undefined : `${base}-${named.line.id}`}
        className={classes.list}
        style={{ height: rows.height }}
        onKeyDown={onKeyDown}
      >
        {drawn.map(({ index, top, line }) => (
          <LogRow
            key={line.id}
            id={`${base}-${line.id}`}
            line={line}
            index={index}
            count={count}
            measured={rows.measure === undefined ? undefined : index - rows.oldest}
            top={top}
            startEpoch={startEpoch}
            today={today}
            needle={needle}
            showStream={showStream}
            active={line.id === active?.id}
            selected={line.id === selected}
            measure={rows.measure}
            onPick={onPick}
          />
        ))}
      </div>
    </div>
  );
}
