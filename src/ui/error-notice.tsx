import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import classes from './notice.module.css';

/** Something went wrong: what, what it means, what can be done. `detail` is for whoever reports it. */
export function ErrorNotice({
  title,
  text,
  detail,
  actions,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly detail?: string;
  readonly actions?: ReactNode;
}) {
  return (
    <div role="alert" className={cx(classes.notice, classes.bad)}>
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <p className={classes.title}>{title}</p>
        {text !== undefined && <div>{text}</div>}
        {detail !== undefined && (
          <details className={classes.detail}>
            <summary>Details</summary>
            <pre>{detail}</pre>
          </details>
        )}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
