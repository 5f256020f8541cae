import type { Lobby, MemberNow, Standing } from '../../../session/room/types';
import { Menu, type MenuItem } from '../../../ui/menu';
import { PresenceDot } from '../../../ui/presence-dot';
import { Tag } from '../../../ui/tag';
import { presenceOf, presenceText, seatTitle, standingTitle } from '../member-words';
import classes from './room.module.css';

interface Props {
  readonly member: MemberNow;
  readonly lobby: Lobby;
  /** Wall time of the room (ms). */
  readonly now: number;
  readonly onRename?: (() => void) | undefined;
  readonly onStand?: ((standing: Standing) => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}

const STANDINGS: readonly { readonly id: Standing; readonly label: string }[] = [
  { id: 'player', label: 'Make a player' },
  { id: 'facilitator', label: 'Make a facilitator: sees the truth, runs the clock' },
  { id: 'evaluator', label: 'Make an evaluator: notes observations' },
  { id: 'observer', label: 'Make an observer: only watches' },
];

/** Somebody in the room: there or not, what they are, where they sit. */
export function PersonRow({ member, lobby, now, onRename, onStand, onRemove }: Props) {
  const seats = lobby.seats.filter((s) => member.seats.includes(s.id)).map(seatTitle);
  const items: readonly MenuItem[] = [
    ...(onRename === undefined ? [] : [{ id: 'rename', label: 'Change your name', run: onRename }]),
    ...(onStand === undefined
      ? []
      : STANDINGS.filter((s) => s.id !== member.standing).map((s) => ({ ...s, run: () => onStand(s.id) }))),
    ...(onRemove === undefined ? [] : [{ id: 'remove', label: 'Remove from the room', danger: true, run: onRemove }]),
  ];
  return (
    <li className={classes.person}>
      <PresenceDot presence={presenceOf(member)} />
      <div className="hw-grow">
        <div className={classes.personName}>
          <span>{member.name}</span>
          {member.isMe && <Tag tone="accent">you</Tag>}
          {member.isHost && <Tag>host</Tag>}
        </div>
        <div className="hw-muted hw-small">
          {[standingTitle(member.standing), ...seats, presenceText(member, now)].join(' · ')}
        </div>
      </div>
      {items.length > 0 && (
        <Menu label={member.isMe ? 'What you can change' : `What to do with ${member.name}`} items={items} />
      )}
    </li>
  );
}
