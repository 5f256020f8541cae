import { useMemo } from 'react';
import { type CadencePromise, cadencePicture } from '../../../report/pictures';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { utc } from '../words';
import { place } from './axis';
import { Figure } from './figure';
import { Plot } from './plot';
import classes from './plot.module.css';

type State = 'kept' | 'broken' | 'open';

const stateOf = (p: CadencePromise): State => (p.kept === undefined ? 'open' : p.kept ? 'kept' : 'broken');
const promisedMinutes = (p: CadencePromise): number => Math.max(0, (p.due - p.from) / 60_000);

const WORDS: Readonly<Record<State, string>> = { kept: 'Kept', broken: 'Not kept', open: 'Not due before the end' };

const LEGEND = (['kept', 'broken', 'open'] as const).map((state) => ({
  id: state,
  sign: <span className={classes.promiseSign} data-state={state} />,
  label: `Promised time of the next update: ${WORDS[state].toLowerCase()}`,
}));

function promisesText(promises: readonly CadencePromise[]): string {
  const due = promises.filter((p) => p.kept !== undefined);
  const kept = due.filter((p) => p.kept).length;
  if (promises.length === 0) return 'No update named the time of the next.';
  if (due.length === 0) return 'No promise of a next update was due before the end.';
  return kept === due.length
    ? `${kept === 1 ? 'The one promise' : `All ${kept} promises`} of a next update ${kept === 1 ? 'was' : 'were'} kept.`
    : `${kept} of ${due.length} promises of a next update were kept.`;
}

/** How old the latest word was, minute by minute, against the playbook's cadence and against what was promised. */
export function CadencePicture() {
  const { drill, state, end, axis, told } = useDebrief();
  const { limit, gaps, promises } = useMemo(() => cadencePicture(drill, state, end, told), [drill, state, end, told]);
  const longest = gaps.reduce((most, g) => Math.max(most, g.minutes), 0);
  const ahead = promises.reduce((most, p) => Math.max(most, promisedMinutes(p)), 0);
  const top = Math.max(limit * 1.4, longest * 1.15, Math.min(ahead, limit * 2) * 1.15);
  const y = (minutes: number) => (1 - minutes / top) * 100;
  const overdue = gaps.filter((g) => g.overdue);
  const summary =
    gaps.length === 0
      ? 'Nothing was declared, so no update was promised.'
      : overdue.length === 0
        ? `No gap was longer than ${limit} minutes; the longest was ${Math.round(longest)}.`
        : `${overdue.length} of ${gaps.length} gaps were longer than ${limit} minutes; the longest was ${Math.round(longest)}.`;
  const said = promisesText(promises);
  const promiseOf = (from: number) => promises.find((p) => p.from === from);
  // What was promised for after the end has its line up to the edge.
  const isInside = (p: CadencePromise) => p.due <= axis.to;
  const edge = (p: CadencePromise) => Math.min(p.due, axis.to);
  const x = (at: number) => (place(axis, at) * 1000).toFixed(1);
  return (
    <Figure
      title="Gaps between updates"
      text={`${summary} ${said} The line climbs until the next update.`}
      {...(promises.length === 0 ? {} : { legend: LEGEND })}
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
            {
              id: 'promised',
              header: 'Next promised for',
              mono: true,
              cell: (g) => {
                const promise = promiseOf(g.from);
                return promise === undefined ? '' : utc(drill, promise.due);
              },
            },
            {
              id: 'kept',
              header: 'Promise',
              cell: (g) => {
                const promise = promiseOf(g.from);
                return promise === undefined ? 'None' : WORDS[stateOf(promise)];
              },
            },
          ]}
        />
      )}
    >
      <Plot
        label={`Minutes since the latest update. ${summary} ${said}`}
        height={140}
        rows={[0, limit, ...(top > limit * 2.4 ? [limit * 2] : [])].map((m) => ({
          id: `${m}`,
          label: `${m} min`,
          at: 1 - m / top,
        }))}
        describe={(at) => {
          const gap = gaps.find((g) => g.from <= at && at < g.to);
          if (gap === undefined) return 'no update was due';
          const promise = promiseOf(gap.from);
          const next = promise === undefined ? '' : `, next promised for ${utc(drill, promise.due)}`;
          return `${Math.floor((at - gap.from) / 60_000)} min since the latest word${next}`;
        }}
        drawing={[
          ...gaps.map((g) => {
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
          }),
          ...promises.map((p) => (
            <path
              key={`promise-${p.seq}`}
              className={classes.promiseLine}
              data-state={stateOf(p)}
              d={`M${x(p.from)} 100L${x(edge(p))} ${y((edge(p) - p.from) / 60_000)}`}
            />
          )),
        ]}
      >
        <span className={classes.limit} style={{ top: `${y(limit)}%` }} />
        {promises.filter(isInside).map((p) => (
          <span
            key={p.seq}
            className={classes.promiseMark}
            data-state={stateOf(p)}
            style={{ left: `${place(axis, p.due) * 100}%`, top: `${y(promisedMinutes(p))}%` }}
          />
        ))}
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
