import { useMemo } from 'react';
import { durationText } from '../../../base/drill-time';
import { type Drill, personName } from '../../../drill/drill';
import { type RoleBar, rolesPicture } from '../../../report/pictures';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { roleTitle, utc } from '../words';
import { Figure } from './figure';
import { Plot, useStretch } from './plot';
import classes from './plot.module.css';

const COMMAND = 'ic';

const LEGEND = [
  { id: 'gap', sign: <span className={classes.gapSign} />, label: 'Nobody commands' },
  { id: 'overlap', sign: <span className={classes.overlapSign} />, label: 'More than one commands' },
  { id: 'default', sign: <span className={classes.defaultSign} />, label: 'By default' },
] as const;
const AWAY = { id: 'away', sign: <span className={classes.awaySign} />, label: 'Dropped out' } as const;

/** The bars of one role; those that lie over each other are drawn one under the other. */
export function stackedLane(role: string, all: readonly RoleBar[]) {
  const ends: number[] = [];
  const bars = all
    .filter((b) => b.role === role)
    .toSorted((a, b) => a.from - b.from)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from);
      const line = free < 0 ? ends.length : free;
      ends[line] = bar.to;
      return { ...bar, line };
    });
  return { role, bars, lines: Math.max(1, ends.length) };
}

/** Each stretch in which the holder of a role had dropped out, in a sentence. */
function absenceSentences(drill: Drill, absences: readonly RoleBar[]): readonly string[] {
  return absences.map(
    (a) =>
      `${personName(drill, a.value)}, ${roleTitle(drill, a.role)}, had dropped out for ${durationText(a.to - a.from)}.`,
  );
}

/** What was held, and when its holder had dropped out, in order. */
function tableRows(bars: readonly RoleBar[], absences: readonly RoleBar[]) {
  return [...bars.map((b) => ({ ...b, isAway: false })), ...absences.map((a) => ({ ...a, isAway: true }))].toSorted(
    (a, b) => a.from - b.from,
  );
}

/** Who held which role, and where nobody or two people commanded. */
export function RolesPicture() {
  const { drill, state, end } = useDebrief();
  const stretch = useStretch();
  const picture = useMemo(() => rolesPicture(drill, state, end), [drill, state, end]);
  const lanes = useMemo(
    () =>
      picture.roles
        .filter((role) => drill.bundle.scenario.roles.includes(role) || picture.bars.some((b) => b.role === role))
        .map((role) => stackedLane(role, picture.bars)),
    [picture, drill],
  );
  const lines = lanes.reduce((n, l) => n + l.lines, 0);
  const above = (lane: number) => lanes.slice(0, lane).reduce((n, l) => n + l.lines, 0) / Math.max(1, lines);
  const command = Math.max(
    0,
    lanes.findIndex((l) => l.role === COMMAND),
  );
  const commandHeight = ((lanes[command]?.lines ?? 1) / Math.max(1, lines)) * 100;
  const people = [...new Set(picture.bars.map((b) => b.value))];
  const lost = (kind: 'gap' | 'overlap') =>
    picture.gaps.filter((g) => g.value === kind).reduce((n, g) => n + g.to - g.from, 0);
  const commanded =
    picture.gaps.length === 0
      ? 'Exactly one person commanded all the time.'
      : `Nobody commanded for ${durationText(lost('gap'))}, more than one person for ${durationText(lost('overlap'))}.`;
  const summary = [commanded, ...absenceSentences(drill, picture.absences)].join(' ');
  return (
    <Figure
      title="Who held which role"
      text={summary}
      legend={picture.absences.length === 0 ? LEGEND : [...LEGEND, AWAY]}
      table={() => (
        <DataTable
          caption="Roles over time"
          hideCaption
          rows={tableRows(picture.bars, picture.absences)}
          rowKey={(b) => `${b.role}-${b.value}-${b.from}-${b.byDefault === true}-${b.isAway}`}
          empty="Nobody took a role."
          columns={[
            { id: 'role', header: 'Role', cell: (b) => roleTitle(drill, b.role) },
            {
              id: 'person',
              header: 'Person',
              cell: (b) =>
                `${personName(drill, b.value)}${b.isAway ? ', dropped out' : b.byDefault ? ', by default' : ''}`,
            },
            { id: 'from', header: 'From', cell: (b) => <JumpButton at={b.from} /> },
            { id: 'to', header: 'To', mono: true, cell: (b) => utc(drill, b.to) },
          ]}
        />
      )}
    >
      <Plot
        label={`Roles over time. ${summary}`}
        height={lines * 30}
        rows={lanes.map(({ role, lines: own }, i) => ({
          id: role,
          label: roleTitle(drill, role),
          at: above(i) + own / lines / 2,
        }))}
        grid={lanes.slice(1).map((_, i) => above(i + 1))}
        describe={(at) =>
          lanes
            .map(({ role, bars }) => {
              const names = bars.filter((b) => b.from <= at && at < b.to).map((b) => personName(drill, b.value));
              return `${roleTitle(drill, role)}: ${names.length === 0 ? 'nobody' : names.join(' and ')}`;
            })
            .join(', ')
        }
      >
        {lanes.flatMap(({ role, bars }, lane) =>
          bars.map((b) => (
            <span
              key={`${role}-${b.value}-${b.from}-${b.byDefault === true}`}
              className={classes.bar}
              data-default={b.byDefault || undefined}
              data-series={(people.indexOf(b.value) % 6) + 1}
              style={{
                ...stretch(b.from, b.to),
                top: `calc(${(above(lane) + b.line / lines) * 100}% + 3px)`,
                height: `calc(${100 / lines}% - 6px)`,
              }}
            >
              <span className="hw-clip">
                {personName(drill, b.value)}
                {b.byDefault ? ', by default' : ''}
              </span>
            </span>
          )),
        )}
        {lanes.flatMap(({ role, bars }, lane) =>
          picture.absences
            .filter((a) => a.role === role)
            .map((a) => {
              const line = bars.find((b) => b.value === a.value && b.from <= a.from && b.to >= a.to)?.line ?? 0;
              return (
                <span
                  key={`away-${role}-${a.value}-${a.from}`}
                  className={classes.away}
                  style={{
                    ...stretch(a.from, a.to),
                    top: `calc(${(above(lane) + line / lines) * 100}% + 3px)`,
                    height: `calc(${100 / lines}% - 6px)`,
                  }}
                >
                  <span className="hw-clip">dropped out</span>
                </span>
              );
            }),
        )}
        {picture.gaps.map((g) => (
          <span
            key={`${g.value}-${g.from}`}
            className={classes.commandGap}
            data-kind={g.value}
            style={{ ...stretch(g.from, g.to), top: `${above(command) * 100}%`, height: `${commandHeight}%` }}
          >
            {g.value === 'gap' && (
              <span className="hw-clip">
                {g.away === undefined ? 'nobody' : `${personName(drill, g.away)} dropped out`}
              </span>
            )}
          </span>
        ))}
      </Plot>
    </Figure>
  );
}
