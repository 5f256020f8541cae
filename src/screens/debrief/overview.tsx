import { dateUtc, durationText } from '../../base/drill-time';
import type { Scorecard } from '../../score/types';
import { Banner } from '../../ui/banner';
import { ExerciseMark } from '../../ui/exercise-mark';
import { RatingBadge, ratingText } from '../../ui/rating-badge';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { utc } from './words';

/** What was played, by whom, and how it went as a whole. */
export function Overview({ card, frozen }: { readonly card: Scorecard; readonly frozen: boolean }) {
  const { drill, state, end } = useDebrief();
  const { scenario } = drill.bundle;
  const capped = card.dimensions.filter((d) => d.capped).map((d) => d.title);
  return (
    <header className={classes.overview}>
      <p className={classes.kicker}>
        <ExerciseMark kind="inline" /> Debrief
      </p>
      <h1>{scenario.title}</h1>
      <dl className={classes.facts}>
        <div>
          <dt>Played</dt>
          <dd>
            {dateUtc(drill.startEpoch)}, {utc(drill, 0)} to {utc(drill, end)} ({durationText(end)})
          </dd>
        </div>
        <div>
          <dt>People</dt>
          <dd>{drill.header.participants.map((p) => (p.kind === 'bot' ? `${p.name} (bot)` : p.name)).join(', ')}</dd>
        </div>
        {drill.header.facilitated !== undefined && drill.header.facilitated.by.length > 0 && (
          <div>
            <dt>Facilitated by</dt>
            <dd>{drill.header.facilitated.by.join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>Seed</dt>
          <dd className="hw-mono">{drill.header.seed}</dd>
        </div>
      </dl>
      {frozen && (
        <div className={classes.notice}>
          <Banner
            tone="warn"
            title={`Scored by engine ${card.engine}`}
            text="This drill was played with another version. The scorecard is the one that was kept when the drill ended; the replay may differ from it in details."
          />
        </div>
      )}
      {state.stoppedForReal ? (
        <div className={classes.notice}>
          <Banner
            tone="warn"
            title={`Stopped for a real incident after ${durationText(end)}`}
            text="Nothing here is rated. What was done until then is kept below and in the record."
          />
        </div>
      ) : (
        <div className={classes.verdict} data-rating={card.rating}>
          <span className={classes.percent}>{card.percent.toFixed(1)} %</span>
          <div>
            <RatingBadge rating={card.rating} withWords />
            <p className="hw-muted hw-small">
              {card.capped
                ? `A prohibition was broken in ${capped.join(' and ')}: at best ${card.scale.hardFlagCap}, ${ratingText(card.scale.hardFlagCap).toLowerCase()}.`
                : `P from ${card.scale.P} %, S from ${card.scale.S} %, M from ${card.scale.M} %. Speed is shown apart and is not part of it.`}
            </p>
          </div>
        </div>
      )}
    </header>
  );
}
