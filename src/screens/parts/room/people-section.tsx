import { useState } from 'react';
import type { Lobby, MemberNow, RoomSession, RoomSnapshot, Standing } from '../../../session/room/types';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Section } from '../../../ui/section';
import { useRoomTime } from '../use-room';
import { PersonRow } from './person-row';
import { RenameDialog } from './rename-dialog';
import classes from './room.module.css';
import { useAsk } from './use-ask';

interface Props {
  readonly room: RoomSession;
  readonly snapshot: RoomSnapshot;
  readonly lobby: Lobby;
}

/** Everybody who has joined, who is here now, and what a host can make of them. */
export function PeopleSection({ room, snapshot, lobby }: Props) {
  const { me, members, connection, phase } = snapshot;
  const now = useRoomTime(connection.skewMs);
  const { ask } = useAsk();
  const [leaving, setLeaving] = useState<MemberNow>();
  const [isRenaming, setRenaming] = useState(false);
  const here = members.filter((m) => !m.isRemoved);
  const online = here.filter((m) => m.isOnline).length;
  const gone = members.filter((m) => m.isRemoved);

  const stand = (member: MemberNow, standing: Standing) => {
    // Somebody who facilitates takes no seat, and from then on runs the clock alone.
    const isFacilitated = here.some((m) => (m.id === member.id ? standing : m.standing) === 'facilitator');
    const seats = standing === 'player' ? [] : member.seats;
    void ask(
      ...seats.map((seat) => () => room.sit(seat, false, member.id)),
      () => room.stand(member.id, standing),
      // Who runs the clock was settled when the drill was set up.
      ...(isFacilitated === lobby.isFacilitated || phase !== 'lobby'
        ? []
        : [() => room.setLobby({ ...lobby, isFacilitated })]),
    );
  };

  return (
    <Section
      title="Who is here"
      level={2}
      aside={<span className="hw-muted hw-small">{`${online} of ${here.length} here`}</span>}
    >
      <ul className={classes.people}>
        {here.map((member) => (
          <PersonRow
            key={member.id}
            member={member}
            lobby={lobby}
            now={now}
            onRename={member.isMe ? () => setRenaming(true) : undefined}
            onStand={me.isHost ? (standing) => stand(member, standing) : undefined}
            onRemove={me.isHost && !member.isMe ? () => setLeaving(member) : undefined}
          />
        ))}
      </ul>
      {here.length === 1 && (
        <p className="hw-muted hw-small">Others appear here as soon as they have opened the link and given a name.</p>
      )}
      {gone.length > 0 && <p className="hw-muted hw-small">Removed: {gone.map((m) => m.name).join(', ')}</p>}
      <ConfirmDialog
        open={leaving !== undefined}
        title={`Remove ${leaving?.name ?? ''}?`}
        text="A new key is made for those who stay, and the old link stops working. What was said before stays readable to whoever is removed; what comes after does not reach them. Share the new link with everybody who is still to join."
        confirmLabel="Remove"
        danger
        onCancel={() => setLeaving(undefined)}
        onConfirm={() => {
          if (leaving !== undefined) void ask(() => room.remove(leaving.id));
          setLeaving(undefined);
        }}
      />
      <RenameDialog
        open={isRenaming}
        name={me.name}
        onClose={() => setRenaming(false)}
        onRename={(name) => ask(() => room.rename(name))}
      />
    </Section>
  );
}
