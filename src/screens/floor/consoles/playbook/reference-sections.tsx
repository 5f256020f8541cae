import type { Playbook } from '../../../../playbook/schema';
import { DataTable } from '../../../../ui/data-table';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import { Clause } from './clause';
import classes from './playbook.module.css';

type Props = { readonly playbook: Playbook };

const SCOPES = { always: 'always', 'data-loss': 'when data is lost', security: 'in a security incident' } as const;

/** What is not done. */
export function NeverSection({ playbook }: Props) {
  return (
    <ul className={classes.list}>
      {playbook.prohibitions.map((row) => (
        <li key={row.id}>
          {row.text} <Tag>{SCOPES[row.scope]}</Tag> <Clause id={row.clause} />
        </li>
      ))}
    </ul>
  );
}

/** Whom to call, in which order. */
export function ContactsSection({ playbook }: Props) {
  const { escalation, externalContacts } = playbook;
  return (
    <div className={classes.stack}>
      <Section title="Escalation path" aside={<Clause id={escalation.clause} />}>
        <ol className={classes.steps}>
          {escalation.path.map((row) => (
            <li key={row.step}>
              {row.title}
              {row.person !== undefined && `: ${row.person}`}
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Vendors">
        <DataTable
          caption="Contacts of vendors"
          hideCaption
          rows={externalContacts}
          rowKey={(row) => row.id}
          columns={[
            { id: 'title', header: 'Vendor', cell: (row) => row.title },
            { id: 'contact', header: 'Contact', cell: (row) => row.contact },
            { id: 'for', header: 'For', cell: (row) => row.for },
            { id: 'clause', header: 'Clause', cell: (row) => <Clause id={row.clause} /> },
          ]}
        />
      </Section>
    </div>
  );
}

/** Every rule by its id. */
export function ClausesSection({ playbook }: Props) {
  return (
    <DataTable
      caption="The rules that a drill is scored by"
      rows={playbook.clauses}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'id',
          header: 'Clause',
          cell: (row) => (
            <span id={`clause-${row.id}`}>
              <Clause id={row.id} />
            </span>
          ),
        },
        { id: 'rule', header: 'Rule', cell: (row) => row.rule },
        { id: 'source', header: 'In the document', cell: (row) => <span className={classes.note}>{row.source}</span> },
      ]}
    />
  );
}

/** What the playbook leaves open. */
export function GapsSection({ playbook }: Props) {
  return (
    <div className={classes.stack}>
      <p className={classes.note}>Left open by the playbook itself: never a player's fault, and worth mending.</p>
      <ul className={classes.list}>
        {playbook.gaps.map((gap) => (
          <li key={gap.id}>
            {gap.text} <span className={classes.note}>{gap.where}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
