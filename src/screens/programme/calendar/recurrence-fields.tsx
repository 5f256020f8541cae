import { WEEKDAYS } from '../../../programme/rule';
import { SelectField } from '../../../ui/choice-field';
import { TextField } from '../../../ui/text-field';
import screen from '../programme.module.css';
import { problemsOf, type Recurrence } from './recurrence';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DAY_OPTIONS = WEEKDAYS.map((value, i) => ({ value, label: DAYS[i] ?? value }));
const NTH = [
  { value: '1', label: 'first' },
  { value: '2', label: 'second' },
  { value: '3', label: 'third' },
  { value: '4', label: 'fourth' },
  { value: '-1', label: 'last' },
];
const OF_QUARTER = NTH.filter((n) => n.value === '1' || n.value === '-1');

interface Props {
  readonly value: Recurrence;
  readonly onChange: (value: Recurrence) => void;
  /** Somebody tried to save: say what is wrong with fields that were never left. */
  readonly showErrors: boolean;
}

/** How a schedule repeats, in plain words, or as a rule for whoever knows them. */
export function RecurrenceFields({ value, onChange, showErrors }: Props) {
  const set = (change: Partial<Recurrence>) => onChange({ ...value, ...change });
  const { repeats } = value;
  const text = (field: 'every' | 'until' | 'count' | 'rule', label: string, help?: string) => (
    <TextField
      label={label}
      value={value[field]}
      onChange={(typed) => set({ [field]: typed })}
      validate={(typed) => problemsOf({ ...value, [field]: typed })[field] ?? null}
      showError={showErrors}
      mono
      {...(help === undefined ? {} : { help })}
      {...(field === 'rule' ? { maxLength: 200 } : {})}
    />
  );
  return (
    <>
      <div className={screen.pair}>
        <SelectField
          label="Repeats"
          value={repeats}
          onChange={(to) =>
            set({ repeats: to, ...(to === 'quarter' && !(value.nth in { 1: 0, '-1': 0 }) ? { nth: '-1' } : {}) })
          }
          options={[
            { value: 'once', label: 'Once' },
            { value: 'weeks', label: 'Every so many weeks' },
            { value: 'month', label: 'On a weekday of each month' },
            { value: 'quarter', label: 'On a weekday of each quarter' },
            { value: 'custom', label: 'By a rule of my own (RRULE)' },
          ]}
        />
        {repeats === 'weeks' && text('every', 'Every … weeks')}
        {(repeats === 'month' || repeats === 'quarter') && (
          <SelectField
            label="Which"
            value={value.nth}
            onChange={(nth) => set({ nth })}
            options={repeats === 'month' ? NTH : OF_QUARTER}
          />
        )}
        {repeats !== 'once' && repeats !== 'custom' && (
          <SelectField label="Weekday" value={value.day} onChange={(day) => set({ day })} options={DAY_OPTIONS} />
        )}
      </div>
      {repeats === 'custom' &&
        text('rule', 'Rule', 'As in calendar files, such as FREQ=MONTHLY;BYDAY=2TU. The time of day is the one above.')}
      {repeats !== 'once' && repeats !== 'custom' && (
        <div className={screen.pair}>
          <SelectField
            label="Ends"
            value={value.ends}
            onChange={(ends) => set({ ends })}
            options={[
              { value: 'never', label: 'Never' },
              { value: 'on', label: 'On a day' },
              { value: 'after', label: 'After a number of drills' },
            ]}
          />
          {value.ends === 'on' && text('until', 'Last day')}
          {value.ends === 'after' && text('count', 'Number of drills')}
        </div>
      )}
    </>
  );
}
