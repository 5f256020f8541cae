import { Kbd } from '../../../../ui/kbd';
import classes from './terminal.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['Enter', 'run; goes on to the next line while something is open'],
  ['Ctrl+Enter', 'run whatever stands there'],
  ['Up', 'earlier lines'],
  ['Ctrl+R', 'search earlier lines'],
  ['Tab', 'complete; Esc, then Tab leaves the terminal'],
  ['Ctrl+C', 'stop the command, or drop the line'],
  ['Ctrl+D', 'leave psql'],
  ['Ctrl+L', 'clear the screen'],
];

/** What the keys do on the command line. */
export function TerminalKeys() {
  return (
    <dl className={classes.keys}>
      {KEYS.map(([keys, what]) => (
        <div key={keys}>
          <dt>
            <Kbd keys={keys} />
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
