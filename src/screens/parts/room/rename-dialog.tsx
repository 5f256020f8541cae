import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/text-field';
import { nameProblem } from './seats';

interface Props {
  readonly open: boolean;
  readonly name: string;
  readonly onClose: () => void;
  readonly onRename: (name: string) => Promise<boolean>;
}

/** Changes the name by which the others know one. */
export function RenameDialog({ open, ...rest }: Props) {
  return open ? <OpenRename {...rest} /> : null;
}

function OpenRename({ name, onClose, onRename }: Omit<Props, 'open'>) {
  const form = useId();
  const [typed, setTyped] = useState(name);
  const [isTried, setTried] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameProblem(typed) !== null) return;
    if (await onRename(typed.trim())) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Change your name"
      size="s"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form}>
            Change it
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label="Your name"
          value={typed}
          onChange={setTyped}
          maxLength={80}
          required
          autoFocus
          validate={nameProblem}
          showError={isTried}
        />
      </form>
    </Dialog>
  );
}
