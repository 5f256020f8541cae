import { useState } from 'react';
import { dateUtc } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { ExerciseMark } from '../../../../ui/exercise-mark';
import { Section } from '../../../../ui/section';
import { useConsole } from '../parts/console-context';
import { ConsoleForm } from '../parts/console-form';
import { Frame } from '../parts/frame';
import { minuteText, nameOf } from '../parts/names';
import classes from './status.module.css';
import { statusConsoleForm } from './status-form';

const WORDS = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
} as const;

/** The public status page as customers see it, and the form to publish on it. */
export function StatusConsole() {
  const { snapshot } = useConsole();
  const { view, drill } = snapshot;
  const [open, setOpen] = useState(false);
  const { company } = drill.bundle;
  const posts = view.statusPage.toReversed();
  const last = posts[0];
  const ongoing = last !== undefined && last.status !== 'resolved';
  return (
    <Frame
      title="Status page"
      actions={
        <Button kind={open ? 'plain' : 'primary'} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Close the form' : 'Publish'}
        </Button>
      }
    >
      <div className={classes.column}>
        {open && (
          <Section title="Publish">
            <ConsoleForm action="status-page" spec={statusConsoleForm} done="Published on the status page." />
          </Section>
        )}
        <section className={classes.page} aria-label="The page as the public sees it">
          <p className={classes.name}>
            {company.name} status <ExerciseMark kind="inline" />
          </p>
          <p className={classes.banner} data-state={ongoing ? last.status : 'fine'}>
            {ongoing ? last.title : 'All systems operational'}
          </p>
          {posts.length === 0 ? (
            <p className={classes.note}>
              Nothing has been published. What you publish here is public: customers read it.
            </p>
          ) : (
            <ol className={classes.posts}>
              {posts.map((post) => (
                <li key={post.seq} className={classes.post}>
                  <h3 className={classes.title}>{post.title}</h3>
                  <p className={classes.text}>
                    <strong>{WORDS[post.status]}:</strong> {post.text}
                  </p>
                  {post.fields?.nextUpdateAt !== undefined && (
                    <p className={classes.note}>Next update at {minuteText(view, post.fields.nextUpdateAt)} UTC.</p>
                  )}
                  <p className={classes.note}>
                    {dateUtc(view.startEpoch + post.at)} {minuteText(view, post.at)} UTC
                    <span className={classes.inside}> Published by {nameOf(view, post.by)} (not shown in public)</span>
                  </p>
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </Frame>
  );
}
