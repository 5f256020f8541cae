import { useState } from 'react';
import { clockMinuteUtc } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { evidenceForm } from '../../forms/evidence';
import { useConsole } from '../parts/console-context';
import { ConsoleForm } from '../parts/console-form';
import { NoteForm } from '../parts/note-form';
import { statedTime } from './scribe-timeline';
import classes from './timeline.module.css';

/** Adds a row (a comment of the ticket that begins with its time), or evidence that was seen. */
export function ScribeComposer() {
  const { snapshot, open } = useConsole();
  const { view } = snapshot;
  const [mode, setMode] = useState<'row' | 'evidence'>('row');
  if (view.ticket === undefined) {
    return (
      <div className={classes.composer}>
        <p className={classes.note}>The timeline is kept in the incident ticket, and there is none yet.</p>
        <Button onClick={() => open('github')}>Open the ticket</Button>
      </div>
    );
  }
  const stamp = `${clockMinuteUtc(view.startEpoch + view.t)} UTC`;
  const hasTime = (text: string) => statedTime(text, view.t, view.startEpoch).text !== text;
  return (
    <div className={classes.composer} data-tall={mode === 'evidence' || undefined}>
      {mode === 'row' ? (
        <NoteForm
          place="timeline-row"
          label="Add a row"
          submit="Add"
          rows={1}
          help={`Begins with ${stamp} unless you write another time in front, such as 14:05 UTC.`}
          acts={(text) => [{ type: 'ticket.update', kind: 'comment', text: hasTime(text) ? text : `${stamp} ${text}` }]}
          aside={
            <Button kind="quiet" onClick={() => setMode('evidence')}>
              Attach evidence
            </Button>
          }
        />
      ) : (
        <ConsoleForm
          action="evidence"
          spec={evidenceForm}
          done="Attached to the ticket."
          aside={
            <Button kind="quiet" onClick={() => setMode('row')}>
              Back to rows
            </Button>
          }
        />
      )}
    </div>
  );
}
