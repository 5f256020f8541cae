import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import classes from './segmented.module.css';

export interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly {
    readonly value: V;
    readonly label: ReactNode;
    readonly tip?: string;
    readonly disabled?: boolean;
  }[];
}

/** A few choices in a row, one of them taken: time ranges, pace. Radio buttons underneath, so the arrows work. */
export function Segmented<V extends string>({ label, value, onChange, options }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset className={classes.row}>
      <legend className={classes.legend}>{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(classes.option, option.disabled && classes.disabled)}
          data-tip={option.tip}
        >
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span className={classes.text}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
