import type { ReactNode } from 'react';
import classes from './bottom-bar.module.css';
import { DotNew } from './dot-new';

export interface BottomBarProps {
  readonly label: string;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly icon: ReactNode;
    readonly isNew?: boolean;
  }[];
  readonly active: string;
  readonly onChange: (id: string) => void;
}

/** On a phone: which one of the panes is on screen. */
export function BottomBar({ label, items, active, onChange }: BottomBarProps) {
  return (
    <nav aria-label={label} className={classes.bar} data-screen-only>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          className={classes.item}
          aria-current={item.id === active ? 'page' : undefined}
          onClick={() => onChange(item.id)}
        >
          <span className={classes.icon}>
            {item.icon}
            {item.isNew && (
              <span className={classes.dot}>
                <DotNew label=", something new" />
              </span>
            )}
          </span>
          <span>{item.label}</span>
        </button>
      ))}
    </nav>
  );
}
