import classes from './flags.module.css';

/** On or off, with the word. Asks its owner; it moves when production has. */
export function FlagSwitch({
  on,
  label,
  disabled,
  onToggle,
}: {
  readonly on: boolean;
  readonly label: string;
  readonly disabled: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      className={classes.switch}
      onClick={onToggle}
    >
      <span className={classes.track} aria-hidden="true">
        <span className={classes.thumb} />
      </span>
      <span aria-hidden="true">{on ? 'on' : 'off'}</span>
    </button>
  );
}
