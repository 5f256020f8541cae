import { EmptyState } from '../../../ui/empty-state';
import { Pane } from '../../../ui/pane';
import { Section } from '../../../ui/section';
import { useRoomTime } from '../../parts/use-room';
import { useControl } from '../parts/control-context';
import { MemberRow } from './member-row';
import classes from './people.module.css';
import { seatFacts, withoutSeat } from './seat-facts';
import { SeatRow } from './seat-row';

/** Everybody: the seats with who plays them and how loaded they are, then those who run or watch the exercise. */
export function PeoplePane() {
  const { snapshot, here } = useControl();
  const now = useRoomTime(here.connection.skewMs);
  const seats = seatFacts(snapshot.drill, snapshot.view, here);
  const others = withoutSeat(here);
  const removed = here.members.filter((m) => m.isRemoved);
  return (
    <Pane label="People" flush>
      <div className={classes.body}>
        <Section
          title="Seats"
          aside={`${seats.filter((s) => s.presence === 'here' || s.presence === 'hidden').length} of ${seats.length} played`}
        >
          <ul className={classes.list}>
            {seats.map((seat) => (
              <SeatRow key={seat.id} seat={seat} now={now} />
            ))}
          </ul>
        </Section>
        <Section title="Without a seat">
          {others.length === 0 ? (
            <EmptyState
              title="Nobody"
              text="Facilitators, evaluators, observers, and players who have not sat down stand here."
            />
          ) : (
            <ul className={classes.list}>
              {others.map((member) => (
                <MemberRow key={member.id} member={member} now={now} />
              ))}
            </ul>
          )}
        </Section>
        {removed.length > 0 && (
          <Section title="Removed">
            <p className="hw-muted hw-small">{removed.map((m) => m.name).join(', ')}</p>
          </Section>
        )}
      </div>
    </Pane>
  );
}
