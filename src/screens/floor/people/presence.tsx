import type { RosterRow } from '../../../drill/view';
import type { MemberNow, RoomSnapshot } from '../../../session/room/types';
import { PresenceDot } from '../../../ui/presence-dot';
import { namesText, presenceOf, presenceText } from '../../parts/member-words';
import { sittersOf } from '../../parts/room/seats';
import { useRoomTime } from '../../parts/use-room';
import classes from './people.module.css';

interface Props {
  readonly person: Pick<RosterRow, 'id' | 'name' | 'playedBy' | 'away'>;
  /** Absent where the drill is played on one machine, or looked at afterwards: then the record says what it knows. */
  readonly room: RoomSnapshot | undefined;
}

/** Who plays a seat, and whether they are there. Nothing where the drill is played at one screen. */
export function Presence({ person, room }: Props) {
  return room === undefined ? <Recorded person={person} /> : <Live person={person} room={room} />;
}

function Live({ person, room }: { readonly person: Props['person']; readonly room: RoomSnapshot }) {
  const now = useRoomTime(room.connection.skewMs);
  const sitters = sittersOf(room, person.id);
  if (sitters.length === 0) return <Line presence="away" text="nobody sits here" isGone />;
  return (
    <ul className={classes.presences} aria-label={`Who plays ${person.name}`}>
      {sitters.map((member) => (
        <li key={member.id}>
          <Line presence={presenceOf(member)} text={lineOf(member, person.name, now)} isGone={!member.isOnline} />
        </li>
      ))}
    </ul>
  );
}

/** `here` of somebody who plays under their own name; `Ben, dropped out 2 min ago` of others. */
function lineOf(member: MemberNow, seatName: string, now: number): string {
  const text = presenceText(member, now);
  if (member.isMe) return member.name === seatName ? text : `${member.name} (you), ${text}`;
  return member.name === seatName ? text : `${member.name}, ${text}`;
}

function Recorded({ person }: { readonly person: Props['person'] }) {
  const names = namesText(person.playedBy);
  if (person.away) return <Line presence="away" text={names === '' ? 'dropped out' : `${names}, dropped out`} isGone />;
  return names === '' ? null : <p className={classes.about}>played by {names}</p>;
}

function Line(props: {
  readonly presence: 'here' | 'hidden' | 'away';
  readonly text: string;
  readonly isGone: boolean;
}) {
  return (
    <p className={classes.presence} data-gone={props.isGone || undefined}>
      <PresenceDot presence={props.presence} />
      {props.text}
    </p>
  );
}
