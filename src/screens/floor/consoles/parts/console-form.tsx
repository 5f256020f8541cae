import { type ReactNode, useMemo, useState } from 'react';
import { newId } from '../../../../session/ports';
import { Button } from '../../../../ui/button';
import { useToasts } from '../../../../ui/toasts';
import type { ActionId } from '../../actions/registry';
import { FieldView } from '../../composer/field-view';
import { useForm } from '../../composer/use-form';
import type { FormSpec } from '../../forms/form-spec';
import { FloorContext, useFloor } from '../../parts/floor-context';
import classes from './parts.module.css';

/**
 * One of the floor's forms inside a console: the same fields, draft and acts as its slash command. Afterwards it starts
 * anew, and the form in the composer stays as it is.
 */
export function ConsoleForm({
  action,
  spec,
  done,
  aside,
}: {
  readonly action: ActionId;
  readonly spec: FormSpec;
  /** Said when everything was accepted. */
  readonly done: string;
  readonly aside?: ReactNode;
}) {
  const floor = useFloor();
  const { show } = useToasts();
  const [round, setRound] = useState(0);
  const inner = useMemo(
    () => ({
      ...floor,
      closeForm: () => {
        setRound((n) => n + 1);
        show({ text: done, tone: 'good' });
      },
    }),
    [floor, show, done],
  );
  return (
    <FloorContext value={inner}>
      <FormOnce key={`${floor.snapshot.actingAs} ${round}`} action={action} spec={spec} aside={aside} />
    </FloorContext>
  );
}

function FormOnce({
  action,
  spec,
  aside,
}: {
  readonly action: ActionId;
  readonly spec: FormSpec;
  readonly aside: ReactNode;
}) {
  const [formId] = useState(newId);
  const [preset] = useState({});
  const form = useForm({ action, formId, preset }, spec);
  return (
    <form
      className={classes.form}
      aria-label={spec.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void form.submit();
      }}
    >
      {form.intro !== undefined && <p className={classes.note}>{form.intro}</p>}
      {form.fields.map((field) => (
        <FieldView key={field.id} field={field} form={form} />
      ))}
      <div className={classes.formFoot}>
        <div role="status" className={classes.note}>
          {form.refusal !== undefined && <p className={classes.refusal}>{form.refusal}</p>}
          {form.reminder !== undefined && <p>{form.reminder}</p>}
          {!form.isKept && <p>This browser keeps no drafts just now: what you type lasts as long as this page.</p>}
        </div>
        {aside}
        <Button kind="primary" type="submit" busy={form.isBusy}>
          {form.submitLabel}
        </Button>
      </div>
    </form>
  );
}
