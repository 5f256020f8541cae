import { useMemo } from 'react';
import { cadencePicture } from '../../../report/pictures';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { utc } from '../words';
import { place } from './axis';
import { Figure } from './figure';
import { Plot } from './plot';
import classes from './plot.module.css';

/** How old the latest word was, minute by minute, against the playbook's cadence. */
export function CadencePicture() {
  const { drill, state, end, axis } = useDebrief();
  const { limit, gaps } = useMemo(() => cadencePicture(drill, state, end), [drill, state, end]);
  const longest = gaps.reduce((most, g) => Math.max(most, g.minutes), 0);
  const top = Math.max(limit * 1.4, longest * 1.15);
  const y = (minutes: number) => (1 - minutes / top) * 100;
  const overdue = gaps.filter((g) => g.overdue);
  const summary =
    gaps.length === 0
      ? 'Nothing was declared, so no update was promised.'
      : overdue.length === 0
        ? `No gap was longer than ${limit} minutes; the longest was ${Math.round(longest)}.`
        : `${overdue.length} of ${gaps.length} gaps were longer than ${limit} minutes; the longest was ${Math.round(longest)}.`;
  const x = (at: number) => (place(axis, at) * 1000).toFixed(1);
  return (
    <Figure
      title="Gaps between updates"
      text={`${summary} The line climbs until the next update.`}
      table={() => (
        <DataTable
          caption="Gaps between updates"
          hideCaption
          rows={gaps}
          rowKey={(g) => g.from}
          empty="Nothing was declared."
          columns={[
            { id: 'from', header: 'From', cell: (g) => <JumpButton at={g.from} /> },
            { id: 'to', header: 'To', mono: true, cell: (g) => utc(drill, g.to) },
            { id: 'minutes', header: 'Minutes', align: 'right', cell: (g) => g.minutes.toFixed(1) },
            { id: 'over', header: 'Within the cadence', cell: (g) => (g.overdue ? 'No' : 'Yes') },
          ]}
        />
      )}
    >
      <Plot
        label={`Minutes since the latest update. ${summary}`}
        height={140}
        rows={[0, limit, ...(top > limit * 2.4 ? [limit * 2] : [])].map((m) => ({
          id: `${m}`,
          label: `${m} min`,
          at: 1 - m / top,
        }))}
        describe={(at) => {
          const gap = gaps.find((g) => g.from <= at && at < g.to);
          return gap === undefined
            ? 'no update was due'
            : `${Math.floor((at - gap.from) / 60_000)} min since the latest word`;
        }}
        drawing={gaps.map((g) => {
          const crossing = g.overdue ? g.from + limit * 60_000 : g.to;
          const peak = Math.min(g.minutes, limit);
          return (
            <g key={g.from}>
              <path className={classes.age} d={`M${x(g.from)} 100L${x(crossing)} ${y(peak)}L${x(crossing)} 100Z`} />
              {g.overdue && (
                <path
                  className={classes.ageOver}
                  d={`M${x(crossing)} 100L${x(crossing)} ${y(limit)}L${x(g.to)} ${y(g.minutes)}L${x(g.to)} 100Z`}
                />
              )}
            </g>
          );
        })}
      >
        <span className={classes.limit} style={{ top: `${y(limit)}%` }} />
        {gaps
          .filter((g) => g.overdue)
          .map((g) => (
            <span
              key={g.from}
              className={classes.peak}
              style={{ left: `${place(axis, g.to) * 100}%`, top: `${y(g.minutes)}%` }}
            >
              {Math.round(g.minutes)} min
            </span>
          ))}
      </Plot>
    </Figure>
  );
}
