import { IconArrowBackUp, IconArrowLeft } from '@tabler/icons-react';
import { Button } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import { ErrorNotice } from '../../../../ui/error-notice';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { dayTimeText, nameOf } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading } from '../parts/use-reading';
import { diffLines } from './diff';
import classes from './github.module.css';

/** One commit with its diff; it can be reverted. */
export function CommitPage({ sha, onBack }: { readonly sha: string; readonly onBack: () => void }) {
  const { snapshot } = useConsole();
  const commit = useReading({ op: 'commits.show', sha });
  const change = useChange();
  useLook('github', commit.ok ? `commit ${sha}` : '', commit.ok ? commit.evidence : []);
  const { branch } = snapshot.drill.bundle.scenario.exhibits.repository;
  const back = (
    <Button kind="quiet" icon={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
      All commits
    </Button>
  );
  if (!commit.ok) {
    return (
      <div className={classes.issue}>
        {back}
        <ErrorNotice title="This commit could not be read" text={commit.error.message} />
      </div>
    );
  }
  const row = commit.value;
  const short = row.sha.slice(0, 7);
  const revert = () =>
    change.ask({
      operation: { op: 'commits.revert', sha: row.sha },
      command: `git revert ${short} --no-edit && git push origin ${branch}`,
      title: `Revert ${short}?`,
      text: `A new commit on ${branch} undoes “${row.title}” and is pushed. What deploys from ${branch} is deployed anew, which takes a few minutes.`,
      confirmLabel: `Revert ${short}`,
      done: `${short} is reverted and pushed.`,
    });
  return (
    <div className={classes.issue}>
      <div className={classes.tools}>
        {back}
        <span className={classes.spacer} />
        <EvidenceActions evidence={commit.evidence} about={`GitHub: commit ${short}`} quote={row.title} compact />
        <Button busy={change.busy} icon={<IconArrowBackUp size={15} aria-hidden />} onClick={revert}>
          Revert
        </Button>
      </div>
      <h3 className={classes.title}>{row.title}</h3>
      <p className={classes.note}>
        <code>{row.sha}</code> <CopyButton label="Copy the commit's id" text={row.sha} />{' '}
        {nameOf(snapshot.view, row.author)}, {dayTimeText(snapshot.view, row.at, snapshot.now)}
      </p>
      {row.body !== '' && <p>{row.body}</p>}
      <ul className={classes.files}>
        {row.files.map((file) => (
          <li key={file}>
            <code>{file}</code>
          </li>
        ))}
      </ul>
      {row.diff.trim() === '' ? (
        <p className={classes.note}>The diff of this commit is not shown here.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by keyboard
        <pre className={classes.diff} tabIndex={0}>
          {diffLines(row.diff.trimEnd()).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are their numbers
            <span key={i} data-kind={line.kind} className={classes.diffLine}>
              {`${line.text}\n`}
            </span>
          ))}
        </pre>
      )}
      {change.dialog}
    </div>
  );
}
