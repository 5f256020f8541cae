import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Bundle } from '../../drill/bundle';
import { AppShell } from '../../ui/app-shell';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/choice-field';
import { ColorSchemeToggle } from '../../ui/color-scheme-toggle';
import { ErrorNotice } from '../../ui/error-notice';
import { Section } from '../../ui/section';
import { TextField } from '../../ui/text-field';
import { Rules } from '../parts/rules';
import classes from './briefing.module.css';
import { CoachChoice } from './coach-choice';
import { DatabaseLine, type DatabaseSource } from './database-line';
import { SeatTable } from './seat-table';
import {
  type CoachLevel,
  type DrillSetup,
  defaultSeats,
  participantsOf,
  playsAlone,
  type SeatRow,
  setupProblem,
} from './setup';

export interface BriefingScreenProps {
  readonly bundle: Bundle;
  /** Who wrote the timeline in the last drill on this machine. */
  readonly previousScribe: string | null;
  /** The simulated database, which warms up meanwhile; absent where none can run. */
  readonly database?: DatabaseSource | 'coming';
  /** Seed and cause as chosen so far (`null`: drawn): the database depends on them. */
  readonly onChoice?: (choice: { readonly seed: string | null; readonly variant: string | null }) => void;
  /** The level of coaching that was chosen last, or a newcomer's. */
  readonly coachLevel: CoachLevel;
  readonly onStart: (setup: DrillSetup) => Promise<void>;
  readonly onLeave: () => void;
}

/** Before the drill: what it is about, who plays what, which rules hold. */
export function BriefingScreen(props: BriefingScreenProps) {
  const { bundle, previousScribe, database, onChoice, coachLevel, onStart, onLeave } = props;
  const { scenario, playbook, company } = bundle;
  const [rows, setRows] = useState<readonly SeatRow[]>(() =>
    defaultSeats(playbook, company, scenario.roles, previousScribe),
  );
  const [seed, setSeed] = useState('');
  const [variant, setVariant] = useState('');
  const [level, setLevel] = useState(coachLevel);
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const problem = setupProblem(rows);
  const chosenSeed = seed.trim() === '' ? null : seed.trim();
  const chosenVariant = variant === '' || variant === 'random' ? null : variant;

  useEffect(() => {
    onChoice?.({ seed: chosenSeed, variant: chosenVariant });
  }, [onChoice, chosenSeed, chosenVariant]);

  const start = async () => {
    setStarting(true);
    setFailure(null);
    try {
      await onStart({
        participants: participantsOf(rows),
        seed: chosenSeed,
        variant: chosenVariant,
        coaching: playsAlone(rows) ? level : null,
      });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setStarting(false);
    }
  };

  return (
    <AppShell
      mainLabel="Briefing"
      scroll="page"
      header={
        <div className={classes.header}>
          <Button kind="quiet" icon={<IconArrowLeft size={16} aria-hidden />} onClick={onLeave}>
            Library
          </Button>
          <span className="hw-grow" />
          <Button kind="primary" busy={starting} disabled={problem !== null} onClick={() => void start()}>
            Start the drill
          </Button>
          <ColorSchemeToggle />
        </div>
      }
    >
      <div className={classes.page}>
        <div>
          <p className="hw-muted hw-small">Briefing</p>
          <h1>{scenario.title}</h1>
        </div>
        <p className={classes.text}>{scenario.briefing}</p>
        {database !== undefined && <DatabaseLine source={database} />}
        <Section title="What this drill trains" level={2}>
          <ul className={classes.list}>
            {scenario.objectives.map((o) => (
              <li key={o.id}>{o.text}</li>
            ))}
          </ul>
        </Section>
        <Section title="Who plays what" level={2}>
          <p className="hw-muted">
            Players share this screen and switch with “acting as”. A teammate is played by Hotwash: it does what it is
            told after a while and reports back. Everybody still has to take their role once the drill runs.
          </p>
          <SeatTable rows={rows} onChange={setRows} previousScribe={previousScribe} />
          {problem !== null && <p role="alert">{problem}</p>}
        </Section>
        {playsAlone(rows) && <CoachChoice value={level} onChange={setLevel} />}
        <p className="hw-muted hw-small">
          When you start the drill its clock runs at once, at real speed. You can pause at any time.
        </p>
        {failure !== null && <ErrorNotice title="The drill could not be started" text={failure} />}
        <Rules playbook={playbook} />
        <details className={classes.details}>
          <summary>For facilitators (spoilers)</summary>
          <div className={classes.facilitator}>
            <SelectField
              label="Cause"
              value={variant === '' ? 'random' : variant}
              onChange={setVariant}
              options={[
                { value: 'random', label: 'Drawn by the seed' },
                ...scenario.variants.map((v) => ({ value: v.id, label: v.title })),
              ]}
              help="Players never see this before the debrief."
            />
            <TextField
              label="Seed"
              value={seed}
              onChange={setSeed}
              maxLength={80}
              help="The same seed gives the same drill. Leave it empty for a new one."
            />
          </div>
        </details>
      </div>
    </AppShell>
  );
}
