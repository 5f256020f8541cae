import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { actionBoard } from '../../../programme/actions';
import type { Action } from '../../../programme/fields';
import { nameOf } from '../../../programme/people';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { EmptyState } from '../../../ui/empty-state';
import { Section } from '../../../ui/section';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { ActionDialog } from './action-dialog';
import { ActionRow } from './action-row';
import { TakeOverDialog } from './take-over-dialog';

/** What is to be improved, carried until it is done. */
export function ActionsSection() {
  const { programme, today, entries, isHere } = useProgramme();
  const [owner, setOwner] = useState('');
  const [editing, setEditing] = useState<Action | 'new' | null>(null);
  const [taking, setTaking] = useState(false);
  const owners = useMemo(
    () =>
      [...new Set(programme.actions.map((a) => a.owner).filter((o) => o !== ''))].map((id) => ({
        value: id,
        label: nameOf(programme.people, id),
      })),
    [programme],
  );
  const board = useMemo(
    () =>
      actionBoard(
        programme.actions.filter((a) => owner === '' || a.owner === owner),
        today,
      ),
    [programme, owner, today],
  );
  const played = entries.some((e) => e.what === 'drill' && isHere(e));
  const parts = [
    ['Overdue', board.overdue],
    ['Due within a week', board.soon],
    ['Later, or without a day', board.later],
    ['Closed', board.closed],
  ] as const;
  const buttons = (
    <div className={screen.buttons}>
      <Button icon={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
        Add an action
      </Button>
      {played && <Button onClick={() => setTaking(true)}>Take over from a postmortem</Button>}
    </div>
  );
  return (
    <>
      {programme.actions.length === 0 ? (
        <EmptyState
          title="No improvement is under way"
          text="Take actions over from the postmortem of a drill, or write them down. Each stays here until it is done or dropped with a reason, and its day goes into the calendar file."
          action={buttons}
        />
      ) : (
        <div className={screen.bar}>
          {owners.length > 0 && (
            <SelectField
              label="Owner"
              value={owner === '' ? '*' : owner}
              onChange={(value) => setOwner(value === '*' ? '' : value)}
              options={[{ value: '*', label: 'Everybody' }, ...owners]}
            />
          )}
          {buttons}
        </div>
      )}
      {parts.map(
        ([title, actions]) =>
          actions.length > 0 && (
            <Section key={title} title={`${title} (${actions.length})`} level={2}>
              <ul className={screen.list}>
                {actions.map((action) => (
                  <ActionRow key={action.id} action={action} onEdit={() => setEditing(action)} />
                ))}
              </ul>
            </Section>
          ),
      )}
      {editing !== null && (
        <ActionDialog action={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {taking && <TakeOverDialog onClose={() => setTaking(false)} />}
    </>
  );
}
