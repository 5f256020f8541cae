import { useEffect } from 'react';
import type { View } from '../../../drill/view';
import type { FloorAction } from '../actions/action';
import classes from './slash-list.module.css';

interface SlashListProps {
  readonly id: string;
  readonly actions: readonly FloorAction[];
  readonly chosen: number;
  readonly view: View;
  readonly onChoose: (index: number) => void;
  readonly onRun: (action: FloorAction) => void;
}

/** The commands that fit what was typed, above the line one types in. The focus stays in there. */
export function SlashList({ id, actions, chosen, view, onChoose, onRun }: SlashListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div id={id} role="listbox" aria-label="Commands" className={classes.list}>
      {actions.map((action, index) => {
        const available = action.available(view);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the field, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={action.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            aria-disabled={available !== true}
            className={classes.option}
            onPointerMove={() => onChoose(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onRun(action)}
          >
            <span className={classes.command}>
              /{action.slash}
              {action.args !== undefined && <span className={classes.args}> {action.args}</span>}
            </span>
            <span className={classes.title}>{available === true ? action.title : available}</span>
          </div>
        );
      })}
    </div>
  );
}
