import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../ui/button';
import { Wide } from '../wide';
import classes from './plot.module.css';

/** A picture with its title, what its signs mean, and the numbers behind it as a table. */
export function Figure({
  title,
  text,
  legend,
  table,
  actions,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly legend?: readonly { readonly id: string; readonly sign: ReactNode; readonly label: string }[];
  /** Drawn when asked for. */
  readonly table: () => ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <figure className={classes.figure} aria-labelledby={`${id}-title`}>
      <figcaption className={classes.caption}>
        <div className="hw-grow">
          <h3 id={`${id}-title`}>{title}</h3>
          <p className="hw-muted">{text}</p>
        </div>
        <div className={classes.actions} data-screen-only>
          {actions}
          <Button
            kind="quiet"
            aria-expanded={open}
            aria-controls={`${id}-table`}
            aria-label={`${open ? 'Hide' : 'Show'} the numbers: ${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide the numbers' : 'Numbers'}
          </Button>
        </div>
      </figcaption>
      {legend !== undefined && (
        <ul className={classes.legend}>
          {legend.map((item) => (
            <li key={item.id}>
              <span className={classes.sign} aria-hidden="true">
                {item.sign}
              </span>
              {item.label}
            </li>
          ))}
        </ul>
      )}
      {children}
      <div id={`${id}-table`} className={classes.table}>
        {open && <Wide label={`Numbers: ${title}`}>{table()}</Wide>}
      </div>
    </figure>
  );
}
