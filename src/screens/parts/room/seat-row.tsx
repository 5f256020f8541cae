import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import type { RoomSession, RoomSnapshot, Seat } from '../../../session/room/types';
import { Button, IconButton } from '../../../ui/button';
import { PresenceDot } from '../../../ui/presence-dot';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { presenceOf, presenceText, seatTitle } from '../member-words';
import { useRoomTime } from '../use-room';
import { EmptySeat } from './empty-seat';
import classes from './room.module.css';
import { sittersOf } from './seats';
import type { Ask } from './use-ask';

interface Props {
  readonly room: RoomSession;
  readonly snapshot: RoomSnapshot;
  readonly seat: Seat;
  /** Whoever sits here by default wrote the timeline last time. */
  readonly wasScribe: boolean;
  readonly ask: Ask['ask'];
  /** Changes who plays it while it is empty; absent where that stays as it is. */
  readonly onChange?: (seat: Seat) => void;
  /** Takes the seat away; absent where it has to stay. */
  readonly onRemove?: () => void;
}

/** One seat: who sits there, and what one can do about that. */
export function SeatRow({ room, snapshot, seat, wasScribe, ask, onChange, onRemove }: Props) {
  const { me, connection } = snapshot;
  const now = useRoomTime(connection.skewMs);
  const sitters = sittersOf(snapshot, seat.id);
  const isMine = sitters.some((m) => m.isMe);
  const title = seatTitle(seat);
  return (
    <li className={classes.seat} data-mine={isMine || undefined}>
      <div className={classes.seatHead}>
        <div className={classes.seatTitle}>
          <h3>{title}</h3>
          {seat.role === 'scribe' && (
            <p className="hw-muted hw-small">
              The playbook rotates this role{wasScribe ? `: ${seat.name} was scribe last time.` : '.'}
            </p>
          )}
        </div>
        {me.isHost && <Assign room={room} snapshot={snapshot} seat={seat} ask={ask} onRemove={onRemove} />}
        {me.standing === 'player' && (
          <Button
            aria-label={`${isMine ? 'Leave' : 'Take'} this seat: ${title}`}
            onClick={() => void ask(() => room.sit(seat.id, !isMine))}
          >
            {isMine ? 'Leave this seat' : sitters.length === 0 ? 'Take this seat' : 'Take this seat too'}
          </Button>
        )}
      </div>
      {sitters.length === 0 ? (
        <div className={classes.vacant}>
          <span className="hw-muted">{seat.kind === 'bot' ? `${seat.name}, played by Hotwash` : 'Nobody'}</span>
          {me.isHost && onChange !== undefined && (
            <EmptySeat seat={seat} onChange={(kind) => onChange({ ...seat, kind })} />
          )}
        </div>
      ) : (
        <ul className={classes.sitters} aria-label={`Who sits there: ${title}`}>
          {sitters.map((m) => (
            <li key={m.id} className={classes.sitter}>
              <PresenceDot presence={presenceOf(m)} />
              <span>
                {m.name}
                {m.isMe && ' (you)'}
                {m.isOnline ? (
                  <VisuallyHidden>, {presenceText(m, now)}</VisuallyHidden>
                ) : (
                  <span className="hw-muted hw-small"> {presenceText(m, now)}</span>
                )}
              </span>
              {me.isHost && !m.isMe && (
                <IconButton
                  label={`Take ${m.name} out of the seat: ${title}`}
                  onClick={() => void ask(() => room.sit(seat.id, false, m.id))}
                >
                  <IconX size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A host puts somebody into the seat. */
function Assign({
  room,
  snapshot,
  seat,
  ask,
  onRemove,
}: Pick<Props, 'room' | 'snapshot' | 'seat' | 'ask'> & { readonly onRemove: (() => void) | undefined }) {
  const id = useId();
  const sitters = sittersOf(snapshot, seat.id);
  const free = snapshot.members.filter(
    (m) => m.standing === 'player' && !m.isRemoved && !m.isMe && !sitters.some((s) => s.id === m.id),
  );
  if (free.length === 0 && onRemove === undefined) return null;
  return (
    <div className={classes.assign}>
      {free.length > 0 && (
        <>
          <label htmlFor={id} className="hw-muted hw-small">
            Give it to
          </label>
          <select
            id={id}
            className={classes.select}
            aria-label={`Give the seat to: ${seatTitle(seat)}`}
            value=""
            onChange={(event) => {
              const member = event.currentTarget.value;
              if (member !== '') void ask(() => room.sit(seat.id, true, member));
            }}
          >
            <option value="">Choose…</option>
            {free.map((m) => (
              <option key={m.id} value={m.id}>
                {m.seats.length === 0 ? `${m.name} (no seat yet)` : m.name}
              </option>
            ))}
          </select>
        </>
      )}
      {onRemove !== undefined && (
        <Button kind="quiet" onClick={onRemove}>
          Remove the seat
        </Button>
      )}
    </div>
  );
}
