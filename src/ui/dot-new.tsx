import classes from './dot-new.module.css';
import { VisuallyHidden } from './visually-hidden';

/** Something came in here since one last looked. */
export function DotNew({ label = 'new' }: { readonly label?: string }) {
  return (
    <span className={classes.dot}>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
