import { IconSearch, IconX } from '@tabler/icons-react';
import type { Ref } from 'react';
import classes from './filter-input.module.css';

export interface FilterInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** An example inside the empty field. */
  readonly hint?: string;
  /** How much is left, in words: `128 of 4,210 lines`. */
  readonly count?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line to filter a list with; Escape empties it. */
export function FilterInput({ label, value, onChange, hint, count, ref }: FilterInputProps) {
  return (
    <div className={classes.box}>
      <IconSearch size={14} className={classes.icon} aria-hidden />
      <input
        ref={ref}
        type="search"
        className={classes.input}
        aria-label={label}
        placeholder={hint ?? label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onChange('');
        }}
      />
      {count !== undefined && (
        <span className={classes.count} role="status">
          {count}
        </span>
      )}
      {value !== '' && (
        <button type="button" className={classes.clear} aria-label="Clear the filter" onClick={() => onChange('')}>
          <IconX size={13} aria-hidden />
        </button>
      )}
    </div>
  );
}
