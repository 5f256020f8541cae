import { useMemo } from 'react';
import { durationText } from '../../../base/drill-time';
import { personName } from '../../../drill/drill';
import { type RoleBar, rolesPicture } from '../../../report/pictures';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { roleTitle, utc } from '../words';
import { Figure } from './figure';
import { Plot, useStretch } from './plot';
import classes from './plot.module.css';

const COMMAND = 'ic';

/** Bars of one role that lie over each other are drawn one under the other. */
export function stacked(
  bars: readonly RoleBar[],
): readonly (RoleBar & { readonly line: number; readonly lines: number })[] {
  const sorted = bars.toSorted((a, b) => a.from - b.from);
  const ends: number[] = [];
  const placed = sorted.map((bar) => {
    const free = ends.findIndex((end) => end <= bar.from);
    const line = free < 0 ? ends.length : free;
    ends[line] = bar.to;
    return { ...bar, line };
  });
  return placed.map((bar) => ({ ...bar, lines: Math.max(1, ends.length) }));
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
        .map((role) => ({ role, bars: stacked(picture.bars.filter((b) => b.role === role)) })),
    [picture, drill],
  );
  const people = [...new Set(picture.bars.map((b) => b.value))];
  const lost = (kind: 'gap' | 'overlap') =>
    picture.gaps.filter((g) => g.value === kind).reduce((n, g) => n + g.to - g.from, 0);
  const summary =
    picture.gaps.length === 0
      ? 'Exactly one person commanded all the time.'
      : `Nobody commanded for ${durationText(lost('gap'))}, more than one person for ${durationText(lost('overlap'))}.`;
  return (
    <Figure
      title="Who held which role"
      text={summary}
      table={() => (
        <DataTable
          caption="Roles over time"
          hideCaption
          rows={picture.bars}
          rowKey={(b) => `${b.role}-${b.value}-${b.from}-${b.byDefault === true}`}
          empty="Nobody took a role."
          columns={[
            { id: 'role', header: 'Role', cell: (b) => roleTitle(drill, b.role) },
            {
              id: 'person',
              header: 'Person',
              cell: (b) => `${personName(drill, b.value)}${b.byDefault ? ', by default' : ''}`,
            },
            { id: 'from', header: 'From', cell: (b) => <JumpButton at={b.from} /> },
            { id: 'to', header: 'To', mono: true, cell: (b) => utc(drill, b.to) },
          ]}
        />
      )}
    >
      <Plot
        label={`Roles over time. ${summary}`}
        height={lanes.length * 34}
        rows={lanes.map(({ role }, i) => ({ id: role, label: roleTitle(drill, role), at: (i + 0.5) / lanes.length }))}
        grid={lanes.slice(1).map((_, i) => (i + 1) / lanes.length)}
        describe={(at) =>
          lanes
            .map(({ role, bars }) => {
              const names = bars.filter((b) => b.from <= at && at < b.to).map((b) => personName(drill, b.value));
              return `${roleTitle(drill, role)}: ${names.length === 0 ? 'nobody' : names.join(' and ')}`;
            })
            .join(', ')
        }
      >
        {lanes.flatMap(({ role, bars }, lane) => {
          const height = 100 / lanes.length;
          return bars.map((b) => (
            <span
              key={`${role}-${b.value}-${b.from}-${b.byDefault === true}`}
              className={classes.bar}
              data-default={b.byDefault || undefined}
              data-series={(people.indexOf(b.value) % 6) + 1}
              style={{
                ...stretch(b.from, b.to),
                top: `calc(${lane * height + (height * b.line) / b.lines}% + 3px)`,
                height: `calc(${height / b.lines}% - 6px)`,
              }}
            >
              {personName(drill, b.value)}
              {b.byDefault ? ', by default' : ''}
            </span>
          ));
        })}
        {picture.gaps.map((g) => {
          const lane = lanes.findIndex((l) => l.role === COMMAND);
          return (
            <span
              key={`${g.value}-${g.from}`}
              className={classes.commandGap}
              data-kind={g.value}
              style={{
                ...stretch(g.from, g.to),
                top: `${(Math.max(0, lane) * 100) / lanes.length}%`,
                height: `${100 / lanes.length}%`,
              }}
            >
              {g.value === 'gap' ? 'nobody' : 'two'}
            </span>
          );
        })}
      </Plot>
    </Figure>
  );
}
