import type { Seat } from '../../../session/room/types';
import { Segmented } from '../../../ui/segmented';
import { seatTitle } from '../member-words';
import classes from './room.module.css';

const KINDS: readonly { readonly value: Seat['kind']; readonly label: string; readonly tip: string }[] = [
  { value: 'bot', label: 'Bot', tip: 'Hotwash plays the seat, and yields to whoever takes it' },
  { value: 'nobody', label: 'Nobody', tip: 'The seat stays empty' },
];

/** Who plays a seat while nobody sits there. */
export function EmptySeat({
  seat,
  onChange,
}: {
  readonly seat: Seat;
  readonly onChange: (kind: Seat['kind']) => void;
}) {
  return (
    <div className={classes.empty}>
      <span className="hw-muted hw-small" aria-hidden>
        when empty
      </span>
      <Segmented
        label={`Who plays ${seatTitle(seat)} while the seat is empty`}
        value={seat.kind}
        options={KINDS}
        onChange={onChange}
      />
    </div>
  );
}
