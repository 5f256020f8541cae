import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { CheckField, RadioField, SelectField } from '../../../ui/choice-field';
import { TextAreaField, TextField } from '../../../ui/text-field';
import { type Field, pickedOf, valueOr } from '../forms/form-spec';
import classes from './form-panel.module.css';
import type { FormState } from './use-form';

/** A field of a form, drawn from its data. */
export function FieldView({ field, form }: { readonly field: Field; readonly form: FormState }) {
  if (field.kind === 'heading') return <h4 className={classes.heading}>{field.label}</h4>;
  const value = valueOr(form.typed, field.id, field.suggest);
  const onChange = (next: string) => form.set(field.id, next);
  const wrong = form.errors[field.id] ?? null;
  const refused = form.refusedField === field.id ? (form.refusal ?? null) : null;
  const error = refused ?? (form.attempts > 0 ? wrong : null);
  const shared = {
    label: field.label,
    ...helpOf(field),
    ...(field.required ? { required: true } : {}),
  };
  switch (field.kind) {
    case 'line':
    case 'time':
    case 'text':
      return <TypedField field={field} value={value} wrong={wrong} refused={refused} form={form} />;
    case 'choice':
      return <SelectField {...shared} value={value} options={field.options} error={error} onChange={onChange} />;
    case 'radio':
      return (
        <RadioField
          {...shared}
          value={value}
          options={field.options}
          error={error}
          onChange={onChange}
          inline={field.options.every((option) => option.help === undefined && option.label.length < 24)}
        />
      );
    case 'check':
      return (
        <div>
          <CheckField
            {...shared}
            checked={value === 'yes'}
            disabled={field.disabled === true}
            onChange={(checked) => onChange(checked ? 'yes' : '')}
          />
          {error !== null && <p className={classes.note}>{error}</p>}
        </div>
      );
    case 'checks': {
      const picked = pickedOf({ [field.id]: value }, field.id);
      return (
        <fieldset>
          <legend className={classes.legend}>{field.label}</legend>
          <div className={classes.options}>
            {field.options.map((option) => (
              <CheckField
                key={option.value}
                label={option.label}
                checked={picked.includes(option.value)}
                onChange={(checked) =>
                  onChange(
                    field.options
                      .map((o) => o.value)
                      .filter((v) => (v === option.value ? checked : picked.includes(v)))
                      .join(','),
                  )
                }
              />
            ))}
          </div>
          {error !== null && <p className={classes.note}>{error}</p>}
        </fieldset>
      );
    }
  }
}

/** What stands under a field: a warning before the help. */
function helpOf({ help, warning }: { readonly help?: string; readonly warning?: string }): {
  readonly help?: ReactNode;
} {
  if (warning === undefined) return help === undefined ? {} : { help };
  return {
    help: (
      <span className={classes.warning} role="status">
        <IconAlertTriangle size={14} aria-hidden /> {warning}
      </span>
    ),
  };
}

/** How long after one leaves a field its error shows, ms: at once it would push away what is being clicked. */
const PATIENCE = 250;

interface TypedFieldProps {
  readonly field: Extract<Field, { kind: 'line' | 'time' | 'text' }>;
  readonly value: string;
  readonly wrong: string | null;
  readonly refused: string | null;
  readonly form: FormState;
}

/** A field one types into. It says what is wrong a moment after one has left it. */
function TypedField({ field, value, wrong, refused, form }: TypedFieldProps) {
  const [left, setLeft] = useState<'no' | 'just' | 'yes'>('no');
  useEffect(() => {
    if (left !== 'just') return;
    const timer = window.setTimeout(() => setLeft('yes'), PATIENCE);
    return () => window.clearTimeout(timer);
  }, [left]);
  const error = refused ?? (left === 'yes' || form.attempts > 0 ? wrong : null);
  const props = {
    label: field.label,
    ...(field.help === undefined ? {} : { help: field.help }),
    ...(field.required ? { required: true } : {}),
    value,
    onChange: (next: string) => form.set(field.id, next),
    error,
    mono: field.kind === 'time' || field.mono === true,
    ...(field.kind === 'time'
      ? { placeholder: '14:05 UTC' }
      : field.hint === undefined
        ? {}
        : { placeholder: field.hint }),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the field inside of it was left
    <div onBlur={() => setLeft(left === 'yes' ? 'yes' : 'just')}>
      {field.kind === 'text' ? (
        <TextAreaField {...props} rows={2} maxLength={20_000} />
      ) : (
        <TextField {...props} maxLength={400} />
      )}
    </div>
  );
}
