import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

/** A titled part of a pane or a page. `aside` stands at the right of the title. */
export function Section({
  title,
  level = 3,
  aside,
  children,
}: {
  readonly title: string;
  readonly level?: 2 | 3 | 4;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className={classes.section} aria-labelledby={id} data-level={level}>
      <div className={classes.head}>
        <Heading id={id} className={classes.title}>
          {title}
        </Heading>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
