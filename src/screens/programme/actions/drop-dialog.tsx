import { useState } from 'react';
import { closingProblem } from '../../../programme/actions';
import { setFields } from '../../../programme/change';
import type { Action } from '../../../programme/fields';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/text-field';
import { useProgramme } from '../context';

const problemOf = (reason: string): string | null => closingProblem({ state: 'dropped', reason }) ?? null;

/** Drops an action, with the reason. */
export function DropDialog({ action, onClose }: { readonly action: Action; readonly onClose: () => void }) {
  const { change, today } = useProgramme();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const drop = () => {
    setTried(true);
    if (problemOf(reason) !== null) return;
    void change('The action is dropped.', [
      (p, author) =>
        setFields(p, 'action', action.id, { state: 'dropped', reason: reason.trim(), closedOn: today }, author),
    ]).then((kept) => {
      if (kept) onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Drop this action?"
      size="s"
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="primary" onClick={drop}>
            Drop it
          </Button>
        </>
      }
    >
      <p>{action.text}</p>
      <TextAreaField
        label="Why"
        value={reason}
        onChange={setReason}
        validate={problemOf}
        showError={tried}
        required
        maxLength={4_000}
      />
    </Dialog>
  );
}
