import { IconBell, IconClipboardPlus } from '@tabler/icons-react';
import type { Drill } from '../../../drill/drill';
import type { RosterRow } from '../../../drill/view';
import { IconButton } from '../../../ui/button';
import { Tag } from '../../../ui/tag';
import { useRoomIfAny } from '../../parts/use-room';
import { roleTitle } from '../forms/known';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';
import { Presence } from './presence';

/** Somebody who can be reached: who they are, whether they are there, and what one can do with them at once. */
export function PersonRow({ person }: { readonly person: RosterRow }) {
  const { session, snapshot, run, openConversation, showPane, canAct } = useFloor();
  const room = useRoomIfAny(session.room);
  const { drill, view } = snapshot;
  const isMe = person.id === view.me && canAct;
  const roles = person.holds.map((role) => roleTitle({ drill }, role)).join(', ');
  const about = roles === '' ? (room && seatOf(drill, person.id)) || person.title : roles;
  const write = () => {
    openConversation(`dm:${person.id}`);
    showPane('channel');
  };
  return (
    <li className={classes.person}>
      <div className={classes.personText}>
        {isMe ? (
          <span className={classes.personName}>
            <span>
              {person.name} <Tag tone="accent">you</Tag>
            </span>
            <span className={classes.about}>{about}</span>
          </span>
        ) : (
          <button
            type="button"
            className={classes.personName}
            disabled={!canAct}
            onClick={write}
            data-tip={canAct ? `Write to ${person.name}` : undefined}
          >
            <span>
              {person.name} {person.kind === 'bot' && <Tag>bot</Tag>}
            </span>
            <span className={classes.about}>{about}</span>
          </button>
        )}
        {person.kind === 'player' && <Presence person={person} room={room} />}
      </div>
      {!isMe && canAct && view.phase === 'live' && (
        <span className={classes.personTools}>
          {person.kind !== 'cast' && (
            <IconButton label={`Give ${person.name} a task`} onClick={() => run('task', { to: person.id })}>
              <IconClipboardPlus size={16} aria-hidden />
            </IconButton>
          )}
          <IconButton label={`Page ${person.name}`} onClick={() => run('page', { to: person.id })}>
            <IconBell size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}

/** Of whoever sits in a role's seat and does not hold the role: whose seat it is, which says more than a title at the company. */
function seatOf(drill: Drill, person: string): string {
  const role = drill.header.participants.find((p) => p.id === person)?.role ?? '';
  return role === '' ? '' : `seat of the ${roleTitle({ drill }, role)}`;
}
