import { IconX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { Button, IconButton } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { handlers } from '../actions/handlers';
import { actionById } from '../actions/registry';
import type { FormSpec } from '../forms/form-spec';
import { type OpenForm, useFloor } from '../parts/floor-context';
import { FieldView } from './field-view';
import classes from './form-panel.module.css';
import { useForm } from './use-form';

/** The form of an action, in the composer's place. Closing it keeps what was typed. */
export function FormPanel({ open }: { readonly open: OpenForm }) {
  const handler = handlers[open.action];
  return handler.kind === 'form' ? <Form open={open} spec={handler.form} /> : null;
}

function Form({ open, spec }: { readonly open: OpenForm; readonly spec: FormSpec }) {
  const { closeForm, snapshot } = useFloor();
  const form = useForm(open, spec);
  const element = useRef<HTMLFormElement>(null);
  const titleId = useId();
  const blocked = actionById.get(open.action)?.available(snapshot.view);

  useEffect(() => {
    firstField(element.current)?.focus();
  }, []);
  // Once somebody has tried to send it, the first field that is wrong gets the focus.
  useEffect(() => {
    if (form.attempts > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form.attempts]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form
      ref={element}
      className={classes.form}
      aria-labelledby={titleId}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeForm();
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit();
        else return;
        event.preventDefault();
      }}
    >
      <div className={classes.head}>
        <h3 id={titleId} className={classes.title}>
          {spec.title}
        </h3>
        {form.intro !== undefined && <span className={classes.intro}>{form.intro}</span>}
        <IconButton label="Close the form (what you typed is kept)" onClick={closeForm}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={classes.fields}>
        {form.fields.map((field) => (
          <FieldView key={field.id} field={field} form={form} />
        ))}
      </div>
      <div className={classes.foot}>
        <div className={classes.words} role="status">
          {form.refusal !== undefined && <p className={classes.refusal}>{form.refusal}</p>}
          {form.reminder !== undefined && <p>{form.reminder}</p>}
          {typeof blocked === 'string' && form.refusal === undefined && !form.isBusy && <p>{blocked}</p>}
          {!form.isKept && <p>This browser keeps no drafts just now: what you type lasts as long as this page.</p>}
        </div>
        <span className={classes.keys}>
          <Kbd keys="Ctrl Enter" />
        </span>
        <Button kind="primary" type="submit" busy={form.isBusy}>
          {form.submitLabel}
        </Button>
      </div>
    </form>
  );
}

/** Where typing begins; of a group of radio buttons the one that is chosen. */
function firstField(form: HTMLFormElement | null): HTMLElement | null {
  const first = form?.querySelector<HTMLElement>('input:not(:disabled), textarea, select') ?? null;
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  return form?.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
}
