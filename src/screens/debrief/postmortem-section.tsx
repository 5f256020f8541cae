import { IconPencil } from '@tabler/icons-react';
import { durationText } from '../../base/drill-time';
import { type Drill, personName } from '../../drill/drill';
import { postmortemTime, postmortemVersions } from '../../drill/postmortem';
import type { DrillState } from '../../drill/state';
import { Button } from '../../ui/button';
import { CheckField } from '../../ui/choice-field';
import { Markdown } from '../../ui/markdown';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import { PostmortemVersions } from './postmortem-versions';
import type { DebriefScreenProps } from './types';

/** The postmortem as it was handed in and revised, what it is worth as writing, and what the playbook wants done with it afterwards. */
export function PostmortemSection({
  onTick,
  writing,
  onRevise,
}: Pick<DebriefScreenProps, 'onTick' | 'writing' | 'onRevise'>) {
  const { drill, state } = useDebrief();
  const { submitted, scheduled, draft, ticks } = state.postmortem;
  const { followUps, dueHours } = drill.bundle.playbook.postmortem;
  return (
    <>
      <p className={classes.lead}>
        {submitted === undefined
          ? `No postmortem was submitted. The playbook wants one within ${dueHours} hours.`
          : `Submitted by ${personName(drill, submitted.by)} ${timing(drill, state)}.`}
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
        <PostmortemVersions
          versions={writing ?? postmortemVersions(state).map((version) => ({ version }))}
          action={
            onRevise === undefined ? undefined : (
              <Button icon={<IconPencil size={16} aria-hidden />} onClick={onRevise}>
                Revise
              </Button>
            )
          }
        />
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

/** `35 min after the resolution, in time`: by the drill's own time. */
function timing(drill: Drill, state: DrillState): string {
  const time = postmortemTime(drill, state);
  if (time === undefined) return '';
  const since = state.resolutions.some((r) => r.reopenedAt === undefined) ? 'the resolution' : 'the end';
  const late = time.left < 0 ? `${durationText(-time.left)} late` : 'in time';
  return `${durationText(time.now - time.from)} after ${since}, ${late}`;
}
