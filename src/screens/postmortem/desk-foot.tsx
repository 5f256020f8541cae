import { useState } from 'react';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useMediaWidth } from '../../ui/use-media-width';
import type { Safety } from './draft-store';
import classes from './postmortem.module.css';

/** What is said of the text's safety. */
function safetyText(safety: Safety | undefined, isBegun: boolean): string {
  if (safety === undefined) return 'Read only';
  if (safety.kind === 'saved' && !isBegun) return 'Not begun: the template';
  if (safety.kind === 'saved') return 'Saved in the record';
  if (safety.kind === 'kept') return 'Kept in this browser, saving…';
  return `Not saved: ${safety.sentence}`;
}

/** Under the editor: how safe the text is, how long, and what can be done with it. */
export function DeskFoot({
  text,
  safety,
  isBegun,
  open,
  isRevision,
  onSubmit,
  onClose,
}: {
  readonly text: string;
  /** Absent: somebody else writes. */
  readonly safety: Safety | undefined;
  /** Has anything been saved? */
  readonly isBegun: boolean;
  /** Titles of what is not written yet. */
  readonly open: readonly string[];
  readonly isRevision: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => Promise<void>;
}) {
  const isPhone = useMediaWidth() === 'phone';
  const [asking, setAsking] = useState<'submit' | 'close' | null>(null);
  const words = text.split(/\s+/).filter((w) => w !== '').length;
  const unwritten = open.length === 0 ? '' : ` Not written yet: ${open.join(', ')}.`;
  return (
    <footer className={classes.foot}>
      <div className={classes.footRow}>
        <p className={classes.status} role="status" data-bad={safety?.kind === 'only-here' || undefined}>
          {safetyText(safety, isBegun)}
        </p>
        <p className={classes.words}>{words} words</p>
        <p className={classes.keys}>Esc, then Tab leaves the editor · Ctrl+F finds · Ctrl+Z undoes</p>
        <span className="hw-grow" />
        {!isRevision && (
          <Button kind="quiet" aria-label="Go to the debrief without one" onClick={() => setAsking('close')}>
            {isPhone ? 'Debrief without one' : 'Go to the debrief without one'}
          </Button>
        )}
        <Button kind="primary" disabled={safety === undefined} onClick={() => setAsking('submit')}>
          {isRevision ? 'Submit the revision' : 'Submit the postmortem'}
        </Button>
      </div>
      <ConfirmDialog
        open={asking === 'submit'}
        title={isRevision ? 'Submit the revision?' : 'Submit the postmortem?'}
        text={
          isRevision
            ? `It is judged beside the first version, which the drill’s card keeps counting.${unwritten}`
            : `This version counts for the drill’s card. It can be revised in the debrief, and both versions are kept.${unwritten}`
        }
        confirmLabel="Submit"
        onConfirm={() => {
          setAsking(null);
          void onSubmit();
        }}
        onCancel={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === 'close'}
        danger
        title="Go on without a postmortem?"
        text="The postmortem then counts as not done, and cannot be handed in later. Your draft stays in the record."
        confirmLabel="Go to the debrief"
        onConfirm={() => {
          setAsking(null);
          void onClose();
        }}
        onCancel={() => setAsking(null)}
      />
    </footer>
  );
}
