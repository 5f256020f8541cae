import { useState } from 'react';
import { exceptionId, setFields } from '../../../programme/change';
import { dayText, isDate, isLocalDateTime } from '../../../programme/dates';
import type { Schedule } from '../../../programme/fields';
import type { Occurrence } from '../../../programme/occurrences';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/text-field';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

const dateProblem = (text: string): string | null => (isDate(text.trim()) ? null : 'Write the date as 2026-03-04.');
const timeProblem = (text: string): string | null =>
  isLocalDateTime(`2026-01-01T${text.trim()}`) ? null : 'Write the time as 14:30.';

interface Props {
  readonly schedule: Schedule;
  readonly occurrence: Occurrence;
  readonly onClose: () => void;
}

/** Moves one date of a schedule; the others stay. */
export function MoveDialog({ schedule, occurrence, onClose }: Props) {
  const { change } = useProgramme();
  const { on, local, timeZone } = occurrence;
  const [date, setDate] = useState(local.slice(0, 10));
  const [time, setTime] = useState(local.slice(11));
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (dateProblem(date) !== null || timeProblem(time) !== null) return;
    const movedTo = `${date.trim()}T${time.trim()}`;
    if (movedTo === local) return onClose();
    void change(`The drill of ${dayText(on)} is moved.`, [
      (p, author) =>
        setFields(p, 'exception', exceptionId(schedule.id, on), { schedule: schedule.id, on, movedTo }, author),
    ]).then((kept) => {
      if (kept) onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move the drill of ${dayText(on)}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            Move it
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <div className={screen.pair}>
          <TextField
            label="New date"
            value={date}
            onChange={setDate}
            validate={dateProblem}
            showError={tried}
            mono
            required
          />
          <TextField
            label="New time"
            value={time}
            onChange={setTime}
            validate={timeProblem}
            showError={tried}
            help={timeZone}
            mono
            required
          />
        </div>
      </div>
    </Dialog>
  );
}
