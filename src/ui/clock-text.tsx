import classes from './clock-text.module.css';
import { cx } from './cx';
import { formatUtc } from './format';

/** A moment of the drill in figures that do not jump. `epochMs`: milliseconds since 1970. */
export function ClockText({ epochMs, large }: { readonly epochMs: number; readonly large?: boolean }) {
  return (
    <time className={cx(classes.clock, large && classes.large)} dateTime={new Date(epochMs).toISOString()}>
      {formatUtc(epochMs)}
    </time>
  );
}
