import { type KeyboardEvent, useRef } from 'react';
import type { MselRow } from '../../../drill/msel';
import { MselItem } from './msel-item';
import classes from './script.module.css';

/** The injects. Arrow keys go from one to the next once one has the focus. */
export function MselList({ rows }: { readonly rows: readonly MselRow[] }) {
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-inject]') ?? [])];
    const here = items.indexOf(event.target as HTMLElement);
    const next = here < 0 || step === 0 ? undefined : items[here + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ol ref={list} className={classes.list} aria-label="Injects" onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <MselItem key={row.id} row={row} />
      ))}
    </ol>
  );
}
