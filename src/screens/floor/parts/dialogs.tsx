import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Dialog } from '../../../ui/dialog';
import { Kbd } from '../../../ui/kbd';
import { RoomDialog } from '../../parts/room/room-dialog';
import type { FloorAction } from '../actions/action';
import { floorActions } from '../actions/registry';
import classes from './dialogs.module.css';
import { type FloorDialog, useFloor } from './floor-context';

interface DialogsProps {
  readonly open: FloorDialog | undefined;
  readonly onLeave: () => void;
  readonly onPostmortem: () => void;
}

/** What asks before it happens, and the help. */
export function Dialogs({ open, onLeave, onPostmortem }: DialogsProps) {
  const { session, snapshot, propose, showDialog } = useFloor();
  const { view } = snapshot;
  const close = () => showDialog(undefined);
  const end = async () => {
    close();
    if (await propose({ type: 'drill.end' })) onPostmortem();
  };
  const stop = async () => {
    close();
    if (await propose({ type: 'drill.stop-real' })) onLeave();
  };
  return (
    <>
      <ConfirmDialog
        open={open === 'end'}
        title="End the drill?"
        text={
          view.resolved || view.declared === undefined
            ? 'The clock stops for good. The postmortem and the debrief come next.'
            : 'The incident is not declared resolved. The clock stops for good; the postmortem and the debrief come next.'
        }
        confirmLabel="End the drill"
        cancelLabel="Play on"
        onConfirm={() => void end()}
        onCancel={close}
      />
      <ConfirmDialog
        open={open === 'stop'}
        title="Stop for a real incident?"
        text="The drill ends at once and is saved as it stands. It cannot be taken up again."
        confirmLabel="Stop the drill now"
        cancelLabel="Play on"
        danger
        onConfirm={() => void stop()}
        onCancel={close}
      />
      {open === 'room' && session.room !== undefined && (
        <RoomDialog
          room={session.room}
          participants={snapshot.drill.header.participants}
          previousScribe={snapshot.drill.header.previousScribe ?? null}
          onClose={close}
        />
      )}
      <Help isOpen={open === 'help'} onClose={close} />
    </>
  );
}

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Every action by name'],
  ['/', 'A command, in the line one writes in'],
  ['[', 'The conversation before'],
  [']', 'The conversation after'],
  ['S', 'Choose who one acts as'],
  ['M', 'Sound off or on'],
  ['Enter', 'Send; Shift Enter begins a new line'],
  ['Ctrl Enter', 'Send a form'],
  ['Esc', 'Close a form; what was typed is kept'],
];

function Help({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const actions: readonly FloorAction[] = floorActions;
  const withKeys = actions.filter((a) => a.keys !== undefined && a.id !== 'resume');
  return (
    <Dialog open={isOpen} onClose={onClose} title="Keys and commands" size="l">
      <div className={classes.columns}>
        <section aria-label="Keys">
          <h3>Keys</h3>
          <dl className={classes.keys}>
            {KEYS.map(([keys, text]) => (
              <div key={keys}>
                <dt>
                  <Kbd keys={keys} />
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
            {withKeys.map((a) => (
              <div key={a.id}>
                <dt>
                  <Kbd keys={a.keys ?? ''} />
                </dt>
                <dd>{a.id === 'pause' ? 'Pause or resume' : a.title}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-label="Commands">
          <h3>Commands</h3>
          <dl className={classes.commands}>
            {actions
              .filter((a) => a.slash !== undefined)
              .map((a) => (
                <div key={a.id}>
                  <dt>
                    /{a.slash} {a.args !== undefined && <span className="hw-muted">{a.args}</span>}
                  </dt>
                  <dd>{a.title}</dd>
                </div>
              ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
