import { Button } from '../../ui/button';
import classes from './progress.module.css';
import type { ScenarioCard } from './types';

/** The drill that shows the floor: five minutes, guided. */
export const TOUR = 'first-steps';
/** What is watched by whoever has chosen nothing: an outage, as most incidents are. */
const TO_WATCH = 'edge-outage';

interface Props {
  readonly scenarios: readonly ScenarioCard[];
  readonly onPlay: (scenarioId: string) => void;
  readonly onWatch: (scenarioId: string) => void;
}

/** The two quickest ways in: a tour that is itself a drill, and one that plays itself. */
export function Welcome({ scenarios, onPlay, onWatch }: Props) {
  const tour = scenarios.find((s) => s.id === TOUR);
  const watched = scenarios.find((s) => s.id === TO_WATCH) ?? scenarios.find((s) => s.id !== TOUR);
  if (tour === undefined && watched === undefined) return null;
  return (
    <section className={classes.welcome} aria-label="New here?">
      <div className="hw-grow">
        <h2>New here?</h2>
        <p>
          The tour is a drill of five minutes in which a coach says what to do and why. Or look on while a team of bots
          plays a whole incident at twenty times the speed.
        </p>
      </div>
      <div className={classes.buttons}>
        {tour !== undefined && (
          <Button kind="primary" onClick={() => onPlay(tour.id)}>
            Take the tour
          </Button>
        )}
        {watched !== undefined && <Button onClick={() => onWatch(watched.id)}>Watch a drill</Button>}
      </div>
    </section>
  );
}
