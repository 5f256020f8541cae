import type { Playbook, Step } from '../../../../playbook/schema';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import { Clause } from './clause';
import { CommandBlock } from './command-block';
import classes from './playbook.module.css';

type Props = { readonly playbook: Playbook };

/** Steps one after the other, with their commands. */
function Steps({ steps, playbook }: Props & { readonly steps: readonly Step[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.id}>
          <div className={classes.stepHead}>
            <span>{step.text}</span>
            {step.by !== undefined && <Tag>{playbook.roles.find((r) => r.id === step.by)?.title ?? step.by}</Tag>}
            <Clause id={step.clause} />
          </div>
          {step.commands?.map((command) => (
            <CommandBlock key={command} text={command} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** From detection to postmortem. */
export function LifecycleSection({ playbook }: Props) {
  return (
    <div className={classes.stack}>
      {playbook.lifecycle.map((stage) => (
        <Section key={stage.id} title={stage.title}>
          <Steps steps={stage.steps} playbook={playbook} />
        </Section>
      ))}
    </div>
  );
}

/** How to stop the bleeding, best first. */
export function MitigationSection({ playbook }: Props) {
  const { principle, preference, clause } = playbook.mitigation;
  return (
    <div className={classes.stack}>
      <p>
        {principle}, in this order of preference. <Clause id={clause} />
      </p>
      {preference.map((option) => (
        <Section
          key={option.id}
          title={`${option.letter}. ${option.title} (${option.for})`}
          aside={<Clause id={option.clause} />}
        >
          <ul className={classes.list}>
            {option.steps.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {option.commands.map((command) => (
            <CommandBlock key={command} text={command} />
          ))}
        </Section>
      ))}
    </div>
  );
}

/** What the playbook says of each kind of incident. */
export function ScenarioSection({ playbook }: Props) {
  return (
    <div className={classes.stack}>
      {playbook.scenarioNotes.map((note) => (
        <Section key={note.id} title={note.title} aside={note.severity === undefined ? undefined : note.severity}>
          {note.symptoms.length > 0 && <p>Symptoms: {note.symptoms.join('; ')}.</p>}
          {note.actions.length > 0 && (
            <>
              <h4>At once, in this order</h4>
              <Steps steps={note.actions} playbook={playbook} />
            </>
          )}
          {note.checks.length > 0 && (
            <>
              <h4>Checks</h4>
              <Steps steps={note.checks} playbook={playbook} />
            </>
          )}
          {note.causes.length > 0 && (
            <>
              <h4>Causes</h4>
              <ul className={classes.list}>
                {note.causes.map((cause) => (
                  <li key={cause.id}>{cause.text}</li>
                ))}
              </ul>
            </>
          )}
          {note.mitigations.length > 0 && (
            <>
              <h4>Mitigations</h4>
              <Steps steps={note.mitigations} playbook={playbook} />
            </>
          )}
          {note.prohibitions.length > 0 && (
            <p className={classes.never}>
              Never:{' '}
              {note.prohibitions.map((id) => playbook.prohibitions.find((p) => p.id === id)?.text ?? id).join('; ')}
            </p>
          )}
        </Section>
      ))}
    </div>
  );
}
