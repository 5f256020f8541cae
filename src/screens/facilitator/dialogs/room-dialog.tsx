import { useState } from 'react';
import type { RoomSnapshot } from '../../../session/room/types';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { formatBytes, formatCount } from '../../../ui/format';
import { Section } from '../../../ui/section';
import { connectionWords } from '../../parts/connection-words';
import { namesText } from '../../parts/member-words';
import { ShareLink } from '../../parts/share-link';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import classes from './dialogs.module.css';

const REFUSED: Readonly<Record<keyof RoomSnapshot['refused'], string>> = {
  'sealed-otherwise': 'without the room’s key, or altered',
  forged: 'not signed by who it said',
  repeated: 'sent again',
  stranger: 'by somebody who is not in the room',
  'old-key': 'with a key that was replaced',
  'not-theirs': 'by somebody who may not do that',
  incomplete: 'with a new key that was not sealed to everybody',
  'too-large': 'too large',
};

/** The join link, who else runs the exercise, how this machine is connected, and what did not count. */
export function RoomDialog({ onClose }: { readonly onClose: () => void }) {
  const { room, here, ask } = useControl();
  const { isBusy, refusal, attempt } = useAttempt();
  const [isClosing, setClosing] = useState(false);
  const others = here.members.filter((m) => m.standing === 'facilitator' && !m.isMe && !m.isRemoved);
  const { connection } = here;
  const counted = Object.entries(here.refused).filter(([, n]) => n > 0);
  const close = async () => {
    if (await attempt(() => ask(room.close()))) onClose();
  };
  const isOpen = here.phase !== 'closed' && here.phase !== 'removed';
  return (
    <Dialog open onClose={onClose} title="The room" size="l">
      {isOpen && <ShareLink link={room.joinLink()} />}
      <Section title="Who runs the exercise">
        <p>
          {others.length === 0
            ? 'You alone. If this machine fails, nobody else can steer: make somebody a co-facilitator under People.'
            : `You and ${namesText(others.map((m) => (m.isOnline ? m.name : `${m.name} (away)`)))}. Each can take over at any time.`}
        </p>
      </Section>
      <Section title="Connection">
        <p>{connectionWords(connection).long}</p>
        <dl className={classes.figures}>
          <div>
            <dt>Received</dt>
            <dd>{formatBytes(connection.bytesIn)}</dd>
          </div>
          <div>
            <dt>Sent</dt>
            <dd>{formatBytes(connection.bytesOut)}</dd>
          </div>
          <div>
            <dt>Clock of the engine</dt>
            <dd>{skewText(connection.skewMs)}</dd>
          </div>
          <div>
            <dt>Bots conducted by</dt>
            <dd>{here.isConductor ? 'this machine' : 'another machine'}</dd>
          </div>
        </dl>
        <p className="hw-muted hw-small">
          State of the room <code>{here.hash}</code>: the same on every machine that has read as far.
        </p>
      </Section>
      <Section title="What did not count">
        {counted.length === 0 ? (
          <p className="hw-muted">Nothing was refused.</p>
        ) : (
          <ul className={classes.refused}>
            {counted.map(([why, n]) => (
              <li key={why}>
                {formatCount(n)} {n === 1 ? 'message' : 'messages'} {REFUSED[why as keyof typeof REFUSED]}
              </li>
            ))}
          </ul>
        )}
      </Section>
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

/** How far the engine's clock is from this machine's; the drill goes by the engine's. */
function skewText(skewMs: number): string {
  const size = Math.abs(skewMs);
  if (size < 1_000) return 'agrees with this machine’s';
  return `${formatCount(Math.round(size / 1_000))} s ${skewMs > 0 ? 'ahead of' : 'behind'} this machine’s; the drill goes by it`;
}
