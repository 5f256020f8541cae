import type { LogStream } from '../../../../scenario/schema-telemetry';
import { Button } from '../../../../ui/button';
import { Section } from '../../../../ui/section';
import classes from './logs.module.css';
import { streamGroups } from './stream-groups';

/** Which log? Shown until a stream has been picked: reading starts with a choice. */
export function StreamChoice({
  streams,
  onPick,
}: {
  readonly streams: readonly LogStream[];
  readonly onPick: (ids: readonly string[]) => void;
}) {
  return (
    <div className={classes.choice}>
      <p className={classes.note}>Pick a log to read. More can be added to it.</p>
      {streamGroups(streams).map(({ title, streams: members }) => (
        <Section key={title} title={title}>
          <div className={classes.choiceRow}>
            {members.map((stream) => (
              <Button key={stream.id} onClick={() => onPick([stream.id])}>
                {stream.title}
              </Button>
            ))}
            {members.length > 1 && (
              <Button kind="quiet" onClick={() => onPick(members.map((s) => s.id))}>
                All of these
              </Button>
            )}
          </div>
        </Section>
      ))}
    </div>
  );
}
