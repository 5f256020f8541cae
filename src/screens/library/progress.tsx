import { type DimensionProgress, progressWords } from '../../coach/progress';
import type { LibraryProgress } from '../../session/progress';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Section } from '../../ui/section';
import classes from './progress.module.css';
import { linePoints, PLOT } from './trend-line';
import type { ScenarioCard } from './types';

interface Props {
  readonly progress: LibraryProgress | null;
  readonly scenarios: readonly ScenarioCard[];
  readonly onPlay: (scenarioId: string) => void;
}

/** How the person's own drills went, by dimension, and what to play next. */
export function Progress({ progress, scenarios, onPlay }: Props) {
  if (progress === null) return null;
  const { drills, dimensions, next } = progress;
  const scenario = scenarios.find((s) => s.id === next?.scenarioId);
  return (
    <Section
      title="Your progress"
      level={2}
      aside={
        drills === 0 ? undefined : (
          <span className="hw-muted hw-small">
            {drills === 1 ? '1 finished drill' : `${drills} finished drills`} in this browser
          </span>
        )
      }
    >
      {drills === 0 ? (
        <EmptyState
          title="Nothing to compare yet"
          text="Each drill that you play to its debrief adds a point to every dimension here."
        />
      ) : (
        <ul className={classes.dimensions}>
          {dimensions.map((d) => (
            <Dimension key={d.id} dimension={d} />
          ))}
        </ul>
      )}
      {drills > 0 && scenario !== undefined && next !== undefined && (
        <div className={classes.next}>
          <div className="hw-grow">
            <h3>Next drill: {scenario.title}</h3>
            <p className="hw-muted">{next.reason}</p>
          </div>
          <Button onClick={() => onPlay(scenario.id)}>Go to its briefing</Button>
        </div>
      )}
    </Section>
  );
}

function Dimension({ dimension }: { readonly dimension: DimensionProgress }) {
  const { title, points, recent } = dimension;
  const percents = points.map((p) => p.percent);
  const line = linePoints(percents);
  return (
    <li className={classes.dimension}>
      <span className={classes.title}>{title}</span>
      <svg
        className={classes.plot}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        role="img"
        aria-label={`${title}, drill by drill: ${percents.map((p) => `${p.toFixed(0)} %`).join(', ')}`}
      >
        <line className={classes.base} x1="0" x2={PLOT.width} y1={PLOT.height - 1} y2={PLOT.height - 1} />
        {line.length > 1 && <polyline className={classes.line} points={line.map((p) => `${p.x},${p.y}`).join(' ')} />}
        {points.map((point, i) => (
          <circle
            key={point.drill}
            className={classes.dot}
            data-guided={point.isGuided || undefined}
            cx={line[i]?.x}
            cy={line[i]?.y}
            r="3"
          />
        ))}
      </svg>
      <span className={classes.percent}>{recent.toFixed(0)} %</span>
      <span className={classes.words}>{progressWords(dimension)}</span>
    </li>
  );
}
