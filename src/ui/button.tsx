import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './button.module.css';
import { cx } from './cx';

type NativeButton = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'>;

export interface ButtonProps extends NativeButton {
  /** `primary`: the one thing to do here. `plain`: the rest. `quiet`: no frame. `danger`: cannot be undone. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  /** Shown while what the button started is still running; the button then does nothing. */
  readonly busy?: boolean;
  readonly wide?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** A button of 32 px. */
export function Button({ kind = 'plain', icon, busy, wide, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : { onClick })}
      className={cx(classes.button, classes[kind], wide && classes.wide, className)}
    >
      {icon !== undefined && <span className={classes.icon}>{icon}</span>}
      <span className={classes.label}>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends NativeButton {
  /** Accessible name, also shown as a tooltip. */
  readonly label: string;
  readonly active?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** A square of 32 px with an icon; `active` makes it a toggle (`aria-pressed`). */
export function IconButton({ label, active, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={active}
      data-tip={label}
      {...rest}
      className={cx(classes.iconButton, active && classes.active, className)}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. `newWindow`: what is open here stays open. */
export function LinkButton({
  href,
  kind = 'plain',
  icon,
  newWindow,
  children,
  ...rest
}: {
  readonly href: string;
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly icon?: ReactNode;
  readonly download?: string;
  readonly newWindow?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a
      {...rest}
      {...(newWindow === true ? { target: '_blank', rel: 'noopener' } : {})}
      href={href}
      className={cx(classes.button, classes[kind])}
    >
      {icon !== undefined && <span className={classes.icon}>{icon}</span>}
      <span className={classes.label}>{children}</span>
    </a>
  );
}
