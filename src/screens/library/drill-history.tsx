import { useState } from 'react';
import { Button } from '../../ui/button';
import { type Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FilterInput } from '../../ui/filter-input';
import { formatDuration, formatUtcDate } from '../../ui/format';
import { LoadingBar } from '../../ui/loading-bar';
import { RatingBadge } from '../../ui/rating-badge';
import { Section } from '../../ui/section';
import { SeverityBadge } from '../../ui/severity-badge';
import { useToasts } from '../../ui/toasts';
import { useMediaWidth } from '../../ui/use-media-width';
import { filterDrills } from './filter-drills';
import classes from './library.module.css';
import type { DrillCard, LibraryScreenProps } from './types';

const PHASES: Readonly<Record<DrillCard['phase'], string>> = {
  briefing: 'not started',
  live: 'running',
  paused: 'paused',
  postmortem: 'postmortem open',
  debrief: 'played',
  stopped: 'stopped for a real incident',
};

const OPEN_LABEL: Readonly<Record<DrillCard['phase'], string>> = {
  briefing: 'Start',
  live: 'Resume',
  paused: 'Resume',
  postmortem: 'Write postmortem',
  debrief: 'Debrief',
  stopped: 'Look',
};

/** `SEV2` as the badge wants it. */
function level(severity: string | null): 1 | 2 | 3 | 4 | null {
  const n = Number(severity?.slice(3));
  return n === 1 || n === 2 || n === 3 || n === 4 ? n : null;
}

type Props = Pick<LibraryScreenProps, 'drills' | 'onOpen' | 'onDelete' | 'onUndelete' | 'onExport'>;

/** The history table of the playbook, kept by itself: date, severity, duration, summary, link. */
export function DrillHistory({ drills, onOpen, onDelete, onUndelete, onExport }: Props) {
  const [query, setQuery] = useState('');
  const toasts = useToasts();
  const phone = useMediaWidth() === 'phone';
  if (drills === null) {
    return (
      <Section title="History" level={2}>
        <LoadingBar label="Reading past drills" />
      </Section>
    );
  }
  const shown = filterDrills(drills, query);
  const remove = async (drill: DrillCard) => {
    await onDelete(drill.id);
    toasts.show({ text: `Deleted “${drill.title}”.`, action: { label: 'Undo', run: () => void onUndelete(drill.id) } });
  };
  const actions: Column<DrillCard> = {
    id: 'actions',
    header: 'Open',
    cell: (d) => (
      <div className={classes.actions}>
        <Button onClick={() => onOpen(d.id)}>{OPEN_LABEL[d.phase]}</Button>
        <Button kind="quiet" onClick={() => void onExport(d.id)}>
          Export
        </Button>
        <Button kind="quiet" onClick={() => void remove(d)} aria-label={`Delete ${d.title}`}>
          Delete
        </Button>
      </div>
    ),
  };
  const short: Column<DrillCard> = {
    id: 'date',
    header: 'Drill',
    cell: (d) => <Short drill={d} />,
    sortValue: (d) => d.createdAt,
  };
  const columns: readonly Column<DrillCard>[] = [
    { id: 'date', header: 'Date', mono: true, cell: (d) => formatUtcDate(d.createdAt), sortValue: (d) => d.createdAt },
    {
      id: 'severity',
      header: 'Severity',
      cell: (d) => (d.severity === null ? '–' : <SeverityBadge quiet level={level(d.severity)} label={d.severity} />),
    },
    {
      id: 'duration',
      header: 'Duration',
      mono: true,
      align: 'right',
      cell: (d) => (d.durationMs === null ? '–' : formatDuration(d.durationMs)),
      sortValue: (d) => d.durationMs ?? -1,
    },
    { id: 'summary', header: 'Summary', cell: (d) => <Summary drill={d} /> },
    {
      id: 'result',
      header: 'Result',
      cell: (d) => (d.rating === null ? <span className="hw-muted">{PHASES[d.phase]}</span> : <Result drill={d} />),
      sortValue: (d) => d.percent ?? -1,
    },
    actions,
  ];
  return (
    <Section
      title="History"
      level={2}
      aside={
        drills.length > 0 ? (
          <FilterInput
            label="Search past drills"
            value={query}
            onChange={setQuery}
            count={`${shown.length} of ${drills.length}`}
          />
        ) : undefined
      }
    >
      {drills.length === 0 ? (
        <EmptyState
          title="No drills yet"
          text="Every drill you play appears here with its date, severity, duration and result."
        />
      ) : (
        <section className={classes.tableWrap} aria-label="Past drills">
          <DataTable
            caption="Past drills"
            hideCaption
            columns={phone ? [short, actions] : columns}
            rows={shown}
            rowKey={(d) => d.id}
            empty="No drill matches this search."
            initialSort={{ column: 'date', descending: true }}
          />
        </section>
      )}
    </Section>
  );
}

function Summary({ drill }: { readonly drill: DrillCard }) {
  return (
    <>
      <span>{drill.title}</span>
      <span className={classes.people}>
        {drill.people.join(', ')}
        {drill.forked ? ' · forked' : ''}
        {drill.isTeam ? ' · team drill' : ''}
      </span>
    </>
  );
}

/** Everything about a drill in one cell, where there is no room for columns. */
function Short({ drill }: { readonly drill: DrillCard }) {
  return (
    <div className={classes.short}>
      <Summary drill={drill} />
      <span className="hw-row hw-small">
        <span className="hw-mono">{formatUtcDate(drill.createdAt)}</span>
        {drill.severity !== null && <SeverityBadge quiet level={level(drill.severity)} label={drill.severity} />}
        {drill.durationMs !== null && <span className="hw-mono">{formatDuration(drill.durationMs)}</span>}
      </span>
      {drill.rating === null ? (
        <span className="hw-muted hw-small">{PHASES[drill.phase]}</span>
      ) : (
        <Result drill={drill} />
      )}
    </div>
  );
}

function Result({ drill }: { readonly drill: DrillCard }) {
  return (
    <span className="hw-row">
      {drill.rating !== null && <RatingBadge rating={drill.rating} />}
      <span className="hw-mono">{drill.percent} %</span>
    </span>
  );
}
