import { IconNotes } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { epochOf } from '../../../drill/view';
import { type TimelineKind, timeline } from '../../../report/timeline';
import { IconButton } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { EmptyState } from '../../../ui/empty-state';
import { FilterInput } from '../../../ui/filter-input';
import { formatUtcTime } from '../../../ui/format';
import { ScrollBody } from '../../../ui/scroll-body';
import { messagesFor } from '../channels/conversations';
import { useControl } from '../parts/control-context';
import { senderName } from '../parts/names';
import classes from './timeline.module.css';

const KINDS: Readonly<Record<TimelineKind, string>> = {
  detection: 'Detection',
  declaration: 'Declaration',
  role: 'Roles',
  communication: 'Communication',
  investigation: 'Investigation',
  decision: 'Decisions',
  change: 'Changes',
  resolution: 'Resolution',
  inject: 'Injects',
  drill: 'Drill',
};
type Shown = TimelineKind | 'every';

/** What has happened, newest first. From any row of it an observation can begin. */
export function TimelineTab() {
  const { snapshot, canSteer, observe } = useControl();
  const { drill, state, view } = snapshot;
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Shown>('every');
  const { happenings, facts, pages, messages } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is new at each tick, its timeline only when these are
  const all = useMemo(
    // What went to one person alone is no evaluator's to read.
    () =>
      timeline(drill, { ...state, messages: messagesFor(messages, canSteer) })
        .map((row, key) => ({ ...row, key }))
        .toReversed(),
    [drill, happenings, facts, pages, messages, canSteer],
  );
  const wanted = words.trim().toLowerCase();
  const rows = all.filter(
    (row) =>
      (kind === 'every' || row.kind === kind) &&
      (wanted === '' || `${senderName(drill, row.by)} ${row.text}`.toLowerCase().includes(wanted)),
  );
  return (
    <div className={classes.tab}>
      <div className={classes.filters}>
        <FilterInput
          label="Filter the timeline"
          value={words}
          onChange={setWords}
          count={`${rows.length} of ${all.length}`}
        />
        <SelectField
          label="Kind"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'every', label: 'Everything' },
            ...Object.entries(KINDS).map(([value, label]) => ({ value: value as TimelineKind, label })),
          ]}
        />
      </div>
      <ScrollBody label="Timeline" className={classes.list ?? ''}>
        {rows.length === 0 ? (
          <EmptyState
            title={all.length === 0 ? 'Nothing has happened yet' : 'No row fits'}
            text={
              all.length === 0
                ? 'From StartEx on, what people do and what is sent in stands here, newest first.'
                : 'Change the filter to see more.'
            }
          />
        ) : (
          <ol className={classes.rows}>
            {rows.map((row) => (
              <li key={row.key} className={classes.row} data-kind={row.kind}>
                <time className={classes.time}>{formatUtcTime(epochOf(view, row.at))}</time>
                <span>
                  <strong>{senderName(drill, row.by)}</strong> {row.text}
                </span>
                {row.seq !== undefined && (
                  <IconButton
                    label={`Observe: ${senderName(drill, row.by)} ${row.text.slice(0, 60)}`}
                    onClick={() => observe({ about: row.seq ?? 0 })}
                  >
                    <IconNotes size={15} aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ol>
        )}
      </ScrollBody>
    </div>
  );
}
