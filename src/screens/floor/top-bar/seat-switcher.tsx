import { useId } from 'react';
import { roleTitle } from '../forms/known';
import { useFloor } from '../parts/floor-context';
import classes from './top-bar.module.css';

/** Who one acts as: several people can play at one screen. */
export function SeatSwitcher() {
  const { session, snapshot } = useFloor();
  const { drill, seats, actingAs, view } = snapshot;
  const id = useId();
  const titled = (person: string): string => {
    const name = seats.find((s) => s.id === person)?.name ?? person;
    const holds = view.roster.find((p) => p.id === person)?.holds ?? [];
    return holds.length === 0
      ? name
      : `${name} · ${holds.map((role) => shortTitle(roleTitle({ drill }, role))).join(', ')}`;
  };
  return (
    <span className={classes.seat}>
      <label htmlFor={id}>Acting as</label>
      {seats.length > 1 ? (
        <select
          id={id}
          data-seat=""
          value={actingAs}
          onChange={(event) => session.setActingAs(event.currentTarget.value)}
        >
          {seats.map((seat) => (
            <option key={seat.id} value={seat.id}>
              {titled(seat.id)}
            </option>
          ))}
        </select>
      ) : (
        <output id={id} className={classes.seatName}>
          {titled(actingAs)}
        </output>
      )}
    </span>
  );
}

/** `IC` for `Incident Commander`: initials of titles of two words, the whole word otherwise. */
function shortTitle(title: string): string {
  const words = title.split(' ');
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : title;
}
