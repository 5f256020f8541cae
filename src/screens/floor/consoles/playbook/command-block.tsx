import { IconTerminal2 } from '@tabler/icons-react';
import { IconButton } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import { useConsole } from '../parts/console-context';
import { putOnCommandLine } from '../terminal/paste';
import classes from './playbook.module.css';

/** Lines that the terminal of a drill understands. */
const SHELL = /^(?:gh|git|pnpm|supabase|curl)\s/;

/** A command line of the playbook, to the letter: to copy, or to take along to the terminal. */
export function CommandBlock({ text }: { readonly text: string }) {
  const { session, snapshot, open } = useConsole();
  return (
    <div className={classes.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by keyboard */}
      <pre className={classes.commandText} tabIndex={0}>
        {text}
      </pre>
      <div className={classes.commandActions}>
        <CopyButton label="Copy" text={text} />
        {SHELL.test(text) && (
          <IconButton
            label="Put it on the terminal's command line"
            onClick={() => {
              putOnCommandLine(session, snapshot.actingAs, text);
              open('terminal');
            }}
          >
            <IconTerminal2 size={16} aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  );
}
