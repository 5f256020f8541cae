import { IconChevronDown } from '@tabler/icons-react';
import { type FocusEvent, useId, useRef, useState } from 'react';
import type { LogStream } from '../../../../scenario/schema-telemetry';
import { Button } from '../../../../ui/button';
import { CheckField } from '../../../../ui/choice-field';
import classes from './logs.module.css';
import { streamGroups } from './stream-groups';

/** Adds and takes away streams. */
export function StreamPicker({
  streams,
  picked,
  onChange,
}: {
  readonly streams: readonly LogStream[];
  readonly picked: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const only = picked.length === 1 ? streams.find((s) => s.id === picked[0])?.title : undefined;
  const label = only ?? (picked.length === 0 ? 'Pick a log' : `${picked.length} logs`);
  const toggle = (stream: string, on: boolean) => {
    const wanted = on ? [...picked, stream] : picked.filter((p) => p !== stream);
    onChange(streams.map((s) => s.id).filter((s) => wanted.includes(s)));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes when one leaves it, or with Escape
    <div
      className={classes.picker}
      onBlur={(event: FocusEvent<HTMLDivElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <Button
        ref={button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`Logs: ${label}`}
        onClick={() => setOpen(!open)}
        className={classes.pickerButton ?? ''}
      >
        {label} <IconChevronDown size={13} aria-hidden />
      </Button>
      {open && (
        <div id={id} className={classes.pickerPanel} tabIndex={-1}>
          {streamGroups(streams).map((group) => (
            <fieldset key={group.title}>
              <legend className={classes.pickerGroup}>{group.title}</legend>
              {group.streams.map((stream) => (
                <CheckField
                  key={stream.id}
                  label={stream.title}
                  checked={picked.includes(stream.id)}
                  onChange={(on) => toggle(stream.id, on)}
                />
              ))}
            </fieldset>
          ))}
          <Button kind="quiet" onClick={() => onChange(streams.map((s) => s.id))}>
            All of them
          </Button>
        </div>
      )}
    </div>
  );
}
