import { EmptyState } from '../../ui/empty-state';
import { Markdown } from '../../ui/markdown';
import { ScrollBody } from '../../ui/scroll-body';
import { useDesk } from './desk-context';
import classes from './panes.module.css';

/** The document as others are going to read it. */
export function PreviewPane() {
  const { text } = useDesk();
  return (
    <section className={classes.pane} aria-label="Preview">
      <ScrollBody label="Preview, content" className={classes.scroll ?? ''}>
        {text.trim() === '' ? (
          <EmptyState title="Nothing is written yet" text="The document appears here as it is typed." />
        ) : (
          <article className={`prose ${classes.preview ?? ''}`}>
            <Markdown text={text} level={2} />
          </article>
        )}
      </ScrollBody>
    </section>
  );
}
