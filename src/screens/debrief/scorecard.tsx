import { useState } from 'react';
import { durationText } from '../../base/drill-time';
import { personName } from '../../drill/drill';
import { speedRows } from '../../report/milestones';
import type { Par } from '../../scenario/par';
import type { PersonScore, Scorecard } from '../../score/types';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { MeterBar } from '../../ui/meter-bar';
import { RatingBadge } from '../../ui/rating-badge';
import { Segmented } from '../../ui/segmented';
import { Tag } from '../../ui/tag';
import { useMediaWidth } from '../../ui/use-media-width';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { roleTitle } from './words';

/** As wide as a digit, so that the bars end in one line. */
const FIGURE_SPACE = '\u2007';
const TONE = { P: 'good', S: 'accent', M: 'warn', U: 'bad' } as const;

/** Ratings by dimension. */
export function DimensionTable({ card }: { readonly card: Scorecard }) {
  const phone = useMediaWidth() === 'phone';
  return (
    <DataTable
      caption="Ratings by dimension"
      hideCaption
      rows={card.dimensions}
      rowKey={(d) => d.id}
      columns={[
        {
          id: 'dimension',
          header: 'Dimension',
          cell: (d) => (
            <span className={classes.dimension}>
              {d.title}
              {d.capped && <Tag tone="bad">capped at {card.scale.hardFlagCap}</Tag>}
            </span>
          ),
        },
        {
          id: 'rating',
          header: 'Rating',
          cell: (d) =>
            d.possible === 0 ? (
              <span className="hw-muted">Nothing to judge</span>
            ) : (
              <RatingBadge rating={d.rating} withWords={!phone} />
            ),
        },
        {
          id: 'percent',
          header: 'Percent',
          cell: (d) =>
            d.possible === 0 ? (
              ''
            ) : (
              <MeterBar
                label={d.title}
                hideLabel
                value={d.percent}
                max={100}
                text={`${d.percent.toFixed(1).padStart(5, FIGURE_SPACE)} %`}
                tone={TONE[d.rating]}
              />
            ),
        },
        { id: 'weight', header: 'Weight', align: 'right', cell: (d) => (d.possible === 0 ? '' : `${d.weight} %`) },
      ]}
    />
  );
}

/** How fast, apart from how well: each step from its own gate, beside par. */
export function SpeedTable({ card, par }: { readonly card: Scorecard; readonly par: Par | undefined }) {
  const { drill } = useDebrief();
  const rows = speedRows(card, par, drill.variant);
  return (
    <DataTable
      caption="How long each step took"
      hideCaption
      rows={rows}
      rowKey={(r) => r.id}
      columns={[
        { id: 'step', header: 'Step', cell: (r) => `${r.title}, ${r.gate}` },
        {
          id: 'took',
          header: 'This drill',
          align: 'right',
          cell: (r) => (r.took === undefined ? 'Did not happen' : durationText(r.took)),
        },
        {
          id: 'par',
          header: 'Par',
          align: 'right',
          cell: (r) => (r.par === undefined ? 'None' : durationText(r.par)),
        },
      ]}
    />
  );
}

export const TEAM = 'team';

/** Chooses whose findings are shown: the team's, one's own, and the others' only when asked for. */
export function PersonChoice({
  people,
  me,
  value,
  onChange,
}: {
  readonly people: readonly PersonScore[];
  readonly me: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { drill } = useDebrief();
  const [others, setOthers] = useState(false);
  const shown = people.filter((p) => others || p.person === me);
  const hidden = people.length - shown.length;
  if (people.length === 0) return null;
  return (
    <div className="hw-row" data-screen-only>
      <Segmented
        label="Whose score"
        value={value}
        onChange={onChange}
        options={[
          { value: TEAM, label: 'Team' },
          ...shown.map((p) => ({ value: p.person, label: personName(drill, p.person) })),
        ]}
      />
      {hidden > 0 && (
        <Button
          kind="quiet"
          data-tip="Personal scores are meant for the person. Ask them first."
          onClick={() => setOthers(true)}
        >
          Show {hidden === 1 ? 'one other' : `${hidden} others`}
        </Button>
      )}
    </div>
  );
}

/** One person's score: what was theirs to do by the roles they held. */
export function PersonSummary({ score }: { readonly score: PersonScore }) {
  const { drill } = useDebrief();
  return (
    <div className={classes.person}>
      <RatingBadge rating={score.rating} withWords />
      <span className="hw-mono">{score.percent.toFixed(1)} %</span>
      <span className="hw-muted">
        {score.roles.length === 0
          ? 'Held no role.'
          : `Held ${score.roles.map((r) => roleTitle(drill, r)).join(', ')}; only what was theirs to do counts.`}
      </span>
    </div>
  );
}
