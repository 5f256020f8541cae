import { IconCalendarPlus, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { actionBoard } from '../../../programme/actions';
import { proposeDrill } from '../../../programme/next-drill';
import { rotationOf } from '../../../programme/rotation';
import { Button, LinkButton } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { EmptyState } from '../../../ui/empty-state';
import { LoadingBar } from '../../../ui/loading-bar';
import { Section } from '../../../ui/section';
import { OccurrenceCard } from '../calendar/occurrence-card';
import { ScheduleDialog } from '../calendar/schedule-dialog';
import { useProgramme } from '../context';
import { judgedEntries, playAddress, playable } from '../play-address';
import screen from '../programme.module.css';

/** A drill further away than this is not looked for, ms: a year. */
const AHEAD = 366 * 86_400_000;

/** What comes next, what should be played next and why, and what is late. */
export function NextSection() {
  const { programme, now, today } = useProgramme();
  const next = useMemo(() => rotationOf(programme, now, now + AHEAD)[0], [programme, now]);
  const { overdue, soon } = useMemo(() => actionBoard(programme.actions, today), [programme, today]);
  if (programme.teams.length === 0) {
    return (
      <>
        <EmptyState
          title="What a programme is"
          text="It says who drills when, shares out who commands and who writes the timeline, keeps the history of drills and real incidents, shows what gets better and what does not, and carries improvement actions until they are done. It stays in this browser until you share its file. It begins with a team."
          action={
            <LinkButton kind="primary" href="#/programme/teams">
              Add a team
            </LinkButton>
          }
        />
        <Proposed />
      </>
    );
  }
  return (
    <>
      <Section title="Next in the calendar" level={2}>
        {next === undefined ? (
          <EmptyState
            title="No drill is scheduled"
            text="The next scheduled drill appears here, with who commands, who writes and why."
            action={<LinkButton href="#/programme/calendar">Open the calendar</LinkButton>}
          />
        ) : (
          <ul className={screen.list} aria-label="Next in the calendar">
            <OccurrenceCard occurrence={next.occurrence} assignment={next} />
          </ul>
        )}
      </Section>
      <Proposed />
      {overdue.length + soon.length > 0 && (
        <Section title="Improvement actions" level={2}>
          <p>
            {overdue.length > 0 && `${overdue.length} overdue. `}
            {soon.length > 0 && `${soon.length} due within a week. `}
            <a href="#/programme/actions">Look at them</a>
          </p>
        </Section>
      )}
    </>
  );
}

/** The drill that exercises what is weakest. */
function Proposed() {
  const context = useProgramme();
  const { programme, scenarios, drills } = context;
  const [chosen, setChosen] = useState('');
  const [planning, setPlanning] = useState(false);
  const team = programme.teams.find((t) => t.id === chosen) ?? programme.teams[0];
  const entries = judgedEntries(context);
  const proposal = useMemo(
    () => proposeDrill(entries, playable(scenarios), team === undefined ? {} : { team: team.id }),
    [entries, scenarios, team],
  );
  if (drills === null) return <LoadingBar label="Reading past drills" />;
  const scenario = scenarios.find((s) => s.id === proposal?.scenarioId);
  if (proposal === undefined || scenario === undefined) return null;
  const others = proposal.others.flatMap((id) => scenarios.find((s) => s.id === id)?.title ?? []).slice(0, 2);
  return (
    <Section
      title="Proposed"
      level={2}
      aside={
        programme.teams.length > 1 && team !== undefined ? (
          <SelectField
            label="For team"
            value={team.id}
            onChange={setChosen}
            options={programme.teams.map((t) => ({ value: t.id, label: t.name }))}
          />
        ) : undefined
      }
    >
      <div className={screen.card}>
        <div>
          <h3>{scenario.title}</h3>
          <p className="hw-muted hw-small">
            up to {scenario.minutes} min of drill time, difficulty {scenario.difficulty} of 5
          </p>
        </div>
        <ul className={screen.reasons} aria-label="Why this drill">
          {proposal.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {others.length > 0 && <p className="hw-muted hw-small">Next best: {others.join(', ')}.</p>}
        {team !== undefined && (
          <div className={screen.buttons}>
            <Button kind="primary" icon={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setPlanning(true)}>
              Schedule it
            </Button>
            <LinkButton
              icon={<IconUsers size={16} aria-hidden />}
              href={playAddress(context, { team: team.id, title: '' }, scenario.id, [])}
            >
              Play it now as a team
            </LinkButton>
          </div>
        )}
      </div>
      {planning && (
        <ScheduleDialog
          schedule={null}
          begin={{ ...(team === undefined ? {} : { team: team.id }), scenario: { choose: 'fixed', id: scenario.id } }}
          onClose={() => setPlanning(false)}
        />
      )}
    </Section>
  );
}
