import { IconRobot } from '@tabler/icons-react';
import { Menu, type MenuItem } from '../../../ui/menu';
import { PresenceDot } from '../../../ui/presence-dot';
import { Tag } from '../../../ui/tag';
import { namesText, presenceText } from '../../parts/member-words';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import { useMemberActs } from './member-acts';
import classes from './people.module.css';
import { type SeatFacts, showingText } from './seat-facts';
import { Workload } from './workload';

/** One seat: who plays it, whether they are there, what they look at, what they hold and how loaded they are. */
export function SeatRow({ seat, now }: { readonly seat: SeatFacts; readonly now: number }) {
  const { snapshot } = useControl();
  const { refusal, attempt } = useAttempt();
  const items = useSeatItems(seat, attempt);
  const { drill } = snapshot;
  const played = seat.members.map((m) => m.name);
  const own = played.length === 1 && played[0] === seat.name;
  return (
    <li className={classes.seat} data-presence={seat.presence}>
      <div className={classes.line}>
        <div className="hw-grow">
          <p className={classes.name}>
            {seat.presence === 'bot' ? (
              <IconRobot size={14} aria-hidden />
            ) : (
              <PresenceDot presence={seat.presence === 'nobody' ? 'away' : seat.presence} />
            )}
            <strong>{seat.name}</strong>
            {played.length > 0 && !own && <span className="hw-muted">played by {namesText(played)}</span>}
          </p>
          <p className={classes.roles}>
            {seat.holds.map((title) => (
              <Tag key={title} tone="accent">
                {title}
              </Tag>
            ))}
            {seat.holds.length === 0 && (
              <span className="hw-muted hw-small">
                {seat.role === undefined ? 'holds no role' : `meant as ${seat.role}, holds no role`}
              </span>
            )}
          </p>
        </div>
        <Menu label={`Actions for ${seat.name}`} items={items} />
      </div>
      <p className={classes.presence}>
        {seat.presence === 'bot' && 'Bot'}
        {seat.presence === 'nobody' && 'Nobody sits here'}
        {seat.members.map((member) => {
          const shows = showingText(drill, member);
          return (
            <span key={member.id} data-away={!member.isOnline || undefined}>
              {seat.members.length > 1 && `${member.name}: `}
              {presenceText(member, now)}
              {shows !== undefined && `, ${shows}`}
              {member.waiting > 0 && `, ${member.waiting} not sent yet`}
            </span>
          );
        })}
      </p>
      <Workload person={seat.id} name={seat.name} />
      <Refused sentence={refusal} />
    </li>
  );
}

/** What can be done about a seat and about whoever sits in it. */
function useSeatItems(seat: SeatFacts, attempt: ReturnType<typeof useAttempt>['attempt']): readonly MenuItem[] {
  const { propose, ask, room, drafts, observe, showDialog, openConversation, showPane, snapshot } = useControl();
  const actsOf = useMemberActs(attempt);
  const { phase } = snapshot.view;
  const isOn = phase === 'live' || phase === 'paused';
  const isBot = seat.presence === 'bot';
  return [
    {
      id: 'role',
      label: 'Hand over a role',
      disabled: !isOn,
      run: () => showDialog({ kind: 'role', seat: seat.id }),
    },
    {
      id: 'say',
      label: 'Write as the cast',
      run: () => {
        drafts.set('cast.all.to', `dm:${seat.id}`);
        openConversation('all');
        showPane('channels');
      },
    },
    { id: 'observe', label: 'Note an observation', run: () => observe({ person: seat.id }) },
    { id: 'seat', label: 'Seat somebody here', run: () => showDialog({ kind: 'seat', seat: seat.id }) },
    ...(seat.members.length === 0
      ? [
          {
            id: 'bot',
            label: isBot ? 'Take the bot out' : 'Let a bot play',
            disabled: phase === 'stopped',
            run: () =>
              void attempt(() =>
                propose({ type: 'seat.person', seat: seat.id, kind: isBot ? 'player' : 'bot', names: [] }),
              ),
          },
        ]
      : []),
    ...seat.members.flatMap((member) => [
      {
        id: `leave-${member.id}`,
        label: `${member.name}: leave this seat`,
        run: () => void attempt(() => ask(room.sit(seat.id, false, member.id))),
      },
      ...actsOf(member),
    ]),
  ];
}
