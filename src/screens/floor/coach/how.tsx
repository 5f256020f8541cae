import type { Hint } from '../../../coach/hint';
import { CopyButton } from '../../../ui/copy-button';
import classes from './coach.module.css';

/** Exactly how: the form, console or command. */
export function How({ hint }: { readonly hint: Pick<Hint, 'how' | 'command'> }) {
  return (
    <div className={classes.how}>
      <p>{hint.how}</p>
      {hint.command !== undefined && (
        <div className={classes.command}>
          <pre>{hint.command}</pre>
          <CopyButton text={hint.command} label="Copy this command" />
        </div>
      )}
    </div>
  );
}
