import { useMemo, useState } from 'react';
import { chanceNote, dimensionTrends, overallTrend, personTrends } from '../../../programme/trends';
import { CheckField, SelectField } from '../../../ui/choice-field';
import { EmptyState } from '../../../ui/empty-state';
import { Section } from '../../../ui/section';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import { TrendFigure } from './trend-figure';
import classes from './trends.module.css';

/** How the team's results go from drill to drill, no surer than the drills allow. */
export function TrendsSection() {
  const { programme, entries, scenarios } = useProgramme();
  const [team, setTeam] = useState('');
  const [withLocal, setWithLocal] = useState<boolean | null>(null);
  const [person, setPerson] = useState('');
  const shared = programme.entries.some((e) => e.card !== null);
  const local = entries.some((e) => e.card !== null && !programme.entries.includes(e));
  // Before the programme has drills of its own, those of this browser are better than nothing.
  const isWithLocal = withLocal ?? !shared;
  const counted = useMemo(
    () =>
      (isWithLocal ? entries : programme.entries).filter(
        (e) => e.what === 'drill' && e.card !== null && (team === '' || e.team === team),
      ),
    [entries, programme, isWithLocal, team],
  );
  const overall = useMemo(() => overallTrend(counted), [counted]);
  const dimensions = useMemo(() => dimensionTrends(counted), [counted]);
  const people = useMemo(() => personTrends(counted, programme.people), [counted, programme]);
  const titleOf = (id: string) => scenarios.find((s) => s.id === id)?.title ?? id;
  const chosen = people.find((p) => p.id === person);
  const chance = chanceNote(dimensions);

  if (!shared && !local)
    return (
      <EmptyState
        title="No drill has a scorecard yet"
        text="Results appear here after the first debrief, and a direction after four drills: fewer cannot tell one from chance."
      />
    );
  return (
    <>
      <p className={screen.lead}>
        Each dot is a drill. The dashed line is the middle of what the drills say, and the band is where it may run with
        90 % confidence. Below four drills there is neither, since no direction can be told from chance.
      </p>
      <div className={screen.bar}>
        {programme.teams.length > 0 && (
          <SelectField
            label="Team"
            value={team === '' ? 'all' : team}
            onChange={(value) => setTeam(value === 'all' ? '' : value)}
            options={[
              { value: 'all', label: 'All drills' },
              ...programme.teams.map((t) => ({ value: t.id, label: t.name })),
            ]}
          />
        )}
        {local && (
          <CheckField label="With drills that are only in this browser" checked={isWithLocal} onChange={setWithLocal} />
        )}
      </div>
      {counted.length === 0 ? (
        <EmptyState
          title="No drill of this team has a scorecard yet"
          text="Choose all drills, or play one and read its debrief."
        />
      ) : (
        <>
          <Section title="Overall" level={2}>
            <TrendFigure trend={overall} titleOf={titleOf} tall />
          </Section>
          <Section title="By dimension" level={2}>
            {chance !== undefined && <p className={screen.lead}>{chance}</p>}
            <div className={classes.grid}>
              {dimensions.map((trend) => (
                <TrendFigure key={trend.id} trend={trend} titleOf={titleOf} />
              ))}
            </div>
          </Section>
          <Section title="By person" level={2}>
            <p className={screen.lead}>
              A person's result rests on what was theirs to do, and roles are not alike: a scribe is judged by other
              things than a commander. It is for looking at one's own way, not for setting people side by side, so one
              person is shown at a time.
            </p>
            {people.length === 0 ? (
              <EmptyState
                title="No drill has results by person yet"
                text="They appear once a drill was played by people in roles."
              />
            ) : (
              <div className={screen.bar}>
                <SelectField
                  label="Person"
                  value={person}
                  onChange={setPerson}
                  options={people.map((p) => ({ value: p.id, label: p.title }))}
                />
              </div>
            )}
            {chosen !== undefined && <TrendFigure trend={chosen} titleOf={titleOf} />}
          </Section>
        </>
      )}
    </>
  );
}
