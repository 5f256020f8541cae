import { useState } from 'react';
import { addThing, setFields } from '../../../programme/change';
import { isDate } from '../../../programme/dates';
import { BLANK, FIELDS, type HistoryEntry } from '../../../programme/fields';
import { readDuration, writeDuration } from '../../../programme/history-cells';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/text-field';
import { changedFields } from '../changed-fields';
import { useProgramme } from '../context';
import screen from '../programme.module.css';

const dateProblem = (text: string): string | null => (isDate(text.trim()) ? null : 'Write the date as 2026-03-04.');
const durationProblem = (text: string): string | null =>
  readDuration(text) === undefined ? 'Write it as 37 min or 2 h 05 min, or leave it empty.' : null;
const summaryProblem = (text: string): string | null =>
  text.trim() === '' ? 'Say in a few words what happened.' : null;

/** Adds a real incident, or mends an entry that is there. */
export function EntryDialog({ entry, onClose }: { readonly entry: HistoryEntry | null; readonly onClose: () => void }) {
  const { change, programme, today } = useProgramme();
  const [date, setDate] = useState(entry?.date ?? today);
  const [severity, setSeverity] = useState(entry?.severity ?? '');
  const [duration, setDuration] = useState(
    entry === null || entry.durationMinutes === null ? '' : writeDuration(entry.durationMinutes),
  );
  const [summary, setSummary] = useState(entry?.summary ?? '');
  const [postmortem, setPostmortem] = useState(entry?.postmortem ?? '');
  const [team, setTeam] = useState(entry?.team ?? '');
  const [tried, setTried] = useState(false);
  const isDrill = entry?.what === 'drill';

  const save = () => {
    setTried(true);
    const minutes = readDuration(duration);
    if (dateProblem(date) !== null || minutes === undefined || summaryProblem(summary) !== null) return;
    const typed = {
      date: date.trim(),
      severity: severity.trim(),
      durationMinutes: minutes,
      summary: summary.trim(),
      postmortem: postmortem.trim(),
      team,
    };
    if (!FIELDS.entry.partial().safeParse(typed).success) return;
    const done =
      entry === null
        ? change('The incident is in the history.', [
            (p, author) => addThing(p, 'entry', { ...BLANK.entry, ...typed }, author),
          ])
        : change(`The ${entry.what} is changed.`, [
            (p, author) => setFields(p, 'entry', entry.id, changedFields<Partial<HistoryEntry>>(entry, typed), author),
          ]);
    void done.then((kept) => {
      if (kept) onClose();
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={entry === null ? 'Add an incident' : isDrill ? 'Change this drill' : 'Change this incident'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            {entry === null ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <div className={screen.pair}>
          <TextField
            label="Date"
            value={date}
            onChange={setDate}
            validate={dateProblem}
            showError={tried}
            required
            mono
          />
          <TextField label="Severity" value={severity} onChange={setSeverity} placeholder="SEV1" maxLength={40} />
          <TextField
            label="Duration"
            value={duration}
            onChange={setDuration}
            validate={durationProblem}
            showError={tried}
            placeholder="37 min"
          />
        </div>
        <TextAreaField
          label="Summary"
          value={summary}
          onChange={setSummary}
          validate={summaryProblem}
          showError={tried}
          required
          maxLength={4_000}
        />
        <TextField
          label="Postmortem"
          value={postmortem}
          onChange={setPostmortem}
          help="A link, or where it can be found."
          maxLength={1_000}
        />
        {programme.teams.length > 0 && (
          <SelectField
            label="Team"
            value={team === '' ? 'none' : team}
            onChange={(value) => setTeam(value === 'none' ? '' : value)}
            options={[
              { value: 'none', label: 'No team' },
              ...programme.teams.map((t) => ({ value: t.id, label: t.name })),
            ]}
          />
        )}
      </div>
    </Dialog>
  );
}
