import { IconBell, IconClipboardPlus } from '@tabler/icons-react';
import type { RosterRow } from '../../../drill/view';
import { IconButton } from '../../../ui/button';
import { Section } from '../../../ui/section';
import { Tag } from '../../../ui/tag';
import { roleTitle } from '../forms/known';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';
import { RoleRow } from './role-row';

/** Roles and who holds them; then everybody who can be reached. */
export function PeopleTab() {
  const { snapshot } = useFloor();
  const { drill, view } = snapshot;
  const needed = drill.bundle.scenario.roles;
  const { roles } = drill.bundle.playbook;
  const inDrill = view.roster.filter((p) => p.kind !== 'cast');
  const others = view.roster.filter((p) => p.kind === 'cast');
  return (
    <>
      <Section title="Roles">
        <ul className={classes.list}>
          {roles.map((role) => (
            <RoleRow key={role.id} role={role} isNeeded={needed.includes(role.id)} />
          ))}
        </ul>
      </Section>
      <Section title="In this drill">
        <ul className={classes.list}>
          {inDrill.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      </Section>
      <Section title="At the company and outside">
        <ul className={classes.list}>
          {others.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      </Section>
    </>
  );
}

function PersonRow({ person }: { readonly person: RosterRow }) {
  const { snapshot, run, openConversation, showPane, canAct } = useFloor();
  const { drill, view } = snapshot;
  const isMe = person.id === view.me;
  const roles = person.holds.map((role) => roleTitle({ drill }, role)).join(', ');
  const about = roles === '' ? person.title : roles;
  const write = () => {
    openConversation(`dm:${person.id}`);
    showPane('channel');
  };
  return (
    <li className={classes.person}>
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
