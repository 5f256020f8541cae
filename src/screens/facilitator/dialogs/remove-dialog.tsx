import type { MemberNow } from '../../../session/room/types';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';

/** Asks before somebody is removed, and stays open with the reason when that did not work. */
export function RemoveDialog({ member, onClose }: { readonly member: MemberNow; readonly onClose: () => void }) {
  const { room, ask } = useControl();
  const { isBusy, refusal, attempt } = useAttempt();
  const remove = async () => {
    if (await attempt(() => ask(room.remove(member.id)))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Remove ${member.name}?`}
      size="s"
      footer={
        <>
          <Button data-autofocus="" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="danger" busy={isBusy} onClick={() => void remove()}>
            Remove {member.name}
          </Button>
        </>
      }
    >
      <p>
        The room gets a new key, which {member.name} is not told: from then on they can neither read nor add. The join
        link that was given out stops working; there is a new one under Room.
      </p>
      <Refused sentence={refusal} />
    </Dialog>
  );
}
