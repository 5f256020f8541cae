import type { Playbook } from '../../playbook/schema';
import { DataTable } from '../../ui/data-table';
import { ScrollBody } from '../../ui/scroll-body';
import { Section } from '../../ui/section';
import classes from './rules.module.css';

/** A target of the severity table in words. */
function respondText(minutes: number | null): string {
  if (minutes === null) return 'next business day';
  return minutes < 60 ? `under ${minutes} min` : `under ${minutes / 60} h`;
}

/** The rules that this drill is scored by, in short. The whole playbook is a console on the floor. */
export function Rules({ playbook }: { readonly playbook: Playbook }) {
  return (
    <div className={classes.rules}>
      <Section title={`Rules: ${playbook.title}`} level={2}>
        <ScrollBody label="Severity levels" className={classes.wide ?? ''}>
          <DataTable
            caption="Severity levels"
            hideCaption
            rows={playbook.severities}
            rowKey={(s) => s.id}
            columns={[
              { id: 'id', header: 'Severity', cell: (s) => s.id },
              { id: 'what', header: 'What', cell: (s) => s.description },
              { id: 'examples', header: 'For example', cell: (s) => s.examples.join('; ') },
              { id: 'respond', header: 'Respond', cell: (s) => respondText(s.respondWithinMinutes) },
            ]}
          />
        </ScrollBody>
        <ul className={classes.list}>
          <li>Acknowledge a page within {playbook.acknowledgeWithinMinutes} minutes.</li>
          <li>
            Once declared, an update every {playbook.cadence.minutes} minutes:{' '}
            {playbook.updates.fields.map((f) => f.label.toLowerCase()).join(', ')}.
          </li>
          <li>
            Stop the bleeding, in this order of preference:{' '}
            {playbook.mitigation.preference.map((p) => p.title.toLowerCase()).join(', ')}.
          </li>
          <li>Resolve when: {playbook.resolution.criteria.map((c) => c.text.toLowerCase()).join('; ')}.</li>
          <li>A postmortem within {playbook.postmortem.dueHours} hours.</li>
        </ul>
      </Section>
    </div>
  );
}
