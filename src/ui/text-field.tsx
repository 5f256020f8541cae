import { type KeyboardEventHandler, type ReactNode, type Ref, useState } from 'react';
import { cx } from './cx';
import { FormField } from './form-field';
import classes from './form-field.module.css';

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** Says what is wrong and how to mend it, or null. Asked when one leaves the field, and then with every change. */
  readonly validate?: (value: string) => string | null;
  /** An error known from elsewhere; shown at once. */
  readonly error?: string | null;
  /** True after somebody tried to send the form: shows what `validate` says although the field was never left. */
  readonly showError?: boolean;
  readonly required?: boolean;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly name?: string;
}

export interface TextFieldProps extends TextProps {
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'url' | 'email';
  readonly list?: readonly string[];
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  readonly ref?: Ref<HTMLInputElement>;
}

/** What was typed is kept whatever is wrong with it; the error comes when one leaves the field and goes once it is mended. */
function useFieldError({ value, validate, error, showError }: TextProps): [string | null, () => void] {
  const [left, setLeft] = useState(false);
  const own = left || showError ? (validate?.(value) ?? null) : null;
  return [error ?? own, () => setLeft(true)];
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const [error, onLeave] = useFieldError(props);
  return (
    <FormField label={props.label} help={props.help} error={error} required={props.required}>
      {(ids) => (
        <>
          <input
            {...ids}
            ref={props.ref}
            type="text"
            className={cx(classes.control, props.mono && classes.mono)}
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value)}
            onBlur={onLeave}
            onKeyDown={props.onKeyDown}
            required={props.required}
            placeholder={props.placeholder}
            disabled={props.disabled}
            maxLength={props.maxLength}
            name={props.name}
            inputMode={props.inputMode}
            // biome-ignore lint/a11y/noAutofocus: for a form that somebody has just called up
            autoFocus={props.autoFocus}
            data-autofocus={props.autoFocus || undefined}
            autoComplete="off"
            list={props.list === undefined ? undefined : `${ids.id}-list`}
          />
          {props.list !== undefined && (
            <datalist id={`${ids.id}-list`}>
              {props.list.map((entry) => (
                <option key={entry} value={entry} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FormField>
  );
}

export interface TextAreaFieldProps extends TextProps {
  readonly rows?: number;
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with what is in it. */
export function TextAreaField(props: TextAreaFieldProps) {
  const [error, onLeave] = useFieldError(props);
  return (
    <FormField label={props.label} help={props.help} error={error} required={props.required}>
      {(ids) => (
        <textarea
          {...ids}
          ref={props.ref}
          rows={props.rows ?? 3}
          className={cx(classes.control, classes.area, props.mono && classes.mono)}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={onLeave}
          onKeyDown={props.onKeyDown}
          required={props.required}
          placeholder={props.placeholder}
          disabled={props.disabled}
          maxLength={props.maxLength}
          name={props.name}
          // biome-ignore lint/a11y/noAutofocus: for a form that somebody has just called up
          autoFocus={props.autoFocus}
          data-autofocus={props.autoFocus || undefined}
        />
      )}
    </FormField>
  );
}
