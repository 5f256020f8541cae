import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isClosed } from '../../../programme/actions';
import { removeThing, setFields } from '../../../programme/change';
import { daysBetween, dayText } from '../../../programme/dates';
import type { Action } from '../../../programme/fields';
import { nameOf } from '../../../programme/people';
import { Button, IconButton } from '../../../ui/button';
import { Tag } from '../../../ui/tag';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { DropDialog } from './drop-dialog';

const STATES = { open: 'Open', doing: 'In work', done: 'Done', dropped: 'Dropped' } as const;

/** One action, with what can be done about it next. */
export function ActionRow({ action, onEdit }: { readonly action: Action; readonly onEdit: () => void }) {
  const { programme, change, today } = useProgramme();
  const [dropping, setDropping] = useState(false);
  const source = programme.entries.find((e) => e.id === action.source);
  const closed = isClosed(action);
  const late = closed || action.due === '' ? 0 : daysBetween(action.due, today);
  const turn = (state: Action['state'], said: string) =>
    void change(said, [
      (p, author) => setFields(p, 'action', action.id, { state, closedOn: state === 'done' ? today : '' }, author),
    ]);
  const short = action.text.slice(0, 60);
  return (
    <li>
      <div className={screen.what}>
        {action.text}
        <div className={screen.tags}>
          <Tag tone={action.state === 'done' ? 'good' : action.state === 'doing' ? 'accent' : 'neutral'}>
            {STATES[action.state]}
          </Tag>
          {late > 0 && <Tag tone="bad">{late === 1 ? '1 day overdue' : `${late} days overdue`}</Tag>}
          {action.priority !== '' && <Tag>{action.priority}</Tag>}
          <span className="hw-muted hw-small">
            {[
              action.owner === '' ? 'Nobody owns it yet' : nameOf(programme.people, action.owner),
              action.due === '' ? 'no day' : `due ${dayText(action.due)}`,
              source === undefined ? '' : `from the ${source.what} of ${dayText(source.date)}`,
              closed && action.closedOn !== '' ? `closed ${dayText(action.closedOn)}` : '',
            ]
              .filter((t) => t !== '')
              .join(', ')}
          </span>
        </div>
        {closed && action.reason !== '' && <p className="hw-muted hw-small">{action.reason}</p>}
      </div>
      <div className={screen.buttons}>
        {action.state === 'open' && (
          <Button kind="quiet" aria-label={`Begin: ${short}`} onClick={() => turn('doing', 'The action is in work.')}>
            Begin
          </Button>
        )}
        {!closed && (
          <>
            <Button kind="quiet" aria-label={`Done: ${short}`} onClick={() => turn('done', 'The action is done.')}>
              Done
            </Button>
            <Button kind="quiet" aria-label={`Drop: ${short}`} onClick={() => setDropping(true)}>
              Drop
            </Button>
          </>
        )}
        {closed && (
          <Button
            kind="quiet"
            aria-label={`Open again: ${short}`}
            onClick={() => turn('open', 'The action is open again.')}
          >
            Open again
          </Button>
        )}
        <IconButton label={`Edit: ${short}`} onClick={onEdit}>
          <IconPencil size={15} aria-hidden />
        </IconButton>
        <IconButton
          label={`Remove: ${short}`}
          onClick={() =>
            void change('The action is removed.', [(p, author) => removeThing(p, 'action', action.id, author)])
          }
        >
          <IconTrash size={15} aria-hidden />
        </IconButton>
      </div>
      {dropping && <DropDialog action={action} onClose={() => setDropping(false)} />}
    </li>
  );
}
