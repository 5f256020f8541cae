import type { ReactNode } from 'react';
import { cx } from './cx';
import classes from './tag.module.css';

/** A word in a thin frame: a kind, a state, a clause id. */
export function Tag({
  children,
  tone = 'neutral',
  mono,
}: {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'accent' | 'good' | 'warn' | 'bad';
  readonly mono?: boolean;
}) {
  return (
    <span className={cx(classes.tag, mono && classes.mono)} data-tone={tone}>
      {children}
    </span>
  );
}
