import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import classes from './library.module.css';
import type { ScenarioCard } from './types';
import { TOUR } from './welcome';

interface Props {
  readonly scenarios: readonly ScenarioCard[];
  readonly nextDrill: string | null;
  readonly onPlay: (id: string) => void;
  readonly onWatch: (id: string) => void;
  readonly onTeam: (id: string) => void;
}

/** The scenarios that can be played, without a word about what is behind them. */
export function ScenarioList({ scenarios, nextDrill, onPlay, onWatch, onTeam }: Props) {
  // The tour has a place of its own, above; here it comes last.
  const listed = scenarios.toSorted((a, b) => Number(a.id === TOUR) - Number(b.id === TOUR));
  return (
    <Section
      title="Scenarios"
      level={2}
      aside={
        nextDrill === null ? undefined : (
          <span className="hw-muted hw-small">
            Next drill in the playbook: {nextDrill}
            {nextDrill < new Date().toISOString().slice(0, 10) ? ' (past)' : ''}
          </span>
        )
      }
    >
      <ul className={classes.scenarios}>
        {listed.map((s) => (
          <li key={s.id} className={classes.scenario}>
            <div className="hw-grow">
              <h3>{s.title}</h3>
              <p>{s.summary}</p>
              <p className="hw-muted hw-small">
                {s.id === TOUR ? 'about 5' : `up to ${s.minutes}`} min of drill time · difficulty {s.difficulty} of 5 ·
                roles {s.roles.join(', ')}
              </p>
              <details className={classes.details}>
                <summary>What it trains</summary>
                <ul>
                  {s.objectives.map((o) => (
                    <li key={o}>{o}</li>
                  ))}
                </ul>
              </details>
            </div>
            <div className={classes.scenarioActions}>
              <Button
                onClick={() => onWatch(s.id)}
                aria-label={`Watch ${s.title}`}
                data-tip="Bots play it, you look on"
              >
                Watch
              </Button>
              {s.id !== TOUR && (
                <Button
                  onClick={() => onTeam(s.id)}
                  aria-label={`Play as a team: ${s.title}`}
                  data-tip="Everybody at their own machine; bots fill what is empty"
                >
                  Play as a team
                </Button>
              )}
              <Button kind="primary" onClick={() => onPlay(s.id)} aria-label={`Play ${s.title}`}>
                Play
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
