import { IconEraser, IconHelp } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import { useFollow } from '../../../../ui/use-follow';
import { VisuallyHidden } from '../../../../ui/visually-hidden';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { CommandLine } from './command-line';
import { Output } from './output';
import { ShellNotice } from './shell-notice';
import classes from './terminal.module.css';
import { TerminalKeys } from './terminal-keys';
import { terminalOf } from './terminal-store';

/** The terminal of the acting seat: a real shell whose tools act on the simulated production. */
export function TerminalConsole() {
  const { session, snapshot } = useConsole();
  const terminal = useMemo(() => terminalOf(session, snapshot.actingAs), [session, snapshot.actingAs]);
  const state = useSyncExternalStore(terminal.subscribe, terminal.getState);
  const [help, setHelp] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const follow = useFollow(state.blocks.at(-1)?.id ?? 0);

  useEffect(() => {
    void terminal.open();
  }, [terminal]);

  return (
    <Frame
      title="Terminal"
      flush
      bodyRef={follow.ref}
      onScroll={follow.onScroll}
      actions={
        <>
          <CopyButton label="Copy everything" text={() => state.blocks.map((b) => b.text).join('\n')} />
          <IconButton label="Clear (Ctrl-L)" onClick={() => terminal.clear()}>
            <IconEraser size={16} aria-hidden />
          </IconButton>
          <IconButton label="Keys" active={help} onClick={() => setHelp(!help)}>
            <IconHelp size={16} aria-hidden />
          </IconButton>
        </>
      }
      footer={
        <>
          {help && <TerminalKeys />}
          {!follow.isFollowing && (
            <div className={classes.jump}>
              <Button kind="quiet" onClick={follow.jump}>
                Jump to the end
              </Button>
            </div>
          )}
          <VisuallyHidden>
            <span role="status">{state.news}</span>
          </VisuallyHidden>
          <ShellNotice state={state.shell} onRetry={() => void terminal.open()} />
          <CommandLine terminal={terminal} state={state} fieldRef={field} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click anywhere puts the cursor on the command line, as terminals do */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the command line can be reached with Tab */}
      <div
        className={classes.screen}
        onClick={() => {
          if (window.getSelection()?.isCollapsed !== false) field.current?.focus();
        }}
      >
        <Output blocks={state.blocks} />
      </div>
    </Frame>
  );
}
