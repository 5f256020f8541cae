import { Dialog } from '../../../ui/dialog';
import { Kbd } from '../../../ui/kbd';
import classes from './dialogs.module.css';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Every action by name'],
  ['P', 'Pause or resume'],
  ['S', 'Skip to a happening of the script'],
  ['I', 'Improvise an inject'],
  ['N', 'Note an observation'],
  ['C', 'Write as the cast'],
  ['1 to 6', 'Script, people, truth, channels, observations, timeline'],
  ['Up and Down', 'Move in the script, once an inject has the focus'],
  ['F H E', 'Fire, hold or release, edit the inject that has the focus'],
  ['Ctrl Enter', 'Send a form'],
  ['?', 'This list'],
];

/** The keys of the control room. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keys">
      <dl className={classes.keys}>
        {KEYS.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
