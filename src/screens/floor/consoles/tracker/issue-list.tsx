import type { DrillTime } from '../../../../base/drill-time';
import { formatCount } from '../../../../ui/format';
import { Tag } from '../../../../ui/tag';
import type { TrackerRow } from '../../../../world/model/operations';
import { agoText } from '../parts/names';
import { Sparkline } from '../parts/sparkline';
import { LEVEL_TONES } from './levels';
import classes from './tracker.module.css';

/** The issues, the busiest first. */
export function IssueList({
  rows,
  now,
  onOpen,
}: {
  readonly rows: readonly TrackerRow[];
  readonly now: DrillTime;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <ul className={classes.list}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          <div className={classes.main}>
            <button type="button" className={classes.title} onClick={() => onOpen(row.id)}>
              {row.title}
            </button>
            <div className={classes.meta}>
              <span>{row.culprit}</span>
              <span className={classes.tags}>
                <Tag tone={LEVEL_TONES[row.level]}>{row.level}</Tag>
                <Tag mono>{row.id}</Tag>
                {row.release !== '' && <Tag mono>{row.release}</Tag>}
              </span>
            </div>
            <div className={classes.meta}>
              last seen {agoText(row.lastSeen, now)}, first seen {agoText(row.firstSeen, now)}
            </div>
          </div>
          <Sparkline
            values={row.spark}
            label={`Events over the range, most in one part ${Math.max(0, ...row.spark)}`}
          />
          <dl className={classes.numbers}>
            <div>
              <dt>Events</dt>
              <dd>{formatCount(row.events)}</dd>
            </div>
            <div>
              <dt>People</dt>
              <dd>{formatCount(row.people)}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}
