import type { ReactNode } from 'react';
import { type Drill, personName } from '../../drill/drill';
import type { Observation } from '../../drill/facilitation-state';
import { type Agreement, agreementOf, agreementWords, type RatedObjective } from '../../report/agreement';
import { RatingBadge } from '../../ui/rating-badge';
import { Tag } from '../../ui/tag';
import classes from './observations-compared.module.css';

interface Props {
  readonly drill: Drill;
  readonly observations: readonly Observation[];
  /** How a moment is shown: as a time, or as a button that leads there. */
  readonly moment: (observation: Observation) => ReactNode;
}

const APART = ['alike', 'one step apart', 'two steps apart', 'three steps apart'] as const;

/** What evaluators noted, objective by objective and side by side, and how far they agree. Changes no score. */
export function ObservationsCompared({ drill, observations, moment }: Props) {
  const agreement = agreementOf(drill, observations);
  return (
    <>
      <p className={classes.words}>{agreementWords(agreement)}</p>
      <PairsLine agreement={agreement} />
      {agreement.rows.map((row) => (
        <RatedRow
          key={`${row.objective.id} ${row.person ?? ''}`}
          drill={drill}
          row={row}
          earlier={observations.filter(
            (o) => o.objective === row.objective.id && o.person === row.person && !row.ratings.includes(o),
          )}
          moment={moment}
        />
      ))}
    </>
  );
}

/** With three or more evaluators: who agreed with whom. */
function PairsLine({ agreement }: { readonly agreement: Agreement }) {
  if (agreement.pairs.length < 2) return null;
  return (
    <ul className={classes.pairs} aria-label="Agreement of every two evaluators">
      {agreement.pairs.map((p) => (
        <li key={`${p.one.id} ${p.other.id}`}>
          {p.one.name} and {p.other.name}: {p.exact} of {p.n} alike
        </li>
      ))}
    </ul>
  );
}

function RatedRow({
  drill,
  row,
  earlier,
  moment,
}: {
  readonly drill: Drill;
  readonly row: RatedObjective;
  readonly earlier: readonly Observation[];
  readonly moment: Props['moment'];
}) {
  const { objective, person, ratings, apart } = row;
  const about = person === undefined ? '' : `, about ${personName(drill, person)}`;
  return (
    <section className={classes.row} aria-label={`${objective.text}${about}`}>
      <h3 className={classes.title}>
        {objective.text}
        {about}{' '}
        {ratings.length > 1 && (
          <Tag tone={apart === 0 ? 'good' : apart === 1 ? 'neutral' : 'warn'}>{APART[apart] ?? 'apart'}</Tag>
        )}
      </h3>
      <ul className={classes.side}>
        {ratings.map((o) => (
          <li key={o.id} className={classes.one}>
            <Noted observation={o} moment={moment} />
          </li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <details className={classes.earlier} open={earlier.length < 3}>
          <summary>Noted before</summary>
          <ul className={classes.side}>
            {earlier.map((o) => (
              <li key={o.id} className={classes.one}>
                <Noted observation={o} moment={moment} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Noted({ observation, moment }: { readonly observation: Observation; readonly moment: Props['moment'] }) {
  return (
    <>
      <p className={classes.who}>
        <RatingBadge rating={observation.rating} withWords />
      </p>
      <p className={classes.text}>{observation.text}</p>
      <p className={classes.by}>
        {observation.evaluator.name}, {moment(observation)}
      </p>
    </>
  );
}
