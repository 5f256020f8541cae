import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useControl } from '../parts/control-context';
import { HelpDialog } from './help-dialog';
import { RemoveDialog } from './remove-dialog';
import { RoleDialog } from './role-dialog';
import { RoomDialog } from './room-dialog';
import { SeatDialog } from './seat-dialog';
import { SkipDialog } from './skip-dialog';

/** What asks before it happens, and what needs a place of its own. */
export function Dialogs() {
  const { here, snapshot, dialog, showDialog, steer } = useControl();
  const { view } = snapshot;
  const close = () => showDialog(undefined);
  const leaving = dialog?.kind === 'remove' ? here.members.find((m) => m.id === dialog.member) : undefined;
  return (
    <>
      <ConfirmDialog
        open={dialog?.kind === 'end'}
        title="End the live part of the drill?"
        text={
          view.resolved || view.declared === undefined
            ? 'The clock stops for good, for everybody. The postmortem and the debrief come next.'
            : 'The incident is not declared resolved. The clock stops for good, for everybody; the postmortem and the debrief come next.'
        }
        confirmLabel="EndEx"
        cancelLabel="Go on"
        onConfirm={() => {
          close();
          void steer({ type: 'drill.end' });
        }}
        onCancel={close}
      />
      <ConfirmDialog
        open={dialog?.kind === 'stop'}
        title="Stop for a real incident?"
        text="The drill ends at once on every machine and is saved as it stands. It cannot be taken up again."
        confirmLabel="Stop the drill now"
        cancelLabel="Go on"
        danger
        onConfirm={() => {
          close();
          void steer({ type: 'drill.stop-real' });
        }}
        onCancel={close}
      />
      <ConfirmDialog
        open={dialog?.kind === 'close-postmortem'}
        title="Close the postmortem?"
        text={
          view.postmortem.submitted === undefined
            ? 'It has not been handed in. The debrief opens for everybody and tells the truth; it can still be written, but is then counted as missing.'
            : 'The debrief opens for everybody, and tells the truth.'
        }
        confirmLabel="Close it"
        cancelLabel="Not yet"
        onConfirm={() => {
          close();
          void steer({ type: 'drill.close-postmortem' });
        }}
        onCancel={close}
      />
      {leaving !== undefined && <RemoveDialog member={leaving} onClose={close} />}
      {dialog?.kind === 'room' && <RoomDialog onClose={close} />}
      {dialog?.kind === 'skip' && <SkipDialog onClose={close} />}
      {dialog?.kind === 'role' && <RoleDialog seat={dialog.seat} onClose={close} />}
      {dialog?.kind === 'seat' && <SeatDialog seat={dialog.seat} onClose={close} />}
      {dialog?.kind === 'help' && <HelpDialog onClose={close} />}
    </>
  );
}
