import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { TextField } from '../../../../ui/text-field';
import { useConsole } from '../parts/console-context';
import { usePropose } from '../parts/use-propose';
import classes from './github.module.css';
import { suggestLabels } from './suggest-labels';

/** The ticket's labels: take away with a cross, add by name. */
export function TicketLabels({ labels }: { readonly labels: readonly string[] }) {
  const { snapshot } = useConsole();
  const propose = usePropose();
  const [adding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { playbook } = snapshot.drill.bundle;

  const change = async (add: string[], remove: string[]) => {
    const refused = await propose([{ type: 'ticket.label', add, remove }]);
    setProblem(refused);
    if (refused !== null) return;
    setName('');
    setAdding(false);
  };
  const add = () => {
    const wanted = name.trim();
    if (wanted === '') setProblem('Write the name of a label.');
    else if (labels.includes(wanted)) setProblem('The ticket has this label already.');
    else void change([wanted], []);
  };

  return (
    <div className={classes.labels}>
      {labels.map((label) => (
        <span key={label} className={classes.label}>
          {label}
          <button
            type="button"
            className={classes.labelRemove}
            aria-label={`Remove the label ${label}`}
            onClick={() => void change([], [label])}
          >
            <IconX size={12} aria-hidden />
          </button>
        </span>
      ))}
      {adding ? (
        <form
          className={classes.labelForm}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            label="Label"
            value={name}
            onChange={(value) => {
              setName(value);
              setProblem(null);
            }}
            error={problem}
            list={suggestLabels(playbook, labels)}
            maxLength={80}
            autoFocus
          />
          <Button type="submit" kind="primary">
            Add
          </Button>
          <Button onClick={() => setAdding(false)}>Cancel</Button>
        </form>
      ) : (
        <Button kind="quiet" onClick={() => setAdding(true)}>
          Add a label
        </Button>
      )}
    </div>
  );
}
