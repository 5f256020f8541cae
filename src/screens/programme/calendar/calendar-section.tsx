import { IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { removeThing } from '../../../programme/change';
import type { Schedule } from '../../../programme/fields';
import { upcoming } from '../../../programme/occurrences';
import { nameOf } from '../../../programme/people';
import { rotationOf } from '../../../programme/rotation';
import { readRule } from '../../../programme/rule';
import { ruleWords } from '../../../programme/rule-words';
import { Banner } from '../../../ui/banner';
import { Button, LinkButton } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Section } from '../../../ui/section';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { CalendarFiles, useCalendarFile } from './calendar-files';
import { localText, OccurrenceCard } from './occurrence-card';
import { ScheduleDialog } from './schedule-dialog';

/** Dates are listed this far ahead, ms: a year. */
const AHEAD = 366 * 86_400_000;
/** A drill that has begun stays in the list this long, ms. */
const BEGUN = 3 * 3_600_000;
const FIRST = 6;

/** When drills take place, and who does what in each. */
export function CalendarSection() {
  const { programme, now } = useProgramme();
  const [editing, setEditing] = useState<Schedule | 'new' | null>(null);
  const [all, setAll] = useState(false);
  const { dates, problems, assignments } = useMemo(() => {
    const found = upcoming(programme, now - BEGUN, now + AHEAD);
    return {
      dates: found.occurrences,
      problems: found.problems,
      assignments: new Map(
        rotationOf(programme, now - BEGUN, now + AHEAD).map((a) => [`${a.occurrence.schedule}@${a.occurrence.on}`, a]),
      ),
    };
  }, [programme, now]);
  const shown = all ? dates : dates.slice(0, FIRST);
  if (programme.teams.length === 0) {
    return (
      <EmptyState
        title="No team yet"
        text="Drills are scheduled for a team. Add one first; its drills then appear here, with who does what in each."
        action={
          <LinkButton kind="primary" href="#/programme/teams">
            Add a team
          </LinkButton>
        }
      />
    );
  }
  const add = (
    <Button kind="primary" icon={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      Schedule a drill
    </Button>
  );
  return (
    <>
      {programme.schedules.length === 0 ? (
        <EmptyState
          title="No drill is scheduled"
          text="Each date appears here with who commands, who deputises, who writes and who informs, shared out fairly from what was played before."
          action={add}
        />
      ) : (
        <Section title="Schedules" level={2} aside={add}>
          <ul className={screen.list} aria-label="Schedules">
            {programme.schedules.map((s) => (
              <ScheduleRow key={s.id} schedule={s} onEdit={() => setEditing(s)} />
            ))}
          </ul>
        </Section>
      )}
      {problems.map((p) => (
        <Banner
          key={p.schedule}
          tone="bad"
          title={`The dates of ${programme.schedules.find((s) => s.id === p.schedule)?.title || 'a schedule'} cannot be told`}
          text={p.sentence}
        />
      ))}
      {programme.schedules.length > 0 && (
        <Section
          title="Coming dates"
          level={2}
          aside={<span className="hw-muted hw-small">within a year: {dates.length}</span>}
        >
          {dates.length === 0 ? (
            <EmptyState title="No date within a year" text="Change a schedule, or add one." />
          ) : (
            <ul className={screen.list} aria-label="Coming dates">
              {shown.map((o) => (
                <OccurrenceCard
                  key={`${o.schedule}@${o.on}`}
                  occurrence={o}
                  assignment={assignments.get(`${o.schedule}@${o.on}`)}
                />
              ))}
            </ul>
          )}
          {dates.length > FIRST && (
            <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show all ${dates.length}`}
            </Button>
          )}
        </Section>
      )}
      {programme.schedules.length > 0 && <CalendarFiles />}
      {editing !== null && (
        <ScheduleDialog schedule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

function ScheduleRow({ schedule, onEdit }: { readonly schedule: Schedule; readonly onEdit: () => void }) {
  const { programme, change } = useProgramme();
  const save = useCalendarFile();
  const rule = readRule(schedule.rule);
  const title = schedule.title === '' ? 'Tabletop drill' : schedule.title;
  const team = programme.teams.find((t) => t.id === schedule.team)?.name ?? 'a team that was removed';
  return (
    <li>
      <div className={screen.what}>
        <p>
          <strong>{title}</strong>, {team}
        </p>
        <p className="hw-muted hw-small">
          {rule.ok ? ruleWords(rule.value) : rule.error.sentence}, from {localText(schedule.start)} {schedule.timeZone},{' '}
          {schedule.durationMinutes} min
          {schedule.facilitator !== '' && `, led by ${nameOf(programme.people, schedule.facilitator)}`}
        </p>
      </div>
      <div className={screen.buttons} data-screen-only>
        <Button kind="quiet" aria-label={`Change ${title}`} onClick={onEdit}>
          Change
        </Button>
        <Button kind="quiet" aria-label={`Download the calendar of ${title}`} onClick={() => save(schedule.id)}>
          .ics
        </Button>
        <Button
          kind="quiet"
          aria-label={`Remove ${title}`}
          onClick={() =>
            void change(`${title} is no longer scheduled.`, [
              (p, author) => removeThing(p, 'schedule', schedule.id, author),
            ])
          }
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
