import { memo } from 'react';
import { isoUtc } from '../../../../base/drill-time';
import type { LogLine } from '../../../../world/model/operations';
import { MarkedText } from '../parts/marked-text';
import { shortIds } from '../parts/short-ids';
import classes from './logs.module.css';

export interface LogRowProps {
  readonly id: string;
  readonly line: LogLine;
  readonly index: number;
  readonly count: number;
  /** Index within what is measured; absent for rows of equal height. */
  readonly measured: number | undefined;
  readonly top: number;
  readonly startEpoch: number;
  /** The day of now: lines of another day say theirs. */
  readonly today: string;
  readonly needle: string;
  readonly showStream: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly onPick: (line: LogLine) => void;
}

/** One line of the list. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { id, line, index, count, measured, top, needle, active, selected, measure, onPick } = props;
  const stamp = isoUtc(props.startEpoch + line.at);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the list opens the active line
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active line
    <div
      id={id}
      ref={measure}
      data-index={measured}
      data-level={line.level}
      data-active={active || undefined}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={measure === undefined ? classes.row : classes.rowWrapped}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        if (window.getSelection()?.isCollapsed === false) return;
        onPick(line);
      }}
    >
      <span className={classes.time}>
        {stamp.startsWith(props.today) ? '' : `${stamp.slice(5, 10)} `}
        {stamp.slice(11, 23)}
      </span>
      <span className={classes.level}>{line.level}</span>
      {props.showStream && <span className={classes.stream}>{line.stream}</span>}
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
});
