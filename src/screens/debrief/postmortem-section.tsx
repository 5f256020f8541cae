import { personName } from '../../drill/drill';
import { CheckField } from '../../ui/choice-field';
import { Markdown } from '../../ui/markdown';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';

/** The postmortem as it was handed in, and what the playbook wants done with it afterwards. */
export function PostmortemSection({
  onTick,
}: {
  readonly onTick: ((item: string, done: boolean) => void) | undefined;
}) {
  const { drill, state } = useDebrief();
  const { submitted, scheduled, draft, ticks } = state.postmortem;
  const { followUps, dueHours } = drill.bundle.playbook.postmortem;
  const hours = submitted === undefined ? 0 : submitted.wallAfterEnd / 3_600_000;
  return (
    <>
      <p className={classes.lead}>
        {submitted === undefined
          ? `No postmortem was submitted. The playbook wants one within ${dueHours} hours.`
          : `Submitted by ${personName(drill, submitted.by)}, ${hours < 1 ? 'within an hour' : `${Math.round(hours)} h`} after the drill.`}
        {scheduled === undefined ? '' : ` A review was scheduled ${scheduled.inHours} h after the resolution.`}
      </p>
      {scheduled !== undefined && (
        <p className="hw-small" data-screen-only>
          <JumpButton at={scheduled.at} seq={scheduled.seq}>
            scheduled by {personName(drill, scheduled.by)}
          </JumpButton>
        </p>
      )}
      {submitted === undefined && draft !== undefined && draft !== '' && (
        <details className={classes.draft}>
          <summary>The draft that was left</summary>
          <div className="prose">
            <Markdown text={draft} level={3} />
          </div>
        </details>
      )}
      {submitted !== undefined && (
        <div className={`prose ${classes.document ?? ''}`}>
          <Markdown text={submitted.markdown} level={3} />
        </div>
      )}
      {followUps.length > 0 && (
        <>
          <h3 className={classes.sub}>Follow-ups</h3>
          <ul className={classes.followUps}>
            {followUps.map((item) => {
              const tick = ticks[item.id];
              return (
                <li key={item.id}>
                  <CheckField
                    label={item.text}
                    checked={tick?.done ?? false}
                    disabled={onTick === undefined}
                    onChange={(done) => onTick?.(item.id, done)}
                    help={tick?.done ? `Ticked by ${personName(drill, tick.by)}` : undefined}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </>
  );
}
