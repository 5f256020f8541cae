import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Nothing here yet: what will appear here, and when. */
export function EmptyState({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  );
}
