import classes from './presence-dot.module.css';

/** Full: there. Half: there, but their window is out of sight. Hollow: not there. */
export type Presence = 'here' | 'hidden' | 'away';

/** A mark beside a name; the words for it stand next to it, so it is not read out. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  return <span aria-hidden className={classes.dot} data-presence={presence} />;
}
