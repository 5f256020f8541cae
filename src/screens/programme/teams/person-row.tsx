import { IconCalendarOff, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { removeThing } from '../../../programme/change';
import { dayText } from '../../../programme/dates';
import type { Person } from '../../../programme/fields';
import { Button, IconButton } from '../../../ui/button';
import { Tag } from '../../../ui/tag';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { AbsenceDialog } from './absence-dialog';
import { PersonDialog } from './person-dialog';
import { roleTitle } from './roles';

/** A person with what they can do, and when they are away. */
export function PersonRow({ person }: { readonly person: Person }) {
  const { programme, change, today } = useProgramme();
  const [open, setOpen] = useState<'edit' | 'away' | null>(null);
  const away = programme.absences
    .filter((a) => a.person === person.id && a.to >= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <li>
      <div className={screen.what}>
        <strong>{person.name}</strong> <span className="hw-muted hw-small">{person.timeZone}</span>
        {person.email !== '' && <span className="hw-muted hw-small"> {person.email}</span>}
        <div className={screen.tags}>
          {person.icPool && <Tag tone="accent">Commander pool</Tag>}
          {person.roles.map((role) => (
            <Tag key={role}>{roleTitle(role)}</Tag>
          ))}
        </div>
        {away.map((a) => (
          <div key={a.id} className="hw-row hw-small">
            <span>
              Away {dayText(a.from)}
              {a.to === a.from ? '' : ` to ${dayText(a.to)}`}
              {a.note === '' ? '' : ` (${a.note})`}
            </span>
            <Button
              kind="quiet"
              aria-label={`${person.name} is not away from ${a.from}`}
              onClick={() =>
                void change(`${person.name} is there after all.`, [
                  (p, author) => removeThing(p, 'absence', a.id, author),
                ])
              }
            >
              Take back
            </Button>
          </div>
        ))}
      </div>
      <div className={screen.buttons}>
        <IconButton label={`Edit ${person.name}`} onClick={() => setOpen('edit')}>
          <IconPencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={`${person.name} is away`} onClick={() => setOpen('away')}>
          <IconCalendarOff size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={`Remove ${person.name}`}
          onClick={() =>
            void change(`${person.name} is removed.`, [(p, author) => removeThing(p, 'person', person.id, author)])
          }
        >
          <IconTrash size={15} aria-hidden />
        </IconButton>
      </div>
      {open === 'edit' && <PersonDialog person={person} team={null} onClose={() => setOpen(null)} />}
      {open === 'away' && <AbsenceDialog person={person} onClose={() => setOpen(null)} />}
    </li>
  );
}
