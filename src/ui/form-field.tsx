import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import classes from './form-field.module.css';

/** To be spread on the control inside a FormField. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FormFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it. */
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A label over a control, with help and error under it, tied together for screen readers. */
export function FormField({ label, help, error, required, children }: FormFieldProps) {
  const id = useId();
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [help === undefined ? null : `${id}-help`, hasError ? `${id}-error` : null]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
        {required && <span className={classes.required}> (needed)</span>}
      </label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError || undefined,
      })}
      <FieldNotes id={id} help={help} error={hasError ? error : null} />
    </div>
  );
}

/** Help and error under a control whose id is `id`. */
export function FieldNotes({
  id,
  help,
  error,
}: {
  readonly id: string;
  readonly help?: ReactNode;
  readonly error: string | null;
}) {
  return (
    <>
      {help !== undefined && (
        <div id={`${id}-help`} className={classes.help}>
          {help}
        </div>
      )}
      <div id={`${id}-error`} aria-live="polite">
        {error !== null && (
          <span className={classes.error}>
            <IconAlertCircle size={14} aria-hidden />
            {error}
          </span>
        )}
      </div>
    </>
  );
}
