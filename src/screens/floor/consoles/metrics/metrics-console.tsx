import { useMemo, useState } from 'react';
import { SECOND } from '../../../../base/drill-time';
import { EmptyState } from '../../../../ui/empty-state';
import { Segmented } from '../../../../ui/segmented';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { FootRow, Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { RangePicker } from '../parts/range-picker';
import { type RangeId, rangeQuery, rangeStart } from '../parts/time-ranges';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { annotationsOf } from './annotations';
import { ChartCard } from './chart-card';
import { ChartNotes } from './chart-notes';
import classes from './metrics.module.css';
import { useSeen } from './use-seen';

/** Dashboards of the production: charts with what is normal, and with what was done to production marked on them. */
export function MetricsConsole() {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const { charts } = snapshot.drill.bundle.scenario.telemetry;
  const dashboards = useMemo(() => [...new Set(charts.map((chart) => chart.dashboard))], [charts]);
  const [dashboard, setDashboard] = useKept('metrics.dashboard', dashboards[0] ?? '');
  const [range, setRange] = useKept<RangeId>('metrics.range', '1h');
  const [focused, setFocused] = useState<string | null>(null);
  const members = charts.filter((chart) => chart.dashboard === dashboard);
  const shown = focused === null ? members : members.filter((chart) => chart.id === focused);
  const ids = shown.map((chart) => chart.id);
  const deployments = useReading({ op: 'deployments.list' }, 10 * SECOND);
  const rows = deployments.ok ? deployments.value.rows : [];
  const now = useTick(10 * SECOND);
  const from = Math.min(rangeStart(range, view, now), now);
  const seen = useSeen(`${dashboard} ${range} ${focused ?? ''}`);

  const query = `${ids.join(' ')} dashboard=${dashboard} ${rangeQuery(range)}`;
  useLook('metrics', seen.charts < ids.length ? '' : query, [...seen.evidence], WATCHING);

  const step = (by: number) => {
    const at = members.findIndex((chart) => chart.id === focused);
    setFocused(members[(at + by + members.length) % members.length]?.id ?? null);
  };
  if (charts.length === 0) {
    return (
      <Frame title="Metrics">
        <EmptyState title="There are no charts in this drill" />
      </Frame>
    );
  }
  return (
    <Frame
      title="Metrics"
      range={<RangePicker value={range} onChange={setRange} />}
      footer={
        <FootRow>
          <EvidenceActions evidence={[...seen.evidence]} about={`Metrics: ${query}`} compact />
        </FootRow>
      }
    >
      <div className={classes.dashboards}>
        <Segmented
          label="Dashboard"
          value={dashboard}
          onChange={(id) => {
            setDashboard(id);
            setFocused(null);
          }}
          options={dashboards.map((title) => ({ value: title, label: title }))}
        />
      </div>
      <ChartNotes notes={annotationsOf(rows, view, from, now)} view={view} />
      <div className={focused === null ? classes.grid : classes.single}>
        {shown.map((chart) => (
          <ChartCard
            key={chart.id}
            chart={chart}
            range={range}
            deployments={rows}
            deploymentEvidence={deployments.ok ? deployments.evidence : []}
            onSeen={seen.add}
            focused={focused === chart.id}
            onFocus={() => setFocused(focused === chart.id ? null : chart.id)}
            onStep={focused === null || members.length < 2 ? undefined : step}
          />
        ))}
      </div>
    </Frame>
  );
}
