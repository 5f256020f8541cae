import { type KeyboardEvent, useRef } from 'react';
import type { MselRow } from '../../../drill/msel';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { TextAreaField } from '../../../ui/text-field';
import { useControl } from '../parts/control-context';
import { useDraft } from '../parts/drafts';
import { addresseesOf, addresseeText } from '../parts/names';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import { whereShown } from '../parts/where-shown';
import { rowName } from './msel-filter';
import classes from './script.module.css';

/** Changes the words of an inject that has not been delivered, and whom it goes to. */
export function EditForm({ row, onClose }: { readonly row: MselRow; readonly onClose: () => void }) {
  const { snapshot, drafts, propose } = useControl();
  const { drill, state } = snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText, forgetText] = useDraft(drafts, `edit.${row.id}.text`, row.text);
  const [to, setTo, forgetTo] = useDraft(drafts, `edit.${row.id}.to`, row.to);
  const known = addresseesOf(drill, state);
  const options = known.some((a) => a.id === row.to)
    ? known
    : [{ id: row.to, label: addresseeText(drill, row.to) }, ...known];
  const close = () => {
    forgetText();
    forgetTo();
    onClose();
  };
  const save = async () => {
    const done = await attempt(() => propose({ type: 'inject.edit', inject: row.id, text: text.trim(), to }));
    if (done) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  return (
    <form
      ref={form}
      className={classes.edit}
      aria-label={`Edit ${rowName(row).toLowerCase()}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextAreaField label="Text" value={text} onChange={setText} maxLength={4_000} autoFocus />
      <SelectField
        label="To"
        value={to}
        onChange={setTo}
        options={options.map((a) => ({ value: a.id, label: a.label }))}
        help={whereShown(drill, state, to)}
      />
      <Refused sentence={refusal} />
      <div className={classes.formFoot}>
        <Button onClick={close}>Leave it as it is</Button>
        <Button kind="primary" type="submit" busy={isBusy} disabled={text.trim() === ''}>
          Change it
        </Button>
      </div>
    </form>
  );
}
