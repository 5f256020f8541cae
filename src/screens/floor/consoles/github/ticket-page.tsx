import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import { ticketOpenForm } from '../../forms/declare';
import { useConsole } from '../parts/console-context';
import { ConsoleForm } from '../parts/console-form';
import { Markdown } from '../parts/markdown';
import { nameOf, timeText } from '../parts/names';
import { NoteForm } from '../parts/note-form';
import { EvidenceList } from './evidence-list';
import classes from './github.module.css';
import { TicketLabels } from './ticket-labels';

/** The incident ticket as an issue page; the form to open it while there is none. */
export function TicketPage() {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const { ticket } = view;
  const { repository } = snapshot.drill.bundle.scenario.exhibits;
  const [editing, setEditing] = useState(false);
  const [kind, setKind] = useState<'comment' | 'status'>('comment');
  if (ticket === undefined) {
    return (
      <div className={classes.narrow}>
        <h3 className={classes.title}>
          New issue in {repository.owner}/{repository.name}
        </h3>
        <p className={classes.note}>There is no incident ticket yet. It opens here once it is filed, by whomever.</p>
        <ConsoleForm action="ticket" spec={ticketOpenForm} done="The incident ticket is open." />
      </div>
    );
  }
  return (
    <div className={classes.issue}>
      <h3 className={classes.title}>
        {ticket.title} <span className={classes.number}>#{ticket.number}</span>
      </h3>
      <TicketLabels labels={ticket.labels} />
      <article className={classes.post}>
        <header className={classes.postHead}>
          <strong>{nameOf(view, ticket.openedBy)}</strong> opened this at {timeText(view, ticket.openedAt)}
          <span className={classes.spacer} />
          {!editing && (
            <Button kind="quiet" onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
        </header>
        {editing ? (
          <div className={classes.postBody}>
            <NoteForm
              place="ticket-body"
              label="Body"
              submit="Save the body"
              start={ticket.body}
              mono
              rows={8}
              acts={(text) => [{ type: 'ticket.update', kind: 'body', text }]}
              done="The body is saved."
              onDone={() => setEditing(false)}
              onCancel={() => setEditing(false)}
            />
          </div>
        ) : (
          <div className={classes.markdown}>
            {ticket.body.trim() === '' ? (
              <p className={classes.note}>No description.</p>
            ) : (
              <Markdown text={ticket.body} />
            )}
          </div>
        )}
      </article>
      {ticket.comments.map((comment) =>
        comment.kind === 'body' ? (
          <p key={comment.seq} className={classes.event}>
            {nameOf(view, comment.by)} edited the body at {timeText(view, comment.at)}
          </p>
        ) : (
          <article key={comment.seq} className={classes.post}>
            <header className={classes.postHead}>
              <strong>{nameOf(view, comment.by)}</strong> at {timeText(view, comment.at)}
              {comment.kind === 'status' && <Tag tone="accent">status</Tag>}
            </header>
            <div className={classes.markdown}>
              <Markdown text={comment.text} />
            </div>
          </article>
        ),
      )}
      <Section title="Evidence">
        <EvidenceList />
      </Section>
      <Section title="Comment">
        <NoteForm
          place="ticket-comment"
          label={kind === 'status' ? 'Status' : 'Comment'}
          submit={kind === 'status' ? 'Post the status' : 'Comment'}
          help="Markdown. Ctrl-Enter sends it."
          acts={(text) => [{ type: 'ticket.update', kind, text }]}
          aside={
            <label className={classes.check}>
              <input
                type="checkbox"
                checked={kind === 'status'}
                onChange={(event) => setKind(event.currentTarget.checked ? 'status' : 'comment')}
              />{' '}
              This says where we stand
            </label>
          }
        />
      </Section>
    </div>
  );
}
