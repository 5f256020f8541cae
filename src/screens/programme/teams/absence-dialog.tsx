import { useState } from 'react';
import { addThing } from '../../../programme/change';
import { isDate } from '../../../programme/dates';
import type { Person } from '../../../programme/fields';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/text-field';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

const dateProblem = (text: string): string | null => (isDate(text.trim()) ? null : 'Write the date as 2026-03-04.');

/** Notes that somebody is away; the rotation passes them over on these days. */
export function AbsenceDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { change, today } = useProgramme();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const toProblem = (text: string): string | null =>
    dateProblem(text) ?? (text.trim() < from.trim() ? 'The last day is before the first.' : null);
  const save = () => {
    setTried(true);
    if (dateProblem(from) !== null || toProblem(to) !== null) return;
    void change(`${person.name} is away.`, [
      (p, author) =>
        addThing(p, 'absence', { person: person.id, from: from.trim(), to: to.trim(), note: note.trim() }, author),
    ]).then((kept) => {
      if (kept) onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`When is ${person.name} away?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            Note it
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <div className={screen.pair}>
          <TextField
            label="First day"
            value={from}
            onChange={setFrom}
            validate={dateProblem}
            showError={tried}
            mono
            required
          />
          <TextField
            label="Last day"
            value={to}
            onChange={setTo}
            validate={toProblem}
            showError={tried}
            mono
            required
          />
        </div>
        <TextField label="Note" value={note} onChange={setNote} maxLength={200} />
      </div>
    </Dialog>
  );
}
