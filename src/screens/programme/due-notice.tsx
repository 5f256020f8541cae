import { useMemo } from 'react';
import { upcoming } from '../../programme/occurrences';
import { rotationOf } from '../../programme/rotation';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { useProgramme } from './context';
import { playAddress, scenarioFor } from './play-address';

/** A drill is told of this long before its start, ms; as long as the calendar file's last reminder. */
const SOON = 15 * 60_000;

/** Says, while the page is open, that a drill is about to begin or has just begun. Calendar programs do it when it is closed. */
export function DueNotice() {
  const context = useProgramme();
  const { programme, now } = context;
  const due = useMemo(
    () => upcoming(programme, now - SOON, now + SOON).occurrences.filter((o) => o.status !== 'cancelled'),
    [programme, now],
  );
  return due.map((occurrence) => {
    const schedule = programme.schedules.find((s) => s.id === occurrence.schedule);
    if (schedule === undefined) return null;
    const minutes = Math.round((occurrence.start - now) / 60_000);
    const when = minutes > 0 ? `in ${minutes} min` : minutes === 0 ? 'now' : `since ${-minutes} min`;
    const [assignment] = rotationOf(programme, occurrence.start, occurrence.start + 1).filter(
      (a) => a.occurrence.schedule === schedule.id,
    );
    const scenario = scenarioFor(context, schedule);
    return (
      <Banner
        key={`${schedule.id}${occurrence.on}`}
        tone="warn"
        announce="status"
        title={`${schedule.title || 'A drill'}: ${when}`}
        text={`It is planned for ${occurrence.local.slice(11)} ${occurrence.timeZone}.`}
        actions={
          scenario === undefined ? undefined : (
            <LinkButton kind="primary" href={playAddress(context, schedule, scenario, assignment?.seats ?? [])}>
              Play it as a team
            </LinkButton>
          )
        }
      />
    );
  });
}
