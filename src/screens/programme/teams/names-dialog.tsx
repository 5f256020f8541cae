import { useState } from 'react';
import { addThing, setFields } from '../../../programme/change';
import { BLANK, type Team } from '../../../programme/fields';
import { findPerson } from '../../../programme/people';
import type { MakeChange } from '../../../session/programme';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/text-field';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { namesIn } from './names-in';

/** Adds many people at once, by a list that was pasted. Who is in the programme already is put into the team. */
export function NamesDialog({ team, onClose }: { readonly team: Team; readonly onClose: () => void }) {
  const { programme, change, timeZone } = useProgramme();
  const [text, setText] = useState('');
  const names = namesIn(text);
  const found = names.map((row) => ({ row, known: findPerson(programme.people, row.name) }));
  const wanted = found.filter(({ known }) => known?.teams.includes(team.id) !== true);
  const add = () => {
    const makes = wanted.map(
      ({ row, known }): MakeChange =>
        known === undefined
          ? (p, author) => addThing(p, 'person', { ...BLANK.person, ...row, timeZone, teams: [team.id] }, author)
          : (p, author) => setFields(p, 'person', known.id, { teams: [...known.teams, team.id] }, author),
    );
    void change(`${wanted.length === 1 ? '1 person is' : `${wanted.length} people are`} in ${team.name}.`, makes).then(
      (kept) => {
        if (kept) onClose();
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Paste names into ${team.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={add} disabled={wanted.length === 0}>
            {wanted.length === 0 ? 'Add' : `Add ${wanted.length}`}
          </Button>
        </>
      }
    >
      <div className={screen.form}>
        <TextAreaField
          label="Names"
          help="One a line, or divided by commas or semicolons. An address in angle brackets after a name is taken, too."
          value={text}
          onChange={setText}
          rows={8}
          autoFocus
        />
        <p role="status" className="hw-muted">
          {names.length === 0
            ? 'No names yet.'
            : `${wanted.length} to add${found.length > wanted.length ? `, ${found.length - wanted.length} in the team already` : ''}.`}
        </p>
      </div>
    </Dialog>
  );
}
