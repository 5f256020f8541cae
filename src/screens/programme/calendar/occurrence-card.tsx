import { IconCalendarX, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { exceptionId, removeThing, setFields } from '../../../programme/change';
import { dayText } from '../../../programme/dates';
import type { Schedule } from '../../../programme/fields';
import type { Occurrence } from '../../../programme/occurrences';
import { nameOf } from '../../../programme/people';
import type { Assignment } from '../../../programme/rotation';
import { localOf } from '../../../programme/zones';
import { Button, LinkButton } from '../../../ui/button';
import { Tag } from '../../../ui/tag';
import { useProgramme } from '../context';
import { playAddress, scenarioFor } from '../play-address';
import screen from '../programme.module.css';
import { roleTitle } from '../teams/roles';
import { MoveDialog } from './move-dialog';
import { weekdayOf } from './recurrence';

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Mon',
  TU: 'Tue',
  WE: 'Wed',
  TH: 'Thu',
  FR: 'Fri',
  SA: 'Sat',
  SU: 'Sun',
};

/** `Tue 10 Mar 2026, 14:00`. */
export function localText(local: string): string {
  return `${DAYS[weekdayOf(local.slice(0, 10))]} ${dayText(local)}, ${local.slice(11)}`;
}

interface Props {
  readonly occurrence: Occurrence;
  /** Absent where it is cancelled. */
  readonly assignment: Assignment | undefined;
}

/** One date of a scheduled drill: when, who does what and why, and what can be done about it. A list item. */
export function OccurrenceCard({ occurrence, assignment }: Props) {
  const context = useProgramme();
  const { programme, change, timeZone, scenarios } = context;
  const [moving, setMoving] = useState(false);
  const schedule = programme.schedules.find((s) => s.id === occurrence.schedule);
  if (schedule === undefined) return null;
  const { on, local, status } = occurrence;
  const title = schedule.title === '' ? 'Tabletop drill' : schedule.title;
  const team = programme.teams.find((t) => t.id === schedule.team);
  const scenarioId = scenarioFor(context, schedule);
  const here = localOf(occurrence.start, timeZone);
  const id = exceptionId(schedule.id, on);
  const back = () =>
    void change(`${title} takes place as planned.`, [(p, author) => removeThing(p, 'exception', id, author)]);
  const cancel = () =>
    void change(`${title} on ${dayText(on)} is cancelled.`, [
      (p, author) => setFields(p, 'exception', id, { schedule: schedule.id, on, movedTo: '' }, author),
    ]);
  return (
    <li>
      <div className={screen.what}>
        <p className={screen.tags}>
          <strong>{localText(local)}</strong>
          <span className="hw-muted">{occurrence.timeZone}</span>
          {status !== 'planned' && <Tag tone="warn">{status === 'moved' ? `moved from ${dayText(on)}` : status}</Tag>}
        </p>
        <p>
          {title}
          {team !== undefined && `, ${team.name}`}
        </p>
        {here !== local && <p className="hw-muted hw-small">{`${localText(here)} here (${timeZone})`}</p>}
        <p className="hw-muted hw-small">{scenarioWords(schedule, scenarioId, scenarios)}</p>
        {assignment !== undefined && <Seats assignment={assignment} />}
      </div>
      <div className={screen.buttons} data-screen-only>
        {assignment !== undefined && scenarioId !== undefined && (
          <LinkButton
            icon={<IconUsers size={16} aria-hidden />}
            href={playAddress(context, schedule, scenarioId, assignment.seats)}
          >
            Play it as a team
          </LinkButton>
        )}
        {status === 'planned' ? (
          <>
            <Button kind="quiet" aria-label={`Move ${title} on ${dayText(on)}`} onClick={() => setMoving(true)}>
              Move
            </Button>
            <Button
              kind="quiet"
              icon={<IconCalendarX size={16} aria-hidden />}
              aria-label={`Cancel ${title} on ${dayText(on)}`}
              onClick={cancel}
            >
              Cancel it
            </Button>
          </>
        ) : (
          <Button kind="quiet" aria-label={`Put ${title} back to ${dayText(on)}`} onClick={back}>
            As planned
          </Button>
        )}
      </div>
      {moving && <MoveDialog schedule={schedule} occurrence={occurrence} onClose={() => setMoving(false)} />}
    </li>
  );
}

function scenarioWords(
  { scenario }: Schedule,
  id: string | undefined,
  scenarios: readonly { readonly id: string; readonly title: string }[],
): string {
  const title = scenarios.find((s) => s.id === id)?.title;
  if (scenario.choose === 'fixed') return title ?? `Scenario ${scenario.id}, which is not in this browser`;
  return title === undefined
    ? 'Whatever exercises the weakest then'
    : `Whatever exercises the weakest then; as it stands, ${title}`;
}

/** Who does what, and why it is their turn. */
function Seats({ assignment }: { readonly assignment: Assignment }) {
  const { programme } = useProgramme();
  const { seats, away, players } = assignment;
  const seated = new Set(seats.map((s) => s.person));
  const others = players.filter((id) => !seated.has(id)).map((id) => nameOf(programme.people, id));
  if (players.length === 0 && away.length === 0)
    return <p className="hw-small">Nobody is in this team yet, so nothing can be shared out.</p>;
  return (
    <>
      <dl className={screen.seats}>
        {seats.map((s) => (
          <div key={s.role}>
            <dt>{roleTitle(s.role)}</dt>
            <dd>
              {s.person === null ? <em>nobody</em> : <strong>{nameOf(programme.people, s.person)}</strong>}
              <span className="hw-muted hw-small"> {s.why}</span>
            </dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && <p className="hw-muted hw-small">Also there: {others.join(', ')}</p>}
      {away.length > 0 && (
        <p className="hw-muted hw-small">Away: {away.map((id) => nameOf(programme.people, id)).join(', ')}</p>
      )}
    </>
  );
}
