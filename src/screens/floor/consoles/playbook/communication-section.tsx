import type { Playbook } from '../../../../playbook/schema';
import { Section } from '../../../../ui/section';
import { Clause } from './clause';
import classes from './playbook.module.css';

/** When to say what, and where. */
export function CommunicationSection({ playbook }: { readonly playbook: Playbook }) {
  const { cadence, updates, channels, updateChannels } = playbook;
  return (
    <div className={classes.stack}>
      <p>
        An update every {cadence.minutes} minutes. <Clause id={cadence.clause} />
      </p>
      <Section title="What an update holds" aside={<Clause id={updates.clause} />}>
        <ul className={classes.list}>
          {updates.fields.map((field) => (
            <li key={field.id}>
              {field.label}
              {field.aliases.length > 0 && <span className={classes.note}> (or {field.aliases.join(', ')})</span>}
            </li>
          ))}
        </ul>
        <p className={classes.note}>Status is one of: {updates.statuses.join(', ')}.</p>
      </Section>
      <Section title="Where updates go">
        <ul className={classes.list}>
          {updateChannels.map((row) => (
            <li key={row.channel}>
              {row.channel === 'ticket'
                ? 'The incident ticket'
                : row.channel === 'status-page'
                  ? 'The status page'
                  : row.channel}
              : {row.severities.join(', ')} <Clause id={row.clause} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Channels">
        <ul className={classes.list}>
          {channels.map((channel) => (
            <li key={channel.id}>
              <code>{channel.id}</code> {channel.purpose}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
