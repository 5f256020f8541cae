import { useId, useState } from 'react';
import { Button } from '../../ui/button';
import classes from './finding.module.css';

/** A note by who disagrees with a finding. It changes no points; it stands beside the finding. */
export function Dispute({
  title,
  note,
  onSave,
}: {
  readonly title: string;
  readonly note: string | undefined;
  readonly onSave: (note: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  if (draft === null) {
    return (
      <div className={classes.dispute}>
        {note !== undefined && note !== '' && (
          <p className={classes.note}>
            <strong>Disputed:</strong> {note}
          </p>
        )}
        <Button
          kind="quiet"
          className={classes.disputeButton ?? ''}
          aria-label={`${note ? 'Change the note on' : 'Dispute'} “${title}”`}
          data-screen-only=""
          onClick={() => setDraft(note ?? '')}
        >
          {note ? 'Change the note' : 'Dispute'}
        </Button>
      </div>
    );
  }
  const close = (save: boolean) => {
    if (save) onSave(draft.trim());
    setDraft(null);
  };
  return (
    <div className={classes.dispute} data-open="" data-screen-only>
      <label htmlFor={id}>
        Why this finding is wrong or unfair. The points stay as they are; the note is kept beside them.
      </label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus
        rows={3}
        maxLength={2000}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close(false);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) close(true);
        }}
      />
      <div className="hw-row">
        <Button kind="primary" onClick={() => close(true)}>
          Keep the note
        </Button>
        <Button onClick={() => close(false)}>Cancel</Button>
      </div>
    </div>
  );
}
