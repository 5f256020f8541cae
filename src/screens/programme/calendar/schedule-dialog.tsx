import { useMemo, useState } from 'react';
import { addThing, setFields } from '../../../programme/change';
import { dayText, isDate, isLocalDateTime } from '../../../programme/dates';
import { BLANK, FIELDS, type FieldsOf, type Schedule } from '../../../programme/fields';
import { occurrences } from '../../../programme/occurrences';
import { isTimeZone } from '../../../programme/zones';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/text-field';
import { changedFields } from '../changed-fields';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { timeZones } from '../time-zones';
import { newRecurrence, problemsOf, recurrenceOf, ruleOf } from './recurrence';
import { RecurrenceFields } from './recurrence-fields';

const dateProblem = (text: string): string | null => (isDate(text.trim()) ? null : 'Write the date as 2026-03-04.');
const timeProblem = (text: string): string | null =>
  isLocalDateTime(`2026-01-01T${text.trim()}`) ? null : 'Write the time as 14:30.';
const zoneProblem = (text: string): string | null =>
  isTimeZone(text.trim()) ? null : 'No time zone is called this. Write it as Europe/Berlin.';
const minutesProblem = (text: string): string | null =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= 5 && Number(text) <= 1_440
    ? null
    : 'Write whole minutes from 5 to 1,440.';

/** The first dates that are shown while a schedule is written. */
const SHOWN = 4;
/** How far ahead they are looked for, ms: two years. */
const AHEAD = 2 * 366 * 86_400_000;

interface Props {
  readonly schedule: Schedule | null;
  /** What a new one begins with. */
  readonly begin?: Partial<FieldsOf<'schedule'>>;
  readonly onClose: () => void;
}

/** Plans a drill, once or again and again, or changes what was planned. */
export function ScheduleDialog({ schedule, begin, onClose }: Props) {
  const { programme, scenarios, change, timeZone, today, now } = useProgramme();
  const start: FieldsOf<'schedule'> = schedule ?? {
    ...BLANK.schedule,
    team: programme.teams[0]?.id ?? '',
    start: `${today}T14:00`,
    timeZone,
    ...begin,
  };
  const [title, setTitle] = useState(start.title);
  const [team, setTeam] = useState(start.team);
  const [scenario, setScenario] = useState(start.scenario.choose === 'fixed' ? start.scenario.id : '');
  const [date, setDate] = useState(start.start.slice(0, 10));
  const [time, setTime] = useState(start.start.slice(11));
  const [zone, setZone] = useState(start.timeZone);
  const [minutes, setMinutes] = useState(String(start.durationMinutes));
  const [facilitator, setFacilitator] = useState(start.facilitator);
  const [note, setNote] = useState(start.note);
  const [repeat, setRepeat] = useState(
    schedule === null ? newRecurrence(today) : recurrenceOf(schedule.rule, start.start.slice(0, 10)),
  );
  const [tried, setTried] = useState(false);

  const typed = (): FieldsOf<'schedule'> | undefined => {
    const wrong =
      dateProblem(date) ??
      timeProblem(time) ??
      zoneProblem(zone) ??
      minutesProblem(minutes) ??
      (team === '' ? team : null);
    if (wrong !== null || Object.keys(problemsOf(repeat)).length > 0) return undefined;
    const read = FIELDS.schedule.safeParse({
      title: title.trim(),
      team,
      scenario: scenario === '' ? { choose: 'weakest' } : { choose: 'fixed', id: scenario },
      start: `${date.trim()}T${time.trim()}`,
      timeZone: zone.trim(),
      rule: ruleOf(repeat),
      durationMinutes: Number(minutes),
      facilitator,
      note,
    });
    return read.success ? read.data : undefined;
  };
  const save = () => {
    setTried(true);
    const fields = typed();
    if (fields === undefined) return;
    const called = fields.title === '' ? 'The drill' : fields.title;
    void change(schedule === null ? `${called} is scheduled.` : `${called} is changed.`, [
      (p, author) =>
        schedule === null
          ? addThing(p, 'schedule', fields, author)
          : setFields(p, 'schedule', schedule.id, changedFields(schedule, fields), author),
    ]).then((kept) => {
      if (kept) onClose();
    });
  };
  const members = programme.people.filter((p) => p.teams.includes(team) || p.id === facilitator);
  return (
    <Dialog
      open
      onClose={onClose}
      size="l"
      title={schedule === null ? 'Schedule a drill' : 'Change the schedule'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            {schedule === null ? 'Schedule' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <div className={screen.pair}>
          <TextField
            label="Title"
            value={title}
            onChange={setTitle}
            help="Stands in the invitation: no spoilers."
            placeholder="Tabletop drill"
            maxLength={200}
          />
          <SelectField
            label="Team"
            value={team}
            onChange={setTeam}
            required
            error={tried && team === '' ? 'Choose a team; add one first when there is none.' : null}
            options={programme.teams.map((t) => ({ value: t.id, label: t.name }))}
          />
        </div>
        <SelectField
          label="Scenario"
          value={scenario === '' ? '*' : scenario}
          onChange={(id) => setScenario(id === '*' ? '' : id)}
          options={[
            { value: '*', label: 'Whatever exercises the weakest then' },
            ...scenarios.map((s) => ({ value: s.id, label: `${s.title} (difficulty ${s.difficulty})` })),
            ...(scenario !== '' && !scenarios.some((s) => s.id === scenario)
              ? [{ value: scenario, label: `${scenario} (not in this browser)` }]
              : []),
          ]}
        />
        <div className={screen.pair}>
          <TextField
            label="First date"
            value={date}
            onChange={(to) => {
              setDate(to);
              // A weekday that was not chosen for itself follows the date.
              if (schedule === null && isDate(to.trim())) setRepeat({ ...repeat, day: newRecurrence(to.trim()).day });
            }}
            validate={dateProblem}
            showError={tried}
            mono
            required
          />
          <TextField
            label="Time"
            value={time}
            onChange={setTime}
            validate={timeProblem}
            showError={tried}
            mono
            required
          />
          <TextField
            label="Time zone"
            value={zone}
            onChange={setZone}
            validate={zoneProblem}
            showError={tried}
            list={timeZones()}
            help="The time stays the same when the clocks change."
          />
          <TextField
            label="Minutes"
            value={minutes}
            onChange={setMinutes}
            validate={minutesProblem}
            showError={tried}
            inputMode="numeric"
            mono
          />
        </div>
        <RecurrenceFields value={repeat} onChange={setRepeat} showErrors={tried} />
        <FirstDates fields={typed()} now={now} />
        <SelectField
          label="Facilitator"
          value={facilitator === '' ? '*' : facilitator}
          onChange={(id) => setFacilitator(id === '*' ? '' : id)}
          help="Leads the drill and takes no role in it. With an e-mail address the invitation comes from them."
          options={[{ value: '*', label: 'Nobody yet' }, ...members.map((p) => ({ value: p.id, label: p.name }))]}
        />
        <TextAreaField
          label="What to prepare"
          value={note}
          onChange={setNote}
          help="Goes into the invitation: no spoilers."
          maxLength={4_000}
        />
      </div>
    </Dialog>
  );
}

/** The dates that would come of what was typed: the quickest way to see whether the rule is the one that was meant. */
function FirstDates({ fields, now }: { readonly fields: FieldsOf<'schedule'> | undefined; readonly now: number }) {
  const key = JSON.stringify(fields);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is compared by its text
  const found = useMemo(() => {
    if (fields === undefined) return undefined;
    const begins = Math.max(now, Date.parse(`${fields.start}:00Z`) - 86_400_000);
    return occurrences({ ...fields, id: 'new' }, [], begins, begins + AHEAD);
  }, [key, now]);
  if (found === undefined) return null;
  if (!found.ok) return <p className="hw-small">{found.error.sentence}</p>;
  const dates = found.value.slice(0, SHOWN).map((o) => `${dayText(o.on)}, ${o.local.slice(11)}`);
  return (
    <p className="hw-muted hw-small" aria-live="polite">
      {dates.length === 0
        ? 'No date within two years from now.'
        : `Dates: ${dates.join(' · ')}${found.value.length > SHOWN ? ' …' : ''}`}
    </p>
  );
}
