import { useState } from 'react';
import { personName } from '../../../drill/drill';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { standingTitle } from '../../parts/member-words';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';

/** Seats somebody of the room. Several may share a seat; a bot that plays it yields. */
export function SeatDialog({ seat, onClose }: { readonly seat: string; readonly onClose: () => void }) {
  const { snapshot, here, room, ask } = useControl();
  const { isBusy, refusal, attempt } = useAttempt();
  const free = here.members.filter((m) => !m.isRemoved && m.standing === 'player' && !m.seats.includes(seat));
  const [member, setMember] = useState(free.find((m) => m.seats.length === 0)?.id ?? free[0]?.id ?? '');
  const sit = async () => {
    if (await attempt(() => ask(room.sit(seat, true, member)))) onClose();
  };
  const name = personName(snapshot.drill, seat);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Seat somebody as ${name}`}
      size="s"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={member === ''} busy={isBusy} onClick={() => void sit()}>
            Seat them
          </Button>
        </>
      }
    >
      <div className="hw-stack">
        {free.length === 0 ? (
          <p>Nobody is free. Give somebody the join link under Room, or make an observer a player first.</p>
        ) : (
          <SelectField
            label="Who"
            value={member}
            onChange={setMember}
            options={free.map((m) => ({
              value: m.id,
              label:
                m.seats.length === 0
                  ? `${m.name}, ${standingTitle(m.standing).toLowerCase()} without a seat`
                  : `${m.name}, also plays ${m.seats.map((id) => personName(snapshot.drill, id)).join(', ')}`,
            }))}
          />
        )}
        <p className="hw-muted hw-small">They play it together with whoever sits there. A bot in it yields at once.</p>
        <Refused sentence={refusal} />
      </div>
    </Dialog>
  );
}
