import type { ReactNode } from 'react';
import classes from './app-shell.module.css';
import { cx } from './cx';
import { ExerciseMark } from './exercise-mark';

export interface AppShellProps {
  /** What stands in the bar at the top. */
  readonly header: ReactNode;
  /** Name of the main landmark, as `Floor`. */
  readonly mainLabel: string;
  readonly children: ReactNode;
  /** Under the main part: the bottom bar of a phone. */
  readonly footer?: ReactNode;
  /** `panes`: nothing but panes scrolls (the floor). `page`: the main part is one column that scrolls (library, debrief). */
  readonly scroll?: 'panes' | 'page';
  /** The strip that says it is an exercise; false only where nothing is or was played. */
  readonly exercise?: ReactNode | false;
}

/** The frame of every screen: as high as the window, so that the page itself never scrolls. */
export function AppShell({ header, mainLabel, children, footer, scroll = 'panes', exercise }: AppShellProps) {
  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={toMain}>
        Skip to {mainLabel.toLowerCase()}
      </button>
      {exercise !== false && (exercise ?? <ExerciseMark />)}
      <header className={classes.header}>{header}</header>
      <main
        id="main"
        tabIndex={-1}
        aria-label={mainLabel}
        className={cx(classes.main, scroll === 'page' && classes.scrolls)}
      >
        {children}
      </main>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </div>
  );
}

function toMain(): void {
  document.getElementById('main')?.focus();
}
