import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './button';
import { cx } from './cx';
import classes from './dialog.module.css';
import { ScrollBody } from './scroll-body';
import { useModal } from './use-modal';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, at the right of the foot. */
  readonly footer?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
}

/** Where the focus starts: what asks for it, else the first field, else the first button of the foot. */
function firstFocus(dialog: HTMLElement): HTMLElement | null {
  for (const wanted of ['[data-autofocus]', 'input, textarea, select', 'footer button']) {
    const found = dialog.querySelector<HTMLElement>(wanted);
    if (found !== null) return found;
  }
  return null;
}

/** A dialog over everything. The browser's own element keeps the focus inside and gives it back; Escape closes. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, children, footer, size = 'm' }: Omit<DialogProps, 'open'>) {
  const element = useModal(firstFocus);
  const titleId = useId();

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
      {footer === undefined ? (
        // Nothing in it need take the focus, and what scrolls has to be reachable by keyboard.
        <ScrollBody label={title} className={classes.body ?? ''}>
          {children}
        </ScrollBody>
      ) : (
        <div className={classes.body}>{children}</div>
      )}
      {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
    </dialog>
  );
}
