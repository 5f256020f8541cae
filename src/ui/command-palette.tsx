import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import classes from './command-palette.module.css';
import { Kbd } from './kbd';
import { filterPalette, type PaletteEntry } from './palette-filter';
import { useModal } from './use-modal';

export interface PaletteItem extends PaletteEntry {
  readonly id: string;
  /** Its own shortcut, as `Ctrl D`. */
  readonly keys?: string;
  /** At the right, in grey: what it is for, or why it cannot be done now. */
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly items: readonly PaletteItem[];
}

const most = 60;

/** Every action by name. Type to narrow, arrows to choose, Enter to run, Escape to leave. */
export function CommandPalette({ open, onClose, items }: CommandPaletteProps) {
  if (!open) return null;
  return <OpenPalette onClose={onClose} items={items} />;
}

function OpenPalette({ onClose, items }: Omit<CommandPaletteProps, 'open'>) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useModal();
  const base = useId();
  const found = filterPalette(items, typed).slice(0, most);
  const at = Math.min(chosen, found.length - 1);

  useEffect(() => {
    document.getElementById(`${base}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, base]);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined || item.disabled) return;
    // Closed first: the action may open something that wants the focus.
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setChosen(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setChosen(at <= 0 ? last : at - 1);
    else if (event.key === 'PageDown') setChosen(Math.min(last, at + 8));
    else if (event.key === 'PageUp') setChosen(Math.max(0, at - 8));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label="Commands"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={classes.inner}>
        <input
          type="text"
          role="combobox"
          className={classes.input}
          aria-label="Search commands"
          aria-expanded="true"
          aria-controls={`${base}-list`}
          aria-activedescendant={found.length > 0 ? `${base}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="What do you want to do?"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={`${base}-list`} role="listbox" aria-label="Commands" className={classes.list}>
          {found.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            <div
              key={item.id}
              id={`${base}-${index}`}
              role="option"
              aria-selected={index === at}
              aria-disabled={item.disabled}
              className={classes.item}
              onPointerMove={() => setChosen(index)}
              onClick={() => run(item)}
            >
              <span className={classes.title}>{item.title}</span>
              {item.hint !== undefined && <span className={classes.hint}>{item.hint}</span>}
              {item.keys !== undefined && <Kbd keys={item.keys} />}
              {item.group !== undefined && <span className={classes.group}>{item.group}</span>}
            </div>
          ))}
        </div>
        <p className={classes.none} role="status">
          {found.length === 0 ? `No command fits “${typed.trim()}”.` : ''}
        </p>
      </div>
    </dialog>
  );
}
