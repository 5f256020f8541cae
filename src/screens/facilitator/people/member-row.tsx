import type { MemberNow } from '../../../session/room/types';
import { Menu } from '../../../ui/menu';
import { PresenceDot } from '../../../ui/presence-dot';
import { presenceOf, presenceText, standingTitle } from '../../parts/member-words';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import { useMemberActs } from './member-acts';
import classes from './people.module.css';
import { showingText } from './seat-facts';

/** Somebody without a seat: what they are, whether they are there, what they look at. */
export function MemberRow({ member, now }: { readonly member: MemberNow; readonly now: number }) {
  const { snapshot, room, ask } = useControl();
  const { refusal, attempt } = useAttempt();
  const actsOf = useMemberActs(attempt);
  const { drill } = snapshot;
  const shows = showingText(drill, member);
  const seats = drill.header.participants.map((seat) => ({
    id: `sit-${seat.id}`,
    label: `${member.name}: sit down as ${seat.name}`,
    run: () => void attempt(() => ask(room.sit(seat.id, true, member.id))),
  }));
  const items = [...(member.standing === 'player' ? seats : []), ...actsOf(member)];
  return (
    <li className={classes.member}>
      <div className={classes.line}>
        <div className="hw-grow">
          <p className={classes.name}>
            <PresenceDot presence={presenceOf(member)} />
            <strong>{member.name}</strong>
            {member.isMe && <span className="hw-muted">(you)</span>}
          </p>
          <p className={classes.presence}>
            <span>{member.standing === 'player' ? 'Player without a seat' : standingTitle(member.standing)}</span>
            <span data-away={!member.isOnline || undefined}>
              {presenceText(member, now)}
              {shows !== undefined && `, ${shows}`}
            </span>
          </p>
        </div>
        {items.length > 0 && <Menu label={`Actions for ${member.name}`} items={items} />}
      </div>
      <Refused sentence={refusal} />
    </li>
  );
}
