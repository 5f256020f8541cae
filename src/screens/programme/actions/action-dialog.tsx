import { useState } from 'react';
import { addThing, setFields } from '../../../programme/change';
import { isDate } from '../../../programme/dates';
import { type Action, BLANK } from '../../../programme/fields';
import { findPerson, nameOf } from '../../../programme/people';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/text-field';
import { changedFields } from '../changed-fields';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

const textProblem = (text: string): string | null => (text.trim() === '' ? 'Say what is to be done.' : null);
const dueProblem = (text: string): string | null =>
  text.trim() === '' || isDate(text.trim()) ? null : 'Write the date as 2026-03-04, or leave it empty.';

/** Adds an action, or changes one. */
export function ActionDialog({ action, onClose }: { readonly action: Action | null; readonly onClose: () => void }) {
  const { programme, change } = useProgramme();
  const [text, setText] = useState(action?.text ?? '');
  const [owner, setOwner] = useState(action === null ? '' : nameOf(programme.people, action.owner));
  const [due, setDue] = useState(action?.due ?? '');
  const [priority, setPriority] = useState(action?.priority ?? '');
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (textProblem(text) !== null || dueProblem(due) !== null) return;
    const typed = {
      text: text.trim(),
      owner: findPerson(programme.people, owner)?.id ?? owner.trim(),
      due: due.trim(),
      priority: priority.trim(),
    };
    const done =
      action === null
        ? change('The action is added.', [(p, author) => addThing(p, 'action', { ...BLANK.action, ...typed }, author)])
        : change('The action is changed.', [
            (p, author) => setFields(p, 'action', action.id, changedFields<Partial<Action>>(action, typed), author),
          ]);
    void done.then((kept) => {
      if (kept) onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={action === null ? 'Add an action' : 'Change this action'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            {action === null ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <TextAreaField
          label="Action"
          value={text}
          onChange={setText}
          validate={textProblem}
          showError={tried}
          required
          maxLength={4_000}
        />
        <div className={screen.pair}>
          <TextField
            label="Owner"
            value={owner}
            onChange={setOwner}
            list={programme.people.map((p) => p.name)}
            maxLength={200}
          />
          <TextField
            label="Due"
            value={due}
            onChange={setDue}
            validate={dueProblem}
            showError={tried}
            placeholder="2026-03-04"
            mono
          />
          <TextField label="Priority" value={priority} onChange={setPriority} placeholder="P1" maxLength={40} />
        </div>
      </div>
    </Dialog>
  );
}
