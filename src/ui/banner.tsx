import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import classes from './notice.module.css';

/** A line across a pane that wants to be noticed and does not cover anything: a page, a warning, a tip. */
export function Banner({
  tone = 'info',
  title,
  text,
  actions,
  icon,
  announce,
}: {
  readonly tone?: 'info' | 'warn' | 'bad' | 'good';
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; leave it out for what was there from the start. */
  readonly announce?: 'alert' | 'status';
}) {
  return (
    <div role={announce} className={cx(classes.notice, classes.banner, classes[tone])}>
      <span className={classes.icon}>
        {icon ??
          (tone === 'info' || tone === 'good' ? (
            <IconInfoCircle size={18} aria-hidden />
          ) : (
            <IconAlertTriangle size={18} aria-hidden />
          ))}
      </span>
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {text !== undefined && <div>{text}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
