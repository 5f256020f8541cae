import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button';
import { cx } from './cx';
import classes from './dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, at the right of the foot. */
  readonly footer?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
}

/** A dialog over everything. The browser's own element keeps the focus inside and gives it back; Escape closes. */
export function Dialog({ open, onClose, title, children, footer, size = 'm' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (dialog === null || !open) return;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, [open]);

  if (!open) return null;
  return (
    <dialog
      ref={element}
      className={cx(classes.dialog, classes[size])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <IconButton label="Close" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={classes.body}>{children}</div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </dialog>
  );
}
