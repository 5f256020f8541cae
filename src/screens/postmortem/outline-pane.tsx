import { IconCheck, IconPlus } from '@tabler/icons-react';
import { Button } from '../../ui/button';
import { ScrollBody } from '../../ui/scroll-body';
import { useDesk } from './desk-context';
import { type OutlineRow, placeFor, templateOf } from './outline';
import classes from './panes.module.css';

/** The headings of the draft with what each still lacks; a click goes there. What the draft has not can be put in. */
export function OutlinePane() {
  const { outline, canWrite, drill, editor, reveal, textNow } = useDesk();
  const { playbook } = drill.bundle;
  const open = outline.filter((r) => r.lacks.length > 0).length;

  const add = (row: OutlineRow) => {
    if (row.section === undefined) return;
    const source = textNow();
    const at = placeFor(playbook, source, row.section);
    const before = at === 0 || source.slice(0, at).endsWith('\n\n') ? '' : source[at - 1] === '\n' ? '\n' : '\n\n';
    const insert = `${before}${templateOf(playbook, row.section)}\n${at < source.length ? '\n' : ''}`;
    editor.current?.change({ from: at, to: at, insert, cursor: at + before.length });
    reveal(at + before.length);
  };

  return (
    <section className={classes.pane} aria-label="Outline">
      <header className={classes.head}>
        <h2>Outline</h2>
        <span className="hw-muted hw-small">{open === 0 ? 'every section is written' : `${open} to write`}</span>
      </header>
      <ScrollBody label="Outline, content" className={classes.scroll ?? ''}>
        <ol className={classes.outline}>
          {outline.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two headings may say the same
            <li key={i} data-depth={Math.min(3, row.depth)} data-missing={row.at === undefined || undefined}>
              {row.at === undefined ? (
                <>
                  <span className={classes.outlineTitle}>{row.title}</span>
                  <span className={classes.lacks}>not there</span>
                  <Button
                    kind="quiet"
                    className={classes.small ?? ''}
                    icon={<IconPlus size={14} aria-hidden />}
                    disabled={!canWrite}
                    aria-label={`Insert the section ${row.title}`}
                    onClick={() => add(row)}
                  >
                    Insert
                  </Button>
                </>
              ) : (
                <button type="button" className={classes.outlineRow} onClick={() => reveal(row.at ?? 0)}>
                  <span className={classes.outlineTitle}>
                    {row.title === '' ? 'Untitled' : row.title}
                    {row.section !== undefined && row.lacks.length === 0 && (
                      <IconCheck size={14} className={classes.done} aria-label="written" />
                    )}
                  </span>
                  {row.lacks.length > 0 && <span className={classes.lacks}>{row.lacks.join(' · ')}</span>}
                </button>
              )}
            </li>
          ))}
        </ol>
      </ScrollBody>
    </section>
  );
}
