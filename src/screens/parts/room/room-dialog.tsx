import type { Participant } from '../../../drill/record';
import type { RoomSession } from '../../../session/room/types';
import { Dialog } from '../../../ui/dialog';
import { Section } from '../../../ui/section';
import { ShareLink } from '../share-link';
import { useRoom } from '../use-room';
import { PeopleSection } from './people-section';
import { RoomFacts } from './room-facts';
import { SeatsSection } from './seats-section';

interface Props {
  readonly room: RoomSession;
  /** The seats of the drill. */
  readonly participants: readonly Participant[];
  readonly previousScribe: string | null;
  readonly onClose: () => void;
}

/** The room behind a drill that runs: who sits where, who is here, the way in for others, and the connection. */
export function RoomDialog({ room, participants, previousScribe, onClose }: Props) {
  const snapshot = useRoom(room);
  const { lobby, phase } = snapshot;
  const isOpen = phase === 'lobby' || phase === 'drill';
  return (
    <Dialog open onClose={onClose} title="The room" size="l">
      {lobby !== undefined && isOpen && (
        <>
          <SeatsSection
            room={room}
            snapshot={snapshot}
            lobby={lobby}
            previousScribe={previousScribe}
            fixed={new Set(participants.map((p) => p.id))}
          />
          <PeopleSection room={room} snapshot={snapshot} lobby={lobby} />
          <Section title="Let others in" level={2}>
            <ShareLink link={room.joinLink()} />
          </Section>
        </>
      )}
      <RoomFacts snapshot={snapshot} />
    </Dialog>
  );
}
