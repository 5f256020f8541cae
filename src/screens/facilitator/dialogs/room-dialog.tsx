import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Section } from '../../../ui/section';
import { namesText } from '../../parts/member-words';
import { RoomFacts } from '../../parts/room/room-facts';
import { ShareLink } from '../../parts/share-link';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import classes from './dialogs.module.css';

/** The join link, who else runs the exercise, how this machine is connected, and what did not count. */
export function RoomDialog({ onClose }: { readonly onClose: () => void }) {
  const { room, here, ask } = useControl();
  const { isBusy, refusal, attempt } = useAttempt();
  const [isClosing, setClosing] = useState(false);
  const others = here.members.filter((m) => m.standing === 'facilitator' && !m.isMe && !m.isRemoved);
  const close = async () => {
    if (await attempt(() => ask(room.close()))) onClose();
  };
  const isOpen = here.phase !== 'closed' && here.phase !== 'removed';
  return (
    <Dialog open onClose={onClose} title="The room" size="l">
      {isOpen && (
        <div className={classes.share}>
          <ShareLink link={room.joinLink()} />
        </div>
      )}
      <Section title="Who runs the exercise">
        <p>
          {others.length === 0
            ? 'You alone. If this machine fails, nobody else can steer: make somebody a co-facilitator under People.'
            : `You and ${namesText(others.map((m) => (m.isOnline ? m.name : `${m.name} (away)`)))}. Each can take over at any time.`}
        </p>
      </Section>
      <RoomFacts snapshot={here} />
      {isOpen && (
        <Section title="Close the room">
          <p className="hw-muted hw-small">
            Nobody joins and nothing is added any more, on any machine. Everybody keeps the drill as it is, with its
            debrief.
          </p>
          <div className={classes.close}>
            {isClosing ? (
              <>
                <Button kind="danger" busy={isBusy} onClick={() => void close()}>
                  Close the room for good
                </Button>
                <Button onClick={() => setClosing(false)}>Keep it open</Button>
              </>
            ) : (
              <Button onClick={() => setClosing(true)}>Close the room</Button>
            )}
          </div>
          <Refused sentence={refusal} />
        </Section>
      )}
    </Dialog>
  );
}
