import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import { cx } from './cx';
import classes from './drawer.module.css';

export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly title?: ReactNode;
  readonly side?: 'right' | 'left';
  /** Width in px; never more than the room there is. */
  readonly width?: number;
  /** Keeps the content alive while closed, so that a console is found as it was left. */
  readonly keepMounted?: boolean;
  readonly children: ReactNode;
}

/**
 * A part that comes in from the side, within its nearest positioned parent. It does not lock the rest: one can go on
 * typing beside it. Escape inside of it, or its button, closes it.
 */
export function Drawer({
  open,
  onClose,
  label,
  title,
  side = 'right',
  width = 520,
  keepMounted,
  children,
}: DrawerProps) {
  if (!open && !keepMounted) return null;
  return (
    <aside
      hidden={!open}
      aria-label={label}
      className={cx(classes.drawer, side === 'left' && classes.left)}
      style={{ width: `min(${width}px, 100%)` }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={classes.head}>
        <div className={classes.title}>{title ?? label}</div>
        <IconButton label={`Close ${label.toLowerCase()}`} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
