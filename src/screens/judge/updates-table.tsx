import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { UpdateSequence } from '../../score/writing/types';
import { Button, IconButton } from '../../ui/button';
import { TextAreaField, TextField } from '../../ui/text-field';
import classes from './judge.module.css';

interface Props {
  readonly sequence: UpdateSequence;
  readonly onChange: (sequence: UpdateSequence) => void;
}

/** More rows than these are judged and not shown: nobody corrects them by hand. */
const MOST_ROWS = 100;

function timeProblem(value: string): string | null {
  if (value.trim() === '') return null;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
    ? null
    : 'Write it as 2026-03-04T14:05Z, or leave it empty.';
}

/** What was read from the pasted text, one row an update, to be corrected by hand. */
export function UpdatesTable({ sequence, onChange }: Props) {
  const { updates } = sequence;
  const put = (index: number, change: Partial<UpdateSequence['updates'][number]>) =>
    onChange({ ...sequence, updates: updates.map((u, i) => (i === index ? { ...u, ...change } : u)) });
  return (
    <div className={classes.updates}>
      <div className={classes.pair}>
        <TextField
          label="Declared at"
          help="When the incident was declared; leave it empty where it is not known"
          value={sequence.declared ?? ''}
          placeholder="2026-03-04T14:05Z"
          validate={timeProblem}
          onChange={(value) => onChange({ ...sequence, declared: value.trim() === '' ? null : value.trim() })}
        />
        <TextField
          label="Minutes between updates"
          help="As promised or usual; 30 where nothing is said"
          value={sequence.cadence == null ? '' : String(sequence.cadence)}
          placeholder="30"
          inputMode="numeric"
          onChange={(value) => {
            const minutes = Number(value);
            onChange({ ...sequence, cadence: Number.isFinite(minutes) && minutes > 0 ? minutes : null });
          }}
        />
      </div>
      <ol className={classes.rows} aria-label="Updates as they were read">
        {updates.slice(0, MOST_ROWS).map((update, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the sequence; its text changes with every key
          <li key={i} className={classes.row}>
            <TextField
              label={`Time of update ${i + 1}`}
              value={update.at ?? ''}
              placeholder="not known"
              mono
              validate={timeProblem}
              onChange={(value) => put(i, { at: value.trim() === '' ? null : value.trim() })}
            />
            <TextAreaField
              label={`Text of update ${i + 1}`}
              value={update.text}
              rows={2}
              onChange={(text) => put(i, { text })}
            />
            <IconButton
              label={`Remove update ${i + 1}`}
              onClick={() => onChange({ ...sequence, updates: updates.filter((_, n) => n !== i) })}
            >
              <IconTrash size={16} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      {updates.length > MOST_ROWS && (
        <p className="hw-muted hw-small">
          The first {MOST_ROWS} of {updates.length} updates are shown here; all are judged.
        </p>
      )}
      <div>
        <Button
          kind="quiet"
          icon={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange({ ...sequence, updates: [...updates, { at: null, text: '' }] })}
        >
          Add an update
        </Button>
      </div>
    </div>
  );
}
