import { IconAlertCircle } from '@tabler/icons-react';
import classes from './parts.module.css';

/** Why the last attempt was not accepted, beside what was tried. Heard at once by who cannot see it. */
export function Refused({ sentence }: { readonly sentence: string | undefined }) {
  return (
    <div role="status" className={classes.refused}>
      {sentence !== undefined && (
        <>
          <IconAlertCircle size={14} aria-hidden />
          <span>{sentence}</span>
        </>
      )}
    </div>
  );
}
