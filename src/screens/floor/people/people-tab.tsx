import { Section } from '../../../ui/section';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';
import { PersonRow } from './person-row';
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
