import { IconPlus } from '@tabler/icons-react';
import type { Lobby, RoomSession, RoomSnapshot } from '../../../session/room/types';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Section } from '../../../ui/section';
import classes from './room.module.css';
import { SeatRow } from './seat-row';
import { MOST_SEATS, sittersOf, withExtraSeat } from './seats';
import { useAsk } from './use-ask';

interface Props {
  readonly room: RoomSession;
  readonly snapshot: RoomSnapshot;
  readonly lobby: Lobby;
  readonly previousScribe: string | null;
  /** The seats that the drill was set up with: from then on people change places, and the table stays as it is. */
  readonly fixed?: ReadonlySet<string>;
}

/** The seats at the table, with those who sit there. */
export function SeatsSection({ room, snapshot, lobby, previousScribe, fixed }: Props) {
  const { ask, isBusy } = useAsk();
  const seats = fixed === undefined ? lobby.seats : lobby.seats.filter((s) => fixed.has(s.id));
  const taken = seats.filter((seat) => sittersOf(snapshot, seat.id).length > 0).length;
  const change = (next: Lobby['seats']) => void ask(() => room.setLobby({ ...lobby, seats: next }));
  return (
    <Section
      title="Seats"
      level={2}
      aside={<span className="hw-muted hw-small">{`${taken} of ${seats.length} taken`}</span>}
    >
      {seats.length === 0 ? (
        <EmptyState title="No seats yet" text="The seats at the table appear here as soon as the host adds them." />
      ) : (
        <ul className={classes.seats}>
          {seats.map((seat) => (
            <SeatRow
              key={seat.id}
              room={room}
              snapshot={snapshot}
              seat={seat}
              wasScribe={seat.role === 'scribe' && previousScribe === seat.id}
              ask={ask}
              {...(fixed === undefined
                ? { onChange: (next) => change(lobby.seats.map((s) => (s.id === seat.id ? next : s))) }
                : {})}
              {...(fixed === undefined && seat.role === '' && sittersOf(snapshot, seat.id).length === 0
                ? { onRemove: () => change(lobby.seats.filter((s) => s.id !== seat.id)) }
                : {})}
            />
          ))}
        </ul>
      )}
      {snapshot.me.isHost && fixed === undefined && (
        <div className={classes.after}>
          <Button
            icon={<IconPlus size={16} aria-hidden />}
            busy={isBusy}
            disabled={lobby.seats.length >= MOST_SEATS}
            onClick={() => change([...withExtraSeat(lobby.seats)])}
          >
            Add a seat
          </Button>
        </div>
      )}
    </Section>
  );
}
