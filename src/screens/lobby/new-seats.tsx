import { IconPlus, IconX } from '@tabler/icons-react';
import type { Seat } from '../../session/room/types';
import { Button, IconButton } from '../../ui/button';
import { SelectField } from '../../ui/choice-field';
import { seatTitle } from '../parts/member-words';
import { EmptySeat } from '../parts/room/empty-seat';
import { MOST_SEATS, withExtraSeat } from '../parts/room/seats';
import classes from './lobby.module.css';

interface Props {
  readonly seats: readonly Seat[];
  /** The founder's own seat; `null`: none yet; absent when they take none. */
  readonly mySeat?: string | null | undefined;
  readonly onSeats: (seats: readonly Seat[]) => void;
  readonly onMySeat: (seat: string | null) => void;
}

const NONE = '-';

/** The seats of a room that is about to be opened: who plays each while nobody sits there, and which is one's own. */
export function NewSeats({ seats, mySeat, onSeats, onMySeat }: Props) {
  return (
    <>
      {mySeat !== undefined && (
        <div className={classes.mine}>
          <SelectField
            label="Your seat"
            value={mySeat ?? NONE}
            options={[
              ...seats.map((seat) => ({ value: seat.id, label: seatTitle(seat) })),
              { value: NONE, label: 'Choose later' },
            ]}
            onChange={(id) => onMySeat(id === NONE ? null : id)}
          />
        </div>
      )}
      <ul className={classes.seats}>
        {seats.map((seat) => (
          <li key={seat.id} className={classes.newSeat}>
            <div>
              <h3>{seat.roleTitle}</h3>
              <p className="hw-muted hw-small">
                {seat.id === mySeat ? 'you' : `${seat.name}, until somebody takes the seat`}
              </p>
            </div>
            <EmptySeat
              seat={seat}
              onChange={(kind) => onSeats(seats.map((s) => (s.id === seat.id ? { ...s, kind } : s)))}
            />
            {seat.role === '' && (
              <IconButton
                label={`Remove the seat of ${seat.name}`}
                onClick={() => onSeats(seats.filter((s) => s.id !== seat.id))}
              >
                <IconX size={16} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      <div className={classes.after}>
        <Button
          icon={<IconPlus size={16} aria-hidden />}
          disabled={seats.length >= MOST_SEATS}
          onClick={() => onSeats(withExtraSeat(seats))}
        >
          Add a seat
        </Button>
      </div>
    </>
  );
}
