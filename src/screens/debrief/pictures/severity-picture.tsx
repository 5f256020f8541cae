import { useMemo } from 'react';
import { type DrillTime, durationText } from '../../../base/drill-time';
import { type Span, severityPicture } from '../../../report/pictures';
import { DataTable } from '../../../ui/data-table';
import { useDebrief } from '../context';
import { JumpButton } from '../jump-button';
import { utc } from '../words';
import { type Axis, place } from './axis';
import { Figure } from './figure';
import { Plot, useStretch } from './plot';
import classes from './plot.module.css';

type Spans = readonly Span<string | null>[];

const NONE = 'none';

function valueAt(spans: Spans, at: DrillTime): string | null {
  return spans.find((s) => s.from <= at && at < s.to)?.value ?? null;
}

/** A step line through the middle of each severity's row. */
function stepPath(axis: Axis, spans: Spans, y: (value: string | null) => number): string {
  return spans
    .map((s, i) => {
      const [x1, x2] = [place(axis, s.from) * 1000, place(axis, s.to) * 1000];
      return `${i === 0 ? 'M' : 'L'}${x1.toFixed(1)} ${y(s.value)}L${x2.toFixed(1)} ${y(s.value)}`;
    })
    .join('');
}

/** Where what was declared was not what was true: too low a call weighs more than too high a one. */
function differences(declared: Spans, truth: Spans, rank: (value: string | null) => number) {
  return truth.flatMap((t) =>
    declared.flatMap((d) => {
      const [from, to] = [Math.max(t.from, d.from), Math.min(t.to, d.to)];
      if (to <= from || t.value === null || rank(d.value) === rank(t.value)) return [];
      return [{ from, to, kind: rank(d.value) > rank(t.value) ? ('under' as const) : ('over' as const) }];
    }),
  );
}

/** Severity declared beside the true one, over time. */
export function SeverityPicture() {
  const { drill, state, truth, end, axis } = useDebrief();
  const stretch = useStretch();
  const picture = useMemo(() => severityPicture(state, truth, end), [state, truth, end]);
  const levels = useMemo(() => [...drill.bundle.playbook.severities.map((s) => s.id), NONE], [drill]);
  const rank = (value: string | null) => Math.max(0, levels.indexOf(value ?? NONE));
  const y = (value: string | null) => ((rank(value) + 0.5) / levels.length) * 100;
  const off = differences(picture.declared, picture.truth, rank);
  const late = off.filter((o) => o.kind === 'under').reduce((n, o) => n + o.to - o.from, 0);
  const over = off.filter((o) => o.kind === 'over').reduce((n, o) => n + o.to - o.from, 0);
  const summary =
    late + over === 0
      ? 'What was declared was true all the time.'
      : `Declared too low or not at all for ${durationText(late)}, too high for ${durationText(over)}.`;
  return (
    <Figure
      title="Severity declared and true"
      text={summary}
      legend={[
        { id: 'declared', sign: <span className={classes.lineSign} />, label: 'Declared' },
        { id: 'true', sign: <span className={classes.dashSign} />, label: 'True, as far as it could be seen' },
        { id: 'under', sign: <span className={classes.underSign} />, label: 'Too low, or undeclared' },
        { id: 'over', sign: <span className={classes.overSign} />, label: 'Too high' },
      ]}
      table={() => (
        <DataTable
          caption="Severity over time"
          hideCaption
          rows={[
            ...picture.declared.map((s) => ({ ...s, what: 'Declared' })),
            ...picture.truth.map((s) => ({ ...s, what: 'True' })),
          ]}
          rowKey={(r) => `${r.what}-${r.from}`}
          columns={[
            { id: 'what', header: 'What', cell: (r) => r.what },
            { id: 'from', header: 'From', cell: (r) => <JumpButton at={r.from} /> },
            { id: 'to', header: 'To', mono: true, cell: (r) => utc(drill, r.to) },
            { id: 'value', header: 'Severity', cell: (r) => r.value ?? NONE },
          ]}
        />
      )}
    >
      <Plot
        label={`Severity over time. ${summary}`}
        height={levels.length * 26}
        rows={levels.map((id, i) => ({ id, label: id, at: (i + 0.5) / levels.length }))}
        grid={levels.slice(1).map((_, i) => (i + 1) / levels.length)}
        describe={(at) =>
          `declared ${valueAt(picture.declared, at) ?? NONE}, true ${valueAt(picture.truth, at) ?? NONE}`
        }
        drawing={
          <>
            <path className={classes.truth} d={stepPath(axis, picture.truth, y)} />
            <path className={classes.declared} d={stepPath(axis, picture.declared, y)} />
          </>
        }
      >
        {off.map((o) => (
          <span key={`${o.kind}-${o.from}`} className={classes[o.kind]} style={stretch(o.from, o.to)} />
        ))}
      </Plot>
    </Figure>
  );
}
