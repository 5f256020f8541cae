import { memo } from 'react';
import { CopyButton } from '../../../../ui/copy-button';
import { Tag } from '../../../../ui/tag';
import { useConsole } from '../parts/console-context';
import { timeText } from '../parts/names';
import { linesIn, pieces } from './pieces';
import { promptPath } from './prompt';
import classes from './terminal.module.css';
import type { Block } from './terminal-store';

/** Everything that was run, with what it printed. Output is text and nothing else. */
export function Output({ blocks }: { readonly blocks: readonly Block[] }) {
  const { snapshot } = useConsole();
  return (
    <div role="log" aria-label="Terminal output" className={classes.log}>
      {blocks.length === 0 && (
        <p className={classes.hint}>
          A shell with psql, supabase, gh, git, curl and pnpm on the simulated production. <code>help</code> lists the
          commands.
        </p>
      )}
      {blocks.map((block) => (
        <BlockView key={block.id} block={block} startEpoch={snapshot.view.startEpoch} />
      ))}
    </div>
  );
}

const BlockView = memo(function BlockView({
  block,
  startEpoch,
}: {
  readonly block: Block;
  readonly startEpoch: number;
}) {
  if (block.kind !== 'command') {
    return (
      <div className={classes.block}>
        {isTable(block.text) ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached with the keyboard
          <section className={classes.wide} aria-label="Table" tabIndex={0}>
            <pre className={classes.text} data-kind={block.kind}>
              <PrintedText text={block.text} />
            </pre>
          </section>
        ) : (
          <pre className={classes.text} data-kind={block.kind}>
            <PrintedText text={block.text} />
          </pre>
        )}
        <span className={classes.blockActions}>
          <CopyButton label="Copy the output" text={block.text} />
        </span>
      </div>
    );
  }
  return (
    <div className={classes.command}>
      <span className={classes.prompt}>
        {block.at !== undefined && <span className={classes.clock}>{timeText({ startEpoch }, block.at)} </span>}
        {block.prompt ?? `${promptPath(block.cwd ?? '')}$`}
      </span>
      <pre className={classes.typed}>{block.text}</pre>
      {block.exitCode !== undefined && block.exitCode !== 0 && <Tag tone="bad">exit {block.exitCode}</Tag>}
    </div>
  );
});

/** psql's rule below the names of columns: lines of a table are not to be broken. */
function isTable(text: string): boolean {
  return /^-{3,}(?:\+-+)+$/m.test(text.slice(0, 20_000));
}

/** Long output is laid out only where it is looked at, so that the page keeps answering. */
function PrintedText({ text }: { readonly text: string }) {
  const parts = pieces(text);
  if (parts.length <= 1) return text;
  return parts.map((piece, i) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: output never changes
      key={i}
      className={classes.piece}
      style={{ containIntrinsicHeight: `auto ${linesIn(piece) * 1.5}em` }}
    >
      {piece}
    </span>
  ));
}
