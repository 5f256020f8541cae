import type { ReactNode } from 'react';
import classes from './app-shell.module.css';
import { cx } from './cx';
import { ExerciseMark } from './exercise-mark';
import { VisuallyHidden } from './visually-hidden';

export interface AppShellProps {
  /** What stands in the bar at the top. */
  readonly header: ReactNode;
  /** Name of the main landmark, as `Floor`. With `panes` it is also the (unseen) level-one heading; a `page` writes its own h1. */
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
      <header className={classes.top}>
        {exercise !== false && (exercise ?? <ExerciseMark />)}
        <div className={classes.header}>{header}</div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        aria-label={mainLabel}
        className={cx(classes.main, scroll === 'page' && classes.scrolls)}
      >
        {scroll === 'panes' && (
          <h1>
            <VisuallyHidden>{mainLabel}</VisuallyHidden>
          </h1>
        )}
        {children}
      </main>
      {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
    </div>
  );
}

function toMain(): void {
  document.getElementById('main')?.focus();
}
