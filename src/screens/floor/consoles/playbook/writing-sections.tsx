import type { Playbook } from '../../../../playbook/schema';
import { Section } from '../../../../ui/section';
import { Clause } from './clause';
import { CommandBlock } from './command-block';
import classes from './playbook.module.css';

type Props = { readonly playbook: Playbook };

/** The texts that are ready to be filled in. */
export function TemplatesSection({ playbook }: Props) {
  return (
    <div className={classes.stack}>
      {playbook.templates.map((template) => (
        <Section key={template.id} title={template.title} aside={<Clause id={template.clause} />}>
          <CommandBlock text={template.body} />
        </Section>
      ))}
      <Section title="Incident ticket" aside={<Clause id={playbook.ticket.clause} />}>
        <p className={classes.note}>
          Title: {playbook.ticket.titlePattern}. Labels: {playbook.ticket.labels.join(', ')}.
        </p>
        <CommandBlock text={playbook.ticket.body} />
      </Section>
    </div>
  );
}

/** When it is over, and what follows. */
export function ResolutionSection({ playbook }: Props) {
  const { resolution, postmortem } = playbook;
  return (
    <div className={classes.stack}>
      <Section title="Resolved when">
        <ul className={classes.list}>
          {resolution.criteria.map((row) => (
            <li key={row.id}>
              {row.text} <Clause id={row.clause} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Then">
        <ul className={classes.list}>
          {resolution.actions.map((row) => (
            <li key={row.id}>
              {row.text} <Clause id={row.clause} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Postmortem">
        <p>
          Within {postmortem.dueHours} hours of the resolution.{' '}
          {postmortem.clauses.map((id) => (
            <Clause key={id} id={id} />
          ))}
        </p>
        <ul className={classes.list}>
          {postmortem.sections.map((part) => (
            <li key={part.id}>
              {part.title}: <span className={classes.note}>{part.hint}</span>
            </li>
          ))}
        </ul>
        <h4>Follow-up</h4>
        <ul className={classes.list}>
          {postmortem.followUps.map((row) => (
            <li key={row.id}>{row.text}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
