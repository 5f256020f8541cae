import { useState } from 'react';
import { addThing, setFields } from '../../../programme/change';
import { BLANK, FIELDS, type FieldsOf, type Person, type Team } from '../../../programme/fields';
import { isTimeZone } from '../../../programme/zones';
import { Button } from '../../../ui/button';
import { CheckField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/text-field';
import { changedFields } from '../changed-fields';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { timeZones } from '../time-zones';
import { ROLES } from './roles';

const nameProblem = (name: string): string | null => (name.trim() === '' ? 'Give a name.' : null);
const emailProblem = (email: string): string | null =>
  FIELDS.person.shape.email.safeParse(email.trim()).success ? null : 'Write it as ana@example.org, or leave it empty.';

/** What is wrong with the name of a time zone, or null. */
export const zoneProblem = (zone: string): string | null =>
  isTimeZone(zone.trim()) ? null : 'No time zone is called this. Write it as Europe/Berlin.';

/** Adds a person to a team, or changes one. */
export function PersonDialog({
  person,
  team,
  onClose,
}: {
  readonly person: Person | null;
  readonly team: Team | null;
  readonly onClose: () => void;
}) {
  const { programme, change, timeZone } = useProgramme();
  const start: FieldsOf<'person'> = person ?? { ...BLANK.person, timeZone, teams: team === null ? [] : [team.id] };
  const [name, setName] = useState(start.name);
  const [email, setEmail] = useState(start.email);
  const [zone, setZone] = useState(start.timeZone);
  const [roles, setRoles] = useState<readonly string[]>(start.roles);
  const [icPool, setIcPool] = useState(start.icPool);
  const [teams, setTeams] = useState<readonly string[]>(start.teams);
  const [tried, setTried] = useState(false);

  const save = () => {
    setTried(true);
    if (nameProblem(name) !== null || emailProblem(email) !== null || zoneProblem(zone) !== null) return;
    const typed: FieldsOf<'person'> = {
      name: name.trim(),
      email: email.trim(),
      timeZone: zone.trim(),
      roles: [...roles],
      icPool,
      teams: [...teams],
    };
    const done =
      person === null
        ? change(`${typed.name} is added.`, [(p, author) => addThing(p, 'person', typed, author)])
        : change(`${typed.name} is changed.`, [
            (p, author) => setFields(p, 'person', person.id, changedFields(person, typed), author),
          ]);
    void done.then((kept) => {
      if (kept) onClose();
    });
  };
  const turned = (list: readonly string[], id: string, on: boolean) =>
    on ? [...list, id] : list.filter((x) => x !== id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={person === null ? 'Add a person' : `Change ${person.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save}>
            {person === null ? 'Add' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          validate={nameProblem}
          showError={tried}
          required
          maxLength={200}
        />
        <div className={screen.pair}>
          <TextField
            label="E-mail"
            value={email}
            onChange={setEmail}
            validate={emailProblem}
            showError={tried}
            help="Only for invitations; may stay empty."
            inputMode="email"
            maxLength={200}
          />
          <TextField
            label="Time zone"
            value={zone}
            onChange={setZone}
            validate={zoneProblem}
            showError={tried}
            list={timeZones()}
          />
        </div>
        <fieldset className={screen.checks}>
          <legend>Can be</legend>
          <CheckField label="Commander (in the pool)" checked={icPool} onChange={setIcPool} />
          {ROLES.map((role) => (
            <CheckField
              key={role.id}
              label={role.title}
              checked={roles.includes(role.id)}
              onChange={(on) => setRoles(turned(roles, role.id, on))}
            />
          ))}
        </fieldset>
        {programme.teams.length > 1 && (
          <fieldset className={screen.checks}>
            <legend>Teams</legend>
            {programme.teams.map((t) => (
              <CheckField
                key={t.id}
                label={t.name}
                checked={teams.includes(t.id)}
                onChange={(on) => setTeams(turned(teams, t.id, on))}
              />
            ))}
          </fieldset>
        )}
      </div>
    </Dialog>
  );
}
