import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconLayoutColumns } from '@tabler/icons-react';
import type { ReactNode, Ref, UIEventHandler } from 'react';
import { IconButton } from './button';
import classes from './console-frame.module.css';
import { cx } from './cx';
import { ScrollBody } from './scroll-body';

export interface ConsoleFrameProps {
  readonly title: string;
  /** Usually a FilterInput. */
  readonly filter?: ReactNode;
  /** Usually a Segmented with time ranges. */
  readonly range?: ReactNode;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly onFullScreen?: () => void;
  readonly isFullScreen?: boolean;
  readonly onSplit?: () => void;
  readonly isSplit?: boolean;
  /** No padding, darker ground: logs, terminals, tables. */
  readonly flush?: boolean;
  readonly bodyRef?: Ref<HTMLDivElement>;
  readonly onScroll?: UIEventHandler<HTMLDivElement>;
  readonly children: ReactNode;
}

/** The frame that all consoles share: title, filter, time range, full screen, open in a split. */
export function ConsoleFrame(props: ConsoleFrameProps) {
  const { title, filter, range, actions, footer, onFullScreen, isFullScreen, onSplit, isSplit, flush } = props;
  return (
    <section className={classes.frame} aria-label={title}>
      <div className={classes.bar}>
        <h2 className={classes.title}>{title}</h2>
        {filter !== undefined && <div className={classes.filter}>{filter}</div>}
        {range}
        <div className={classes.actions}>
          {actions}
          {onSplit !== undefined && (
            <IconButton
              label={isSplit ? 'Close the split' : 'Open in a split'}
              active={isSplit === true}
              onClick={onSplit}
            >
              <IconLayoutColumns size={16} aria-hidden />
            </IconButton>
          )}
          {onFullScreen !== undefined && (
            <IconButton label={isFullScreen ? 'Leave full screen' : 'Full screen'} onClick={onFullScreen}>
              {isFullScreen ? (
                <IconArrowsDiagonalMinimize2 size={16} aria-hidden />
              ) : (
                <IconArrowsDiagonal size={16} aria-hidden />
              )}
            </IconButton>
          )}
        </div>
      </div>
      <ScrollBody
        label={`${title}, content`}
        className={cx(classes.body, flush && classes.flush)}
        bodyRef={props.bodyRef}
        onScroll={props.onScroll}
      >
        {props.children}
      </ScrollBody>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </section>
  );
}
