import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { addThing, removeThing, setFields } from '../../../programme/change';
import type { Person, Team } from '../../../programme/fields';
import { Button, IconButton } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Section } from '../../../ui/section';
import { TextField } from '../../../ui/text-field';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { NamesDialog } from './names-dialog';
import { PersonDialog } from './person-dialog';
import { PersonRow } from './person-row';

/** Who drills, in teams. */
export function TeamsSection() {
  const { programme, change } = useProgramme();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const taken = programme.teams.some((t) => t.name.toLowerCase() === name.trim().toLowerCase());
  const problem = name.trim() === '' ? 'Give the team a name.' : taken ? 'A team has this name already.' : null;
  const loose = programme.people.filter((p) => !p.teams.some((id) => programme.teams.some((t) => t.id === id)));

  const add = () => {
    setTried(true);
    if (problem !== null) return;
    void change(`Team ${name.trim()} is added.`, [
      (p, author) => addThing(p, 'team', { name: name.trim().slice(0, 200) }, author),
    ]).then((kept) => {
      if (!kept) return;
      setName('');
      setTried(false);
    });
  };
  return (
    <>
      {programme.teams.length === 0 && (
        <EmptyState
          title="A programme begins with a team"
          text="A drill programme says who drills when, who writes the timeline next time, how it went, and what is still to be improved. It stays in this browser until you share its file. Add a team, then its people."
        />
      )}
      <form
        className={screen.bar}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label="New team"
          value={name}
          onChange={(value) => {
            setName(value);
            setTried(false);
          }}
          error={tried ? problem : null}
          maxLength={200}
        />
        <Button type="submit" icon={<IconPlus size={16} aria-hidden />}>
          Add team
        </Button>
      </form>
      {programme.teams.map((team) => (
        <TeamPart key={team.id} team={team} />
      ))}
      {loose.length > 0 && (
        <Section title="In no team" level={2}>
          <People people={loose} />
        </Section>
      )}
    </>
  );
}

function TeamPart({ team }: { readonly team: Team }) {
  const { programme, change } = useProgramme();
  const [adding, setAdding] = useState<'one' | 'names' | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const people = programme.people.filter((p) => p.teams.includes(team.id));
  const pool = people.filter((p) => p.icPool).length;
  const rename = () => {
    const to = renaming?.trim() ?? '';
    setRenaming(null);
    if (to !== '' && to !== team.name)
      void change(`The team is called ${to}.`, [
        (p, author) => setFields(p, 'team', team.id, { name: to.slice(0, 200) }, author),
      ]);
  };
  return (
    <Section
      title={team.name}
      level={2}
      aside={
        <span className={screen.buttons}>
          <IconButton label={`Rename ${team.name}`} onClick={() => setRenaming(team.name)}>
            <IconPencil size={15} aria-hidden />
          </IconButton>
          <IconButton
            label={`Remove team ${team.name}`}
            onClick={() =>
              void change(`Team ${team.name} is removed; its people stay.`, [
                (p, author) => removeThing(p, 'team', team.id, author),
              ])
            }
          >
            <IconTrash size={15} aria-hidden />
          </IconButton>
        </span>
      }
    >
      {renaming !== null && (
        <form
          className={screen.bar}
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <TextField label="Name of the team" value={renaming} onChange={setRenaming} autoFocus maxLength={200} />
          <Button type="submit">Rename</Button>
          <Button kind="quiet" onClick={() => setRenaming(null)}>
            Cancel
          </Button>
        </form>
      )}
      {people.length === 0 ? (
        <p className="hw-muted">Nobody is in this team yet.</p>
      ) : (
        <>
          <People people={people} />
          {pool === 0 && (
            <p className="hw-muted">Nobody here can command: put at least one person into the pool of commanders.</p>
          )}
        </>
      )}
      <div className={screen.buttons}>
        <Button
          icon={<IconPlus size={16} aria-hidden />}
          aria-label={`Add a person to ${team.name}`}
          onClick={() => setAdding('one')}
        >
          Add a person
        </Button>
        <Button kind="quiet" aria-label={`Paste names into ${team.name}`} onClick={() => setAdding('names')}>
          Paste a list of names
        </Button>
      </div>
      {adding === 'one' && <PersonDialog person={null} team={team} onClose={() => setAdding(null)} />}
      {adding === 'names' && <NamesDialog team={team} onClose={() => setAdding(null)} />}
    </Section>
  );
}

function People({ people }: { readonly people: readonly Person[] }) {
  return (
    <ul className={screen.list}>
      {people.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </ul>
  );
}
