import { useMemo } from 'react';
import { durationText } from '../../../base/drill-time';
import { type Milestone, milestones } from '../../../report/milestones';
import type { Par } from '../../../scenario/par';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { utc } from '../words';
import { place } from './axis';
import { Figure } from './figure';
import { Plot } from './plot';
import classes from './plot.module.css';

function difference(row: Milestone): string {
  if (row.at === undefined) return 'did not happen';
  if (row.par === undefined) return '';
  const ms = row.at - row.par;
  if (Math.abs(ms) < 30_000) return 'as at par';
  return `${durationText(Math.abs(ms))} ${ms < 0 ? 'sooner' : 'later'}`;
}

/** Today's run beside the par run, milestone by milestone. */
export function ParPicture({ par }: { readonly par: Par | undefined }) {
  const { drill, state, truth, axis } = useDebrief();
  const rows = useMemo(() => milestones(state, truth, par), [state, truth, par]);
  const hasPar = rows.some((r) => r.par !== undefined);
  const missed = rows.filter((r) => r.at === undefined).map((r) => r.title.toLowerCase());
  const summary = `${hasPar ? 'Par is a careful team with a human allowance for each act.' : 'There is no par run for this scenario yet.'}${
    missed.length === 0 ? '' : ` Did not happen: ${missed.join(', ')}.`
  }`;
  const y = (i: number) => (i + 0.5) / rows.length;
  return (
    <Figure
      title={hasPar ? 'This run beside par' : 'Milestones of this run'}
      text={summary}
      legend={[
        { id: 'today', sign: <span className={classes.todaySign} />, label: 'This drill' },
        ...(hasPar ? [{ id: 'par', sign: <span className={classes.parSign} />, label: 'Par' }] : []),
      ]}
      table={() => (
        <DataTable
          caption="Milestones"
          hideCaption
          rows={rows}
          rowKey={(r) => r.id}
          columns={[
            { id: 'title', header: 'Milestone', cell: (r) => r.title },
            {
              id: 'at',
              header: 'This drill',
              cell: (r) => (r.at === undefined ? 'Did not happen' : <JumpButton at={r.at} />),
            },
            { id: 'par', header: 'Par', mono: true, cell: (r) => (r.par === undefined ? 'None' : utc(drill, r.par)) },
            { id: 'difference', header: 'Difference', cell: difference },
          ]}
        />
      )}
    >
      <Plot
        label={`Milestones of this drill${hasPar ? ' and of the par run' : ''}. ${summary}`}
        height={rows.length * 28}
        rows={rows.map((r, i) => ({ id: r.id, label: r.title, at: y(i) }))}
        grid={rows.slice(1).map((_, i) => (i + 1) / rows.length)}
        describe={(at) => {
          const reached = rows.filter((r) => r.at !== undefined && r.at <= at).map((r) => r.title.toLowerCase());
          return reached.length === 0 ? 'nothing reached yet' : `reached: ${reached.join(', ')}`;
        }}
      >
        {rows.map((r, i) => {
          const known = [r.at, r.par].filter((t) => t !== undefined);
          const [first, last] = [Math.min(...known), Math.max(...known)];
          const top = `${y(i) * 100}%`;
          return (
            <span key={r.id}>
              {known.length === 2 && (
                <span
                  className={classes.tie}
                  style={{ left: `${place(axis, first) * 100}%`, right: `${(1 - place(axis, last)) * 100}%`, top }}
                />
              )}
              {r.par !== undefined && (
                <span className={classes.parDot} style={{ left: `${place(axis, r.par) * 100}%`, top }} />
              )}
              {r.at !== undefined && (
                <span className={classes.todayDot} style={{ left: `${place(axis, r.at) * 100}%`, top }} />
              )}
              <span
                className={classes.dotText}
                data-side={known.length > 0 && place(axis, last) > 0.75 ? 'left' : 'right'}
                style={
                  known.length === 0
                    ? { left: '0', top }
                    : { left: `${place(axis, place(axis, last) > 0.75 ? first : last) * 100}%`, top }
                }
              >
                {difference(r)}
              </span>
            </span>
          );
        })}
      </Plot>
    </Figure>
  );
}
