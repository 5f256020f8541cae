import { Button } from '../../ui/button';
import { Section } from '../../ui/section';
import classes from './library.module.css';
import type { ScenarioCard } from './types';

interface Props {
  readonly scenarios: readonly ScenarioCard[];
  readonly nextDrill: string | null;
  readonly onPlay: (id: string) => void;
}

/** The scenarios that can be played, without a word about what is behind them. */
export function ScenarioList({ scenarios, nextDrill, onPlay }: Props) {
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
        {scenarios.map((s) => (
          <li key={s.id} className={classes.scenario}>
            <div className="hw-grow">
              <h3>{s.title}</h3>
              <p>{s.summary}</p>
              <p className="hw-muted hw-small">
                up to {s.minutes} min of drill time · difficulty {s.difficulty} of 5 · roles {s.roles.join(', ')}
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
            <Button kind="primary" onClick={() => onPlay(s.id)} aria-label={`Play ${s.title}`}>
              Play
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
