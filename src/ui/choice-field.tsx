import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { FieldNotes, FormField } from './form-field';
import classes from './form-field.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly Choice<V>[];
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

export interface SelectFieldProps<V extends string> extends ChoiceProps<V> {
  /** Empty while nothing is chosen: then `emptyLabel` is shown. */
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly emptyLabel?: string;
}

/** One of several, as the browser's own list. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, help, error, required, value, options, onChange, emptyLabel = 'Choose…' } = props;
  return (
    <FormField label={label} help={help} error={error} required={required}>
      {(ids) => (
        <select
          {...ids}
          className={cx(classes.control, classes.select)}
          value={value}
          required={required}
          disabled={props.disabled}
          onChange={(event) => {
            const picked = options.find((option) => option.value === event.currentTarget.value);
            if (picked !== undefined) onChange(picked.value);
          }}
        >
          {value === '' && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}

export interface RadioFieldProps<V extends string> extends ChoiceProps<V> {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  /** Side by side instead of one under the other. */
  readonly inline?: boolean;
}

/** One of a few, all of them in sight. */
export function RadioField<V extends string>(props: RadioFieldProps<V>) {
  const { label, options, help, error, required, value, onChange, inline } = props;
  const id = useId();
  const described = cx(help !== undefined && `${id}-help`, error !== undefined && error !== null && `${id}-error`);
  return (
    <fieldset
      className={classes.field}
      aria-describedby={described === '' ? undefined : described}
      disabled={props.disabled}
    >
      <legend className={classes.label}>
        {label}
        {required && <span className={classes.required}> (needed)</span>}
      </legend>
      <div className={cx(classes.choices, inline && classes.inline)}>
        {options.map((option) => (
          <label key={option.value} className={classes.choice}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span className={classes.choiceText}>
              {option.label}
              {option.help !== undefined && <span className={classes.help}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error ?? null} />
    </fieldset>
  );
}

export interface CheckFieldProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function CheckField({ label, checked, onChange, help, disabled }: CheckFieldProps) {
  return (
    <label className={classes.choice}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={classes.choiceText}>
        {label}
        {help !== undefined && <span className={classes.help}>{help}</span>}
      </span>
    </label>
  );
}
