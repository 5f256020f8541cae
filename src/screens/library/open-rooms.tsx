import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { formatUtcDate } from '../../ui/format';
import type { LibraryScreenProps } from './types';

type Props = Pick<LibraryScreenProps, 'rooms' | 'onRoom' | 'onForgetRoom'>;

/** Rooms that this browser is in and whose drill has not begun: the way back in. */
export function OpenRooms({ rooms, onRoom, onForgetRoom }: Props) {
  return rooms.map((room) => (
    <Banner
      key={room.roomId}
      title={`Room: ${room.title}`}
      text={`You came in on ${formatUtcDate(room.createdAt)}; the drill had not begun when you left.`}
      actions={
        <>
          <Button onClick={() => onRoom(room.roomId)} aria-label={`Go back into the room: ${room.title}`}>
            Go back in
          </Button>
          <Button
            kind="quiet"
            onClick={() => void onForgetRoom(room.roomId)}
            aria-label={`Leave the room: ${room.title}`}
          >
            Leave it
          </Button>
        </>
      }
    />
  ));
}
