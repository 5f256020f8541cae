import { type ReactNode, useMemo, useState } from 'react';
import { interventions, seatHistories, seatsChanged } from '../../report/interventions';
import { Button } from '../../ui/button';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { Findings } from './findings';
import { HelpTaken } from './help-taken';
import { GapsSection, NotApplicableSection } from './notes-section';
import { ObservationsSection } from './observations-section';
import { Overview } from './overview';
import { CadencePicture } from './pictures/cadence-picture';
import { MetricsPicture } from './pictures/metrics-picture';
import { ParPicture } from './pictures/par-picture';
import { RolesPicture } from './pictures/roles-picture';
import { SeverityPicture } from './pictures/severity-picture';
import { PostmortemSection } from './postmortem-section';
import { RecordHash } from './record-hash';
import { DimensionTable, SpeedTable } from './scorecard';
import { SeatsSection } from './seats-section';
import { SteeringSection } from './steering-section';
import { TimelineSection } from './timeline-section';
import { ToldSection } from './told-section';
import { TruthSection } from './truth-section';
import type { DebriefScreenProps } from './types';
import { Wide } from './wide';

const NO_DISPUTES: Readonly<Record<string, string>> = {};

interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
  /** Not counted in a drill that was stopped for a real incident. */
  readonly rated?: boolean;
  /** Gives the scenario away. */
  readonly spoils?: boolean;
}

/** The report: one column to read, pictures across the page. */
export function DebriefReport(props: DebriefScreenProps) {
  const { card, par, me, disputes = NO_DISPUTES, onDispute, onTick, writing, onRevise, frozen = false } = props;
  const { drill, state } = useDebrief();
  const hasObservations = (state.observations?.length ?? 0) > 0;
  const wasSteered = useMemo(() => interventions(drill, state).length > 0, [drill, state]);
  const haveSeatsChanged = useMemo(() => seatsChanged(seatHistories(drill, state)), [drill, state]);
  const [spoiled, setSpoiled] = useState(!state.stoppedForReal);
  const parts: readonly Part[] = [
    {
      id: 'ratings',
      title: 'Ratings',
      rated: true,
      content: (
        <Wide label="Ratings by dimension">
          <DimensionTable card={card} />
        </Wide>
      ),
    },
    ...(card.help === undefined
      ? []
      : [{ id: 'help', title: 'Help taken', rated: true, content: <HelpTaken help={card.help} /> }]),
    {
      id: 'speed',
      title: 'Speed',
      rated: true,
      content: (
        <Wide label="Speed of each step">
          <p className={classes.lead}>
            How fast each step was, from its own gate. Quality is rated above; speed is not.
          </p>
          <SpeedTable card={card} par={par} />
        </Wide>
      ),
    },
    ...(hasObservations
      ? [{ id: 'observations', title: 'Observations', rated: true, content: <ObservationsSection /> }]
      : []),
    { id: 'truth', title: 'What really happened', spoils: true, content: <TruthSection /> },
    {
      id: 'findings',
      title: 'Findings',
      rated: true,
      content: <Findings card={card} me={me} disputes={disputes} onDispute={onDispute} />,
    },
    {
      id: 'pictures',
      title: 'Pictures',
      spoils: true,
      content: (
        <>
          <p className={classes.lead} data-screen-only>
            All times are UTC. The upright line is the replay; a click in a picture moves it there.
          </p>
          <SeverityPicture />
          <CadencePicture />
          <RolesPicture />
          <MetricsPicture />
          <ParPicture par={par} />
        </>
      ),
    },
    { id: 'timeline', title: 'Timeline', content: <TimelineSection /> },
    ...(wasSteered
      ? [{ id: 'steered', title: 'What the facilitator steered', spoils: true, content: <SteeringSection /> }]
      : []),
    ...(haveSeatsChanged ? [{ id: 'seats', title: 'Who played which seat', content: <SeatsSection /> }] : []),
    { id: 'told', title: 'What was told', rated: true, content: <ToldSection /> },
    {
      id: 'postmortem',
      title: 'Postmortem',
      rated: true,
      content: <PostmortemSection onTick={onTick} writing={writing} onRevise={onRevise} />,
    },
    { id: 'gaps', title: 'Gaps in the playbook', rated: true, content: <GapsSection card={card} /> },
    ...(card.notApplicable.length === 0
      ? []
      : [{ id: 'rest', title: 'Not judged', rated: true, content: <NotApplicableSection card={card} /> }]),
  ];
  const shown = parts.filter((p) => (!p.rated || !state.stoppedForReal) && (!p.spoils || spoiled));
  return (
    <div className={classes.page}>
      <nav className={classes.contents} aria-label="Contents of the debrief" data-screen-only>
        {shown.map((p) => (
          <button key={p.id} type="button" onClick={() => goTo(p.id)}>
            {p.title}
          </button>
        ))}
      </nav>
      <div className={classes.content}>
        <Overview card={card} frozen={frozen} />
        {!spoiled && (
          <p data-screen-only>
            <Button onClick={() => setSpoiled(true)}>Show what it was about</Button>{' '}
            <span className="hw-muted">It gives the scenario away; leave it if you want to play it again.</span>
          </p>
        )}
        {shown.map((p) => (
          <section key={p.id} className={classes.part} aria-labelledby={`debrief-${p.id}`}>
            <h2 id={`debrief-${p.id}`} tabIndex={-1}>
              {p.title}
            </h2>
            {p.content}
          </section>
        ))}
        <RecordHash entries={props.entries} onDatabase={props.onDatabase} />
      </div>
    </div>
  );
}

function goTo(id: string): void {
  const heading = document.getElementById(`debrief-${id}`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
