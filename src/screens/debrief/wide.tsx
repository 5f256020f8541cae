import type { ReactNode } from 'react';
import { ScrollBody } from '../../ui/scroll-body';
import { useMediaWidth } from '../../ui/use-media-width';
import classes from './debrief.module.css';

/** A table that may be wider than a narrow screen: it scrolls by itself there, by keyboard too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (useMediaWidth() !== 'phone') return <div>{children}</div>;
  return (
    <ScrollBody label={label} className={classes.tableScroll ?? ''}>
      {children}
    </ScrollBody>
  );
}
