import { useState } from 'react';
import { MarkedText } from '../parts/marked-text';
import { searchBack } from './history';
import classes from './terminal.module.css';

/** Ctrl-R: finds earlier lines while one types; again for older ones. What is picked is put on the line, not run. */
export function HistorySearch({
  history,
  onPick,
  onCancel,
}: {
  readonly history: readonly string[];
  readonly onPick: (line: string) => void;
  readonly onCancel: () => void;
}) {
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState<number | undefined>(undefined);
  const match = at === undefined ? undefined : history[at];
  return (
    <div className={classes.search}>
      <label className={classes.searchLabel}>
        search back:
        <input
          type="text"
          className={classes.searchField}
          value={wanted}
          spellCheck={false}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: called up by a key to be typed into
          autoFocus
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setAt(searchBack(history, event.currentTarget.value));
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onPick(match ?? wanted);
            else if (event.key === 'Escape' || (event.ctrlKey && (event.key === 'c' || event.key === 'g'))) onCancel();
            else if (event.ctrlKey && event.key === 'r') setAt(searchBack(history, wanted, at) ?? at);
            else return;
            event.preventDefault();
          }}
        />
      </label>
      <span role="status" className={classes.match}>
        {match === undefined ? wanted !== '' && 'nothing found' : <MarkedText text={match} needle={wanted} />}
      </span>
    </div>
  );
}
