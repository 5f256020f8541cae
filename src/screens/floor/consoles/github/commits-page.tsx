import { EmptyState } from '../../../../ui/empty-state';
import { ErrorNotice } from '../../../../ui/error-notice';
import { useConsole } from '../parts/console-context';
import { agoText, dayTimeText, nameOf } from '../parts/names';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import classes from './github.module.css';

/** The commits of the main branch, newest first. */
export function CommitsPage({ onCommit }: { readonly onCommit: (sha: string) => void }) {
  const { snapshot } = useConsole();
  const list = useReading({ op: 'commits.list' });
  const now = useTick(10_000);
  useLook('github', list.ok ? 'commits' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The commits could not be read" text={list.error.message} />;
  const rows = list.value.rows.toSorted((a, b) => b.at - a.at);
  if (rows.length === 0) return <EmptyState title="No commits yet" />;
  return (
    <ul className={classes.commits}>
      {rows.map((row) => (
        <li key={row.sha} className={classes.commit}>
          <button type="button" className={classes.commitTitle} onClick={() => onCommit(row.sha)}>
            {row.title}
          </button>
          <span className={classes.note}>
            <code>{row.sha.slice(0, 7)}</code> {nameOf(snapshot.view, row.author)}, {agoText(row.at, now)} (
            {dayTimeText(snapshot.view, row.at, now)})
          </span>
        </li>
      ))}
    </ul>
  );
}
