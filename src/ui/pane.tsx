import type { ReactNode, Ref, UIEventHandler } from 'react';
import { cx } from './cx';
import classes from './pane.module.css';
import { ScrollBody } from './scroll-body';

export interface PaneProps {
  /** Name of the region. */
  readonly label: string;
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  /** Stays in place under the scrolling part: a composer. */
  readonly footer?: ReactNode;
  /** No padding around the content. */
  readonly flush?: boolean;
  readonly bodyRef?: Ref<HTMLDivElement>;
  readonly onScroll?: UIEventHandler<HTMLDivElement>;
  readonly children: ReactNode;
}

/** A part of the screen that scrolls by itself. Its body can be focused, so that the keyboard can scroll it too. */
export function Pane({ label, title, actions, footer, flush, bodyRef, onScroll, children }: PaneProps) {
  return (
    <section className={classes.pane} aria-label={label}>
      {(title !== undefined || actions !== undefined) && (
        <div className={classes.head}>
          {typeof title === 'string' ? <h2 className={classes.title}>{title}</h2> : title}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      <ScrollBody
        label={`${label}, content`}
        className={cx(classes.body, flush && classes.flush)}
        bodyRef={bodyRef}
        onScroll={onScroll}
      >
        {children}
      </ScrollBody>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </section>
  );
}
