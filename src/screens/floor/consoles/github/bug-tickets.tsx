import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { bugForm } from '../../forms/assess';
import { useConsole } from '../parts/console-context';
import { ConsoleForm } from '../parts/console-form';
import { Markdown } from '../parts/markdown';
import { nameOf, timeText } from '../parts/names';
import classes from './github.module.css';

/** Bug tickets: for what is broken and no incident. */
export function BugTickets() {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.issue}>
      <div className={classes.tools}>
        <p className={classes.note}>What is broken and no incident is filed here and watched.</p>
        <span className={classes.spacer} />
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          New bug ticket
        </Button>
      </div>
      {open && <ConsoleForm action="bug" spec={bugForm} done="The bug ticket is open." />}
      {view.bugs.map((bug) => (
        <article key={bug.seq} className={classes.post}>
          <header className={classes.postHead}>
            <strong>{bug.title}</strong> <span className={classes.number}>#{bug.number}</span>
            <span className={classes.note}>
              {nameOf(view, bug.by)}, {timeText(view, bug.at)}
            </span>
          </header>
          {bug.body.trim() !== '' && (
            <div className={classes.markdown}>
              <Markdown text={bug.body} />
            </div>
          )}
        </article>
      ))}
      {view.bugs.length === 0 && !open && <p className={classes.note}>No bug tickets yet.</p>}
    </div>
  );
}
