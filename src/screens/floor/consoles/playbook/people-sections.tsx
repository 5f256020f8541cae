import { durationText, minutes } from '../../../../base/drill-time';
import type { Playbook } from '../../../../playbook/schema';
import { DataTable } from '../../../../ui/data-table';
import { Section } from '../../../../ui/section';
import { SeverityBadge } from '../../../../ui/severity-badge';
import { Clause } from './clause';
import classes from './playbook.module.css';

const LEVELS = [1, 2, 3, 4] as const;

/** The severity table, and what is always a severity of its own. */
export function SeveritiesSection({ playbook }: { readonly playbook: Playbook }) {
  return (
    <div className={classes.stack}>
      <DataTable
        caption="Severities, most severe first"
        rows={playbook.severities}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'code',
            header: 'Severity',
            cell: (row) => (
              <>
                <SeverityBadge level={LEVELS.find((n) => n === row.n) ?? null} label={row.code} /> {row.label}
              </>
            ),
          },
          {
            id: 'description',
            header: 'When',
            cell: (row) => (
              <>
                {row.description}
                <div className={classes.note}>Such as: {row.examples.join('; ')}</div>
              </>
            ),
          },
          {
            id: 'within',
            header: 'Respond within',
            cell: (row) =>
              row.respondWithinMinutes === null ? 'next business day' : durationText(minutes(row.respondWithinMinutes)),
          },
          { id: 'clause', header: 'Clause', cell: (row) => <Clause id={row.clause} /> },
        ]}
      />
      <ul className={classes.list}>
        {playbook.always.map((rule) => (
          <li key={rule.clause}>
            {rule.when === 'security' ? 'A security incident' : 'Data loss'} is {rule.severity}, always.{' '}
            <Clause id={rule.clause} />
          </li>
        ))}
        {playbook.escalates.map((rule) => (
          <li key={rule.clause}>
            A {rule.from} outage that is complete for more than {rule.completeOutageMinutes} min is a {rule.to}.{' '}
            <Clause id={rule.clause} />
          </li>
        ))}
        <li>A page is acknowledged within {playbook.acknowledgeWithinMinutes} min.</li>
      </ul>
    </div>
  );
}

/** Who does what. */
export function RolesSection({ playbook }: { readonly playbook: Playbook }) {
  const title = (id: string) => playbook.roles.find((r) => r.id === id)?.title ?? id;
  return (
    <div className={classes.stack}>
      {playbook.roles.map((role) => (
        <Section key={role.id} title={role.title} aside={<Clause id={role.clause} />}>
          <p className={classes.note}>
            {role.primary === undefined ? '' : `Primary: ${role.primary}. `}
            {role.backup === undefined ? '' : `Backup: ${role.backup}. `}
            {role.assignment === 'rotating' ? 'Rotates. ' : ''}
            {role.defaultTo === undefined ? '' : `Held by the ${title(role.defaultTo)} unless somebody takes it.`}
          </p>
          <ul className={classes.list}>
            {role.responsibilities.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
